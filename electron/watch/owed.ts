// What a person is still to be told: kept on the disk from the moment a watch is over until somebody has been told,
// so that a crash in between costs no outcome. It is told twice only where the app ended while it was being told.
import type { Told } from './outcomes.ts';
import type { Owed, WatchStore } from './watch-store.ts';

/** Nobody reads further back: with all notices off and the window shut it would grow without end. */
const MOST_OWED = 1_000;

export interface OwedList {
  /** It is told when it lies on the disk, or the disk has refused it. */
  add(told: Told): void;
  /** Tells what an earlier run has not. */
  tellLeft(): void;
  /** A person has been told; never again. */
  paid(id: number): void;
}

export interface OwedDeps {
  readonly store: WatchStore;
  /** ms since 1970, by the computer's clock */
  readonly wallNow: () => number;
  readonly tell: (owed: Owed) => void;
}

export const createOwed = ({ store, wallNow, tell }: OwedDeps): OwedList => {
  const { owed } = store;
  let lastId = Math.max(-1, ...owed.keys());
  return {
    add: (told) => {
      const one: Owed = { id: (lastId += 1), told, at: wallNow() };
      owed.set(one.id, one);
      const [oldest = one.id] = owed.keys();
      if (owed.size > MOST_OWED) owed.delete(oldest);
      void store.save().then(() => {
        // Its account may have been taken away meanwhile.
        if (owed.has(one.id)) tell(one);
      });
    },
    tellLeft: () => [...owed.values()].forEach(tell),
    paid: (id) => {
      if (owed.delete(id)) void store.save();
    },
  };
};
