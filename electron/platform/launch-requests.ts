// What each start of the program asks for: the first one, and every later one while it runs. Requests are
// kept until the app is ready. No Electron.

/** `cancel-by-id` is for desktops that give programs no global shortcuts, but run commands by shortcuts of their own. */
export type LaunchKind = 'show' | 'hidden' | 'cancel-by-id';

/** @param words the arguments after the program's name */
export const launchKindOf = (words: readonly string[]): LaunchKind => {
  if (words.includes('--cancel-by-id')) return 'cancel-by-id';
  return words.includes('--hidden') ? 'hidden' : 'show';
};

export interface LaunchRequests<T> {
  /** One more. */
  add(start: T | Promise<T>): void;
  /** Handles the waiting starts, and from now on each new one. */
  ready(act: (start: T) => void): void;
}

/** Each is handled once and in order, also if one takes time to be read. */
export const createLaunchRequests = <T>(): LaunchRequests<T> => {
  let open: (act: (start: T) => void) => void = () => undefined;
  const isReady = new Promise<(start: T) => void>((resolve) => {
    open = resolve;
  });
  let last: Promise<unknown> = isReady;
  return {
    add: (start) => {
      const before = last;
      const run = async (): Promise<void> => {
        // One that failed does not stop the next.
        await Promise.allSettled([before]);
        const act = await isReady;
        act(await start);
      };
      last = run();
    },
    ready: (act) => open(act),
  };
};
