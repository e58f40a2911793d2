// How long main waits for a talker before it ends it: one that rests, and one that hangs.
import type { Call } from './messages.ts';

/** A call makes up to three requests (one a binding), each with a limit of its own, and reads what came of them. */
const MOST_REQUESTS = 3;
const REQUEST_MS = { cancel: 120_000, other: 30_000 } as const;
const READING_MS = 30_000;

/** How long a talker that works says nothing of a call, ms. One that is silent for longer hangs. */
export const patienceMsFor = ({ name, options }: Call): number => {
  const { timeoutMs = REQUEST_MS.other, cancelTimeoutMs = REQUEST_MS.cancel } = options;
  return MOST_REQUESTS * (name === 'cancel' ? cancelTimeoutMs : timeoutMs) + READING_MS;
};

export interface Patience {
  /** From now on, anew. */
  readonly begin: () => void;
  readonly end: () => void;
}

/** Calls `over` when it has lasted so long. */
export const createPatience = (ms: number, over: () => void): Patience => {
  let timer: NodeJS.Timeout | undefined;
  const end = (): void => clearTimeout(timer);
  const begin = (): void => {
    end();
    // Waiting alone must not keep a process from ending.
    timer = setTimeout(over, ms).unref();
  };
  return { begin, end };
};
