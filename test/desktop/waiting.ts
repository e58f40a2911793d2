// Waiting for something that the outside world tells by a signal, with a limit and a reason when it does not come.

/** Only in case a signal was lost. */
const pollAgainMs = 1000;

export interface Bell {
  readonly ring: () => void;
  /** Until it rings, or a second has passed. */
  rung(): Promise<void>;
}

export const createBell = (): Bell => {
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
  return { ring, rung };
};

/**
 * Looks, and looks again whenever the bell rings, until there is something.
 * @param limitMs how long
 * @param missing says what was there instead
 */
export const until = async <T>(
  bell: Bell,
  look: () => Promise<T | undefined> | T | undefined,
  missing: () => Promise<string> | string,
  limitMs = 10_000,
): Promise<T> => {
  const end = Date.now() + limitMs;
  for (;;) {
    // What rings while it looks must not be missed.
    const next = bell.rung();
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(await missing());
    await next;
  }
};
