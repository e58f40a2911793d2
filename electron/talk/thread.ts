// The talking thread itself: the SOAP client at one end of its line. A bundle of its own, started by thread-line.ts.
import { parentPort } from 'node:worker_threads';
import { createSoapService } from '../casjobs/soap-service.ts';
import { createCollector } from '../garbage.ts';
import type { ToTalker } from './messages.ts';
import { createTalker } from './talker.ts';

const collect = createCollector();
const hear = createTalker({
  createService: createSoapService,
  send: (message) => {
    parentPort?.postMessage(message);
    // Each call writes the password into what it sends.
    if (message.kind === 'end') collect();
  },
});
parentPort?.on('message', (message: ToTalker) => hear(message));
