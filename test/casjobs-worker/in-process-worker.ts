// Both ends of the worker joined by a real channel, in one thread; what was said is kept.
import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import type { ServiceOptions } from '../../electron/casjobs/service.ts';
import { createSoapService } from '../../electron/casjobs/soap-service.ts';
import { createWorkerClient, type WorkerClient } from '../../electron/casjobs-worker/client.ts';
import type {
  WorkerEvents,
  WorkerPort,
  FromWorker,
  ToWorker,
} from '../../electron/casjobs-worker/protocol.ts';
import { createRequestHandler } from '../../electron/casjobs-worker/request-handler.ts';

export interface InProcessWorker {
  readonly client: WorkerClient;
  readonly said: (ToWorker | FromWorker)[];
  /** How each service was asked for. */
  readonly services: ServiceOptions[];
  /** How often a worker was started. */
  starts(): number;
  /** Resolves when the newest worker was ended. */
  ended(): Promise<unknown>;
  /** Called with all that main hears, before it does. */
  listen: (message: FromWorker) => void;
  /** The newest worker dies. */
  die(): void;
}

export const inProcessWorker = (idleMs?: number): InProcessWorker => {
  const said: (ToWorker | FromWorker)[] = [];
  const services: ServiceOptions[] = [];
  const listeners: WorkerEvents[] = [];
  let channel = new MessageChannel();
  const startWorker = (events: WorkerEvents): WorkerPort => {
    listeners.push(events);
    const { port1, port2 } = (channel = new MessageChannel());
    const hear = createRequestHandler({
      createService: (options) => {
        services.push(options);
        return createSoapService(options);
      },
      send: (message) => port2.postMessage(message),
    });
    port2.on('message', (message: ToWorker) => {
      said.push(message);
      hear(message);
    });
    port1.on('message', (message: FromWorker) => {
      said.push(message);
      worker.listen(message);
      events.onMessage(message);
    });
    return { send: (message) => port1.postMessage(message), close: () => port1.close() };
  };
  const client = createWorkerClient({ startWorker, ...(idleMs !== undefined && { idleMs }) });
  onTestFinished(() => client.close());
  const worker: InProcessWorker = {
    client,
    said,
    services,
    starts: () => listeners.length,
    listen: () => undefined,
    ended: () => once(channel.port2, 'close'),
    die: () => {
      channel.port1.close();
      listeners.at(-1)?.lost('gone');
    },
  };
  return worker;
};
