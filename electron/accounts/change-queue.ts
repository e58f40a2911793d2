// Runs changes of the accounts one after the other. A change that waits for a slow keychain lets the next one start,
// and goes on when the keychain answers, unless another change has begun since.
import { createKeyedMutex } from '../keyed-mutex.ts';
import { VaultError } from '../vault/vault.ts';

/** Waits for a keychain, however late it answers. Rejects with `keychain-slow` once another change has begun. */
export type Wait = <T>(answer: Promise<T>) => Promise<T>;

export interface ChangeQueue {
  /** Runs a change in its turn. */
  run<T>(change: (wait: Wait) => Promise<T>): Promise<T>;
  /** Runs in its turn what is not a change by the user: one that waits goes on waiting. */
  aside<T>(task: () => Promise<T>): Promise<T>;
  /** Whether a change waits for the keychain. */
  isWaiting(): boolean;
}

interface Waiting {
  drop(): void;
}

/** `changed` is called when `isWaiting` is another. */
export const createChangeQueue = (changed: () => void): ChangeQueue => {
  const inLine = createKeyedMutex();
  const aside = <T>(task: () => Promise<T>): Promise<T> => inLine('all', task);
  let waiting: Waiting | null = null;
  const setWaiting = (next: Waiting | null): void => {
    const before = waiting;
    waiting = next;
    if ((before === null) !== (next === null)) changed();
  };
  /** Takes a turn; the answer gives it up. */
  const turn = (): Promise<() => void> =>
    new Promise((begun) => {
      void aside(() => new Promise<void>((end) => begun(end)));
    });

  return {
    aside,
    isWaiting: () => waiting !== null,
    run: async (change) => {
      let giveUp = await turn();
      waiting?.drop();
      setWaiting(null);
      const wait: Wait = async <T>(answer: Promise<T>): Promise<T> => {
        try {
          return await answer;
        } catch (error) {
          if (!(error instanceof VaultError) || error.late === null) throw error;
          const dropped = new Promise<null>((resolve) => {
            setWaiting({ drop: () => resolve(null) });
          });
          giveUp();
          // What it was is said in its turn.
          const answered = error.late.catch(() => undefined).then(turn);
          const next = await Promise.race([answered, dropped]);
          // The other has the turn, and this one only ends.
          if (next === null) {
            void answered.then((end) => end());
            throw error;
          }
          giveUp = next;
          setWaiting(null);
          return (await error.late) as T;
        }
      };
      try {
        return await change(wait);
      } finally {
        giveUp();
      }
    },
  };
};
