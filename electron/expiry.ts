// Ends something after a while, by comparing clocks. A timer is not enough, because it stops while the computer
// sleeps, so that five minutes could last the whole night.

/**
 * Counts the ms since it was made. Of two clocks the later one counts: one stops during sleep, the other
 * can be set back.
 */
export const startCounting = (): (() => number) => {
  const wall = Date.now();
  const ticks = performance.now();
  return () => Math.max(Date.now() - wall, performance.now() - ticks);
};

export interface Expiry {
  /** Starts the time again. */
  restart(): void;
  /** The limit is another one; the time that has passed counts. */
  replan(): void;
  stop(): void;
  /** Compares the clocks now; to be called before anything relies on it. Whether the time runs, and is not over. */
  isRunning(): boolean;
}

/**
 * @param limitMs how long it lasts; null while it is not to end
 * @param onOver called once when it is over; by then it has stopped
 */
export const createExpiry = (limitMs: () => number | null, onOver: () => void): Expiry => {
  let passed: (() => number) | null = null;
  let timer: NodeJS.Timeout | undefined;

  const stop = (): void => {
    clearTimeout(timer);
    timer = undefined;
    passed = null;
  };
  const leftMs = (): number => (limitMs() ?? Infinity) - (passed?.() ?? 0);
  const plan = (): void => {
    const ms = leftMs();
    if (passed === null || ms === Infinity || timer !== undefined) return;
    const planned = passed;
    // The app may end before.
    timer = setTimeout(() => fire(planned), Math.max(0, ms)).unref();
  };
  const end = (): void => {
    stop();
    onOver();
  };
  const isRunning = (): boolean => {
    if (passed === null) return false;
    if (leftMs() > 0) return true;
    end();
    return false;
  };
  const fire = (planned: () => number): void => {
    timer = undefined;
    // It may have been restarted meanwhile: that moves no timer.
    if (passed === planned) end();
    else if (isRunning()) plan();
  };

  return {
    stop,
    isRunning,
    restart: () => {
      passed = startCounting();
      plan();
    },
    replan: () => {
      clearTimeout(timer);
      timer = undefined;
      if (isRunning()) plan();
    },
  };
};
