// Tries again what Windows refuses while another program has the file open: a virus scanner, an indexer, a backup.
// They let go of it within a moment. Elsewhere nothing is refused for that, and the same codes mean what they say.

const HELD = /^(?:EPERM|EACCES|EBUSY)$/;
const FIRST_WAIT_MS = 10;
const LONGEST_WAIT_MS = 320;
/** Waits of 10, 20, 40, 80, 160, 320, 320 … ms. */
const LIMIT_MS = 2_000;
/** The main process stands still meanwhile. */
const LIMIT_AT_ONCE_MS = 300;

const isHeld = (error: unknown, platform: NodeJS.Platform): boolean =>
  platform === 'win32' &&
  error instanceof Error &&
  'code' in error &&
  HELD.test(String(error.code));

/** @yields how long to wait until each further try; less than `limitMs` in all */
function* waitsWithin(limitMs: number): Generator<number, undefined> {
  let waited = 0;
  let wait = FIRST_WAIT_MS;
  for (; waited + wait <= limitMs; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    yield wait;
    waited += wait;
  }
}

/** Resolves and rejects as `act`; on Windows it is tried for two seconds. */
export const retryIfLocked = async <T>(
  act: () => Promise<T>,
  platform: NodeJS.Platform = process.platform,
): Promise<T> => {
  for (const wait of waitsWithin(LIMIT_MS)) {
    try {
      return await act();
    } catch (error) {
      if (!isHeld(error, platform)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return act();
};

const waitAtOnce = (ms: number): void =>
  void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

/** The same, without letting anything else run meanwhile, and for 0.3 s only. */
export const retryIfLockedSync = <T>(
  act: () => T,
  platform: NodeJS.Platform = process.platform,
): T => {
  for (const wait of waitsWithin(LIMIT_AT_ONCE_MS)) {
    try {
      return act();
    } catch (error) {
      if (!isHeld(error, platform)) throw error;
    }
    waitAtOnce(wait);
  }
  return act();
};
