// Runs the tasks of one key one after the other, and those of different keys at the same time.

export type KeyedMutex = <T>(key: string, task: () => Promise<T>) => Promise<T>;

export const createKeyedMutex = (): KeyedMutex => {
  const last = new Map<string, Promise<unknown>>();
  return (key, task) => {
    const run = (last.get(key) ?? Promise.resolve()).then(task);
    const leave = (): void => {
      if (last.get(key) === settled) last.delete(key);
    };
    // A task that failed does not stop the next.
    const settled = run.then(leave, leave);
    last.set(key, settled);
    return run;
  };
};
