// Waits for a condition that an external signal announces, with a time limit and an error message.

/** Checks again after this time, in case a signal was lost. */
const pollAgainMs = 1000;

export interface Signal {
  readonly emit: () => void;
  /** Resolves when it rings, or after a second. */
  next(): Promise<void>;
}

export const createSignal = (): Signal => {
  let waiting: (() => void)[] = [];
  const ring = (): void => {
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  };
  const rung = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, pollAgainMs);
      waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  return { emit: ring, next: rung };
};

/**
 * Calls `look` now and whenever the bell rings, until it returns something.
 * @param limitMs the time limit
 * @param missing returns the error message
 */
export const waitUntil = async <T>(
  bell: Signal,
  look: () => Promise<T | undefined> | T | undefined,
  missing: () => Promise<string> | string,
  limitMs = 10_000,
): Promise<T> => {
  const end = Date.now() + limitMs;
  for (;;) {
    // Subscribes first, so that no signal is missed.
    const next = bell.next();
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(await missing());
    await next;
  }
};
