// Lets a few tasks run at once and the others wait their turn. Knows nothing of what they do.

export type Lanes = <T>(task: () => Promise<T>) => Promise<T>;

/** @param most how many run at once, 1 or more */
export const createLanes = (most: number): Lanes => {
  const waiting: (() => void)[] = [];
  let running = 0;
  const turn = async (): Promise<void> => {
    if (running >= most) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
  };
  const leave = (): void => {
    // The lane is handed on, not freed, so that nobody slips in between.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };
  return async (task) => {
    await turn();
    try {
      return await task();
    } finally {
      leave();
    }
  };
};
