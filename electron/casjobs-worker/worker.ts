// The worker thread: the clients of all services behind messages. A bundle of its own, started by start-worker.ts.
import { parentPort } from 'node:worker_threads';
import { createServices } from '../casjobs/service-kinds.ts';
import { createCollector } from '../freed-memory.ts';
import type { ToWorker } from './protocol.ts';
import { createRequestHandler } from './request-handler.ts';
import { takePasswords } from './shared-passwords.ts';

// This thread blocks no other.
const collect = createCollector(undefined, () => true);
const services = createServices();
const handleRequest = createRequestHandler({
  createService: services.create,
  isHolding: services.isHolding,
  send: (message) => {
    parentPort?.postMessage(message);
    // Each call writes the password into what it sends.
    if (message.kind === 'end') collect();
  },
});
parentPort?.on('message', (message: unknown) => handleRequest(takePasswords(message) as ToWorker));
