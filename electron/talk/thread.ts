// The talking thread itself: the SOAP client at one end of its line. A bundle of its own, started by thread-line.ts.
import { parentPort } from 'node:worker_threads';
import { createSoapService } from '../casjobs/soap-service.ts';
import type { ToTalker } from './messages.ts';
import { createTalker } from './talker.ts';

const hear = createTalker({
  createService: createSoapService,
  send: (message) => parentPort?.postMessage(message),
});
parentPort?.on('message', (message: ToTalker) => hear(message));
