// The worker thread: the SOAP client behind messages. A bundle of its own, started by start-worker.ts.
import { parentPort } from 'node:worker_threads';
import { createSoapService } from '../casjobs/soap-service.ts';
import { createCollector } from '../freed-memory.ts';
import type { ToWorker } from './protocol.ts';
import { createRequestHandler } from './request-handler.ts';
import { takePasswords } from './shared-passwords.ts';

// This thread blocks no other.
const collect = createCollector(undefined, () => true);
const handleRequest = createRequestHandler({
  createService: createSoapService,
  send: (message) => {
    parentPort?.postMessage(message);
    // Each call writes the password into what it sends.
    if (message.kind === 'end') collect();
  },
});
parentPort?.on('message', (message: unknown) => handleRequest(takePasswords(message) as ToWorker));
