// Starts the practice service's thread, and returns its address and account.
import { Worker } from 'node:worker_threads';

export interface FromPracticeWorker {
  readonly base: string;
  readonly wsId: string;
  readonly password: string;
}

export interface PracticeWorker extends FromPracticeWorker {
  /** Resolves when the thread is gone, for whatever reason. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

/** With every limit of limits.ts reached at once it needs about half of this. */
const MAX_HEAP_MIB = 256;

/** @param file the bundle of practice-worker.ts. Rejects if the service does not start */
export const startPracticeWorker = (file: string): Promise<PracticeWorker> => {
  const worker = new Worker(file, {
    name: 'practice',
    argv: [],
    execArgv: [],
    env: {},
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MIB },
  });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    // Also later: if the thread runs out of memory, the app must not fail.
    worker.on('error', reject);
    worker.once('message', (message: FromPracticeWorker) =>
      resolve({
        ...message,
        ended,
        close: async () => {
          await worker.terminate();
        },
      }),
    );
    void ended.then(() => reject(new Error('The practice service did not start.')));
  });
};
