// What the watchers of all accounts share: their clock, their order, and what must outlive the app.
import type { Told } from '../watch/outcomes.ts';
import { createOwed, type OwedList } from '../watch/owed.ts';
import { createSteadyClock, type SteadyClock } from '../watch/steady-clock.ts';
import { createOrder, createWatchList, type Order, type WatchList } from '../watch/watch-list.ts';
import { createWatchStore, type Owed } from '../watch/watch-store.ts';
import type { Files } from './files.ts';

export interface Watching {
  readonly clock: SteadyClock;
  readonly order: Order;
  readonly list: WatchList;
  readonly owed: OwedList;
  readonly now: () => number;
  readonly tell: (told: Told) => void;
}

/** @param tell called with each outcome when it lies on the disk */
export const openWatching = (
  files: Files,
  changed: () => void,
  tell: (owed: Owed) => void,
): Watching => {
  const wallNow = (): number => Date.now();
  const clock = createSteadyClock({ wall: wallNow, ticks: () => performance.now() });
  const order = createOrder();
  const unwritten = (error: unknown): void => files.watchesUnwritten(error);
  const store = createWatchStore({ file: files.watches, now: clock.now(), unwritten });
  const owed = createOwed({ store, wallNow, tell });
  const list = createWatchList({ store, order, changed });
  return { clock, order, list, owed, now: () => clock.now(), tell: (told) => owed.add(told) };
};
