// Each start of the program asks for something: the first one, and every further one while it runs. What is asked is
// kept until the app is ready. Knows no Electron.

/** `cancel-by-id` is for a key of the desktop's own, where it gives programs none. */
export type LaunchKind = 'show' | 'hidden' | 'cancel-by-id';

/** @param words those behind the program's name */
export const launchKindOf = (words: readonly string[]): LaunchKind => {
  if (words.includes('--cancel-by-id')) return 'cancel-by-id';
  return words.includes('--hidden') ? 'hidden' : 'show';
};

export interface LaunchRequests<T> {
  /** One more. */
  add(start: T | Promise<T>): void;
  /** The app is ready: does those that wait, and from now on each as it comes. */
  ready(act: (start: T) => void): void;
}

/** Each is done once, in the order in which they came, also where one takes a while to be read. */
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
