// What the watchers of all accounts share: their clock, their order, and what must outlive the app.
import type { Told } from '../watch/outcomes.ts';
import { createOutbox, type Outbox } from '../watch/outbox.ts';
import { createOwed, type OwedList } from '../watch/owed.ts';
import { createSteadyClock, type SteadyClock } from '../watch/steady-clock.ts';
import { createOrder, createWatchList, type Order, type WatchList } from '../watch/watch-list.ts';
import { createWatchStore, type Owed } from '../watch/watch-store.ts';
import type { Files } from './files.ts';

export interface Watching {
  readonly clock: SteadyClock;
  readonly order: Order;
  readonly list: WatchList;
  readonly outbox: Outbox;
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
  const { sentCancels: sentBefore } = files.watches.value();
  const outbox = createOutbox({ now: () => clock.now(), sentBefore, changed });
  const sentCancels = (): number => outbox.answered();
  const file = files.watches;
  const store = createWatchStore({ file, now: clock.now(), sentCancels, unwritten });
  const owed = createOwed({ store, wallNow, tell });
  const list = createWatchList({ store, order, outbox, changed });
  const now = (): number => clock.now();
  return { clock, order, list, outbox, owed, now, tell: (told) => owed.add(told) };
};
