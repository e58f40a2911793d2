// Starts the worker thread and connects its messages.
import { Worker } from 'node:worker_threads';
import type { WorkerEvents, WorkerPort, Loss, FromWorker } from './protocol.ts';
import { sharePasswords } from './shared-passwords.ts';

/** Reading an answer of 64 MiB takes a good part of this; more would be no answer of CasJobs. */
const MOST_HEAP_MIB = 1024;

const lossOf = (error: Error): Loss =>
  'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'gone';

/** @param file the bundle of worker.ts */
export const startWorker = (
  file: string,
  { onMessage, lost }: WorkerEvents,
  heapMib = MOST_HEAP_MIB,
): WorkerPort => {
  const worker = new Worker(file, {
    name: 'worker',
    // Nothing of main's surroundings: a DEBUG there would have packages print what they send.
    argv: [],
    execArgv: [],
    env: {},
    // Its output is discarded.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: heapMib },
  });
  let isOver = false;
  const over = (why: Loss): void => {
    if (isOver) return;
    isOver = true;
    lost(why);
  };
  worker.on('message', (message: FromWorker) => {
    if (!isOver) onMessage(message);
  });
  worker.on('error', (error) => over(lossOf(error)));
  worker.on('exit', () => over('gone'));
  return {
    send: (message) => worker.postMessage(sharePasswords(message)),
    close: () => {
      isOver = true;
      return worker.terminate();
    },
  };
};
