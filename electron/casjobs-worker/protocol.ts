// The messages between main and the worker, the size of their batches, and how long main waits. Both ends are of one
// build, so each trusts the other.
import type { CasJobsErrorCode } from '../casjobs/errors.ts';
import type { Job } from '../casjobs/job.ts';
import type { Binding, CasJobsService, ServiceOptions } from '../casjobs/service.ts';
import { JOBS_AT_ONCE } from '../slices.ts';

/** `binding` asks nobody: main's end knows it. */
export type CallName = Exclude<keyof CasJobsService, 'binding'>;

/** One call. It names its service whole, so that the thread need remember nothing between two calls. */
export interface WorkerCall {
  /** A signal cannot travel: `stop` does. */
  readonly options: Omit<ServiceOptions, 'signal'>;
  readonly name: CallName;
  /** What the method takes, the password among it: the only message that has one. */
  readonly given: readonly unknown[];
}

export type ToWorker =
  | { readonly kind: 'call'; readonly id: number; readonly call: WorkerCall }
  /** The last part has been taken in. */
  | { readonly kind: 'more'; readonly id: number }
  | { readonly kind: 'stop'; readonly id: number };

/** What a call came to. */
export interface WorkerReply {
  /** What the method resolved with; an Answer without its jobs, which have come in parts before. */
  readonly value: unknown;
}

export interface WorkerFailure {
  readonly code: CasJobsErrorCode;
  readonly detail: string;
  readonly retryAfterMs: number | null;
}

export type FromWorker =
  | { readonly kind: 'part'; readonly id: number; readonly jobs: readonly Job[] }
  | {
      readonly kind: 'end';
      readonly id: number;
      readonly reply: WorkerReply | WorkerFailure;
      /** The binding that the service was found to speak; null while it is not known. */
      readonly boundBy: Binding | null;
      /** Whether the worker has something that would be lost with it, such as a token. */
      readonly isHolding: boolean;
    };

/** Why nothing more will come: it ran out of memory over an answer, or ended for any other reason. */
export type Loss = 'memory' | 'gone';

export interface WorkerPort {
  send(message: ToWorker): void;
  /** Ends the worker; no message comes from it after that. The promise resolves when it has ended. */
  close(): unknown;
}

export interface WorkerEvents {
  readonly onMessage: (message: FromWorker) => void;
  /** The worker is gone, unasked. */
  readonly lost: (why: Loss) => void;
}

/** Starts a worker. May throw where the system gives no thread. */
export type StartWorker = (events: WorkerEvents) => WorkerPort;

/** Texts can be long: a part has at most this many characters, or is a single job (longestTexts in parse-rows.ts). */
const MOST_CHARACTERS = 256 * 1024;

/** Of all texts, whatever they are called. */
const charactersOf = (job: Job): number =>
  Object.values(job).reduce<number>(
    (sum, value) => sum + (typeof value === 'string' ? value.length : 0),
    0,
  );

/** The same jobs in the same order; none gives no part. */
export function* replyChunks(jobs: readonly Job[]): Generator<readonly Job[]> {
  let start = 0;
  let characters = 0;
  for (const [index, job] of jobs.entries()) {
    const own = charactersOf(job);
    const isFull = index - start === JOBS_AT_ONCE || characters + own > MOST_CHARACTERS;
    if (isFull && index > start) {
      yield jobs.slice(start, index);
      start = index;
      characters = 0;
    }
    characters += own;
  }
  if (start < jobs.length) yield jobs.slice(start);
}

/** A call makes up to three requests (one a binding), each with a limit of its own, and reads what came of them. */
const MOST_REQUESTS = 3;
const REQUEST_MS = { cancel: 120_000, other: 30_000 } as const;
const READING_MS = 30_000;

/** How long a worker that works says nothing of a call, ms. One that is silent for longer hangs. */
export const timeoutMsFor = ({ name, options }: WorkerCall): number => {
  const { timeoutMs = REQUEST_MS.other, cancelTimeoutMs = REQUEST_MS.cancel } = options;
  return MOST_REQUESTS * (name === 'cancel' ? cancelTimeoutMs : timeoutMs) + READING_MS;
};

export interface CallTimeouts {
  /** Restarts the count from now. */
  readonly begin: () => void;
  readonly end: () => void;
}

/** Calls `over` when it has lasted so long. */
export const createCallTimeouts = (ms: number, over: () => void): CallTimeouts => {
  let timer: NodeJS.Timeout | undefined;
  const end = (): void => clearTimeout(timer);
  const begin = (): void => {
    end();
    // Waiting alone must not keep a process from ending.
    timer = setTimeout(over, ms).unref();
  };
  return { begin, end };
};
