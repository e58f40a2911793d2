// Lets a few tasks run at once and the others wait their turn. Knows nothing of what they do.

/** `next` goes before all that wait `in-line`. */
export type Turn = 'next' | 'in-line';

export type ConcurrencyLimit = <T>(task: () => Promise<T>, turn?: Turn) => Promise<T>;

/** @param most how many run at once, 1 or more */
export const createConcurrencyLimit = (most: number): ConcurrencyLimit => {
  const waiting: Record<Turn, (() => void)[]> = { next: [], 'in-line': [] };
  let running = 0;
  const comeIn = async (turn: Turn): Promise<void> => {
    if (running >= most) await new Promise<void>((go) => waiting[turn].push(go));
    else running += 1;
  };
  const leave = (): void => {
    // The lane is handed on, not freed, so that nobody slips in between.
    const next = waiting.next.shift() ?? waiting['in-line'].shift();
    if (next) next();
    else running -= 1;
  };
  return async (task, turn = 'in-line') => {
    await comeIn(turn);
    try {
      return await task();
    } finally {
      leave();
    }
  };
};
