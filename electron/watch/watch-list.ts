// The watches of all accounts. Knows no service and no clock.
import type { JobId } from '../casjobs/job.ts';
import { keyOf, type WatchStore } from './watch-store.ts';
import { withoutCancel, type Watch } from './watch.ts';

/** Orders looks and commands: a look says something of a watch only if it began after the watch's last change. */
export interface Order {
  next(): number;
}

export const createOrder = (): Order => {
  let last = 0;
  return { next: () => (last += 1) };
};

export interface WatchList {
  get(accountKey: string, jobId: JobId): Watch | undefined;
  ofAccount(accountKey: string): readonly Watch[];
  /** Whether a look that began at `begun` may judge it. */
  isSettledBefore(watch: Watch, begun: number): boolean;
  /** Enters a watch; resolves when it lies on disk, or the disk has refused it: then it holds in memory only. */
  enter(watch: Watch): Promise<void>;
  /** Changes a watch after a command: looks that have begun before no longer count. */
  command(watch: Watch): void;
  /** Changes a watch after a look. */
  seen(watch: Watch): void;
  drop(watch: Watch): void;
  /** Ends its cancel, which comes to nothing; a job that was watched until done as well is so still. */
  dropCancel(watch: Watch): void;
  /** Drops all watches of an account. What has come of others is still told. */
  dropWatches(accountKey: string): void;
  /** The account is gone: nobody wants to hear of it. */
  dropAccount(accountKey: string): void;
  /** Nobody wants to hear of anything any more. */
  dropAll(): void;
  /** Resolves when all changes so far lie on the disk, or it has refused them. */
  kept(): Promise<void>;
  /** Tries once more to write what the disk has refused. */
  keepAgain(): void;
}

export interface WatchListDeps {
  readonly store: WatchStore;
  readonly order: Order;
  readonly changed: () => void;
}

export const createWatchList = ({ store, order, changed }: WatchListDeps): WatchList => {
  const entries = store.watches;

  const wasChanged = (): void => {
    changed();
    void store.save();
  };
  const put = (watch: Watch, changedAt: number): void => {
    // A watch that has been dropped meanwhile stays dropped.
    if (!entries.has(keyOf(watch))) return;
    entries.set(keyOf(watch), { watch, changedAt });
    wasChanged();
  };
  const dropWhere = (isGone: (watch: Watch) => boolean): void => {
    const gone = [...entries].filter(([, { watch }]) => isGone(watch));
    if (gone.length === 0) return;
    gone.forEach(([key]) => entries.delete(key));
    wasChanged();
  };
  const drop = (watch: Watch): void => {
    if (entries.delete(keyOf(watch))) wasChanged();
  };
  const dropWatches = (accountKey: string): void =>
    dropWhere((one) => one.accountKey === accountKey);
  const dropOwed = (accountKey: string): void => {
    for (const { id, told } of store.owed.values())
      if (told.accountKey === accountKey) store.owed.delete(id);
    void store.save();
  };

  return {
    get: (accountKey, jobId) => entries.get(keyOf({ accountKey, jobId }))?.watch,
    ofAccount: (accountKey) =>
      [...entries.values()].map((one) => one.watch).filter((one) => one.accountKey === accountKey),
    isSettledBefore: (watch, begun) => (entries.get(keyOf(watch))?.changedAt ?? Infinity) < begun,
    enter: (watch) => {
      entries.set(keyOf(watch), { watch, changedAt: order.next() });
      changed();
      return store.save();
    },
    command: (watch) => put(watch, order.next()),
    seen: (watch) => {
      const before = entries.get(keyOf(watch));
      if (before && !isSame(before.watch, watch)) put(watch, before.changedAt);
    },
    drop,
    dropCancel: (watch) => {
      const left = withoutCancel(entries.get(keyOf(watch))?.watch ?? watch);
      if (left) put(left, order.next());
      else drop(watch);
    },
    dropWatches,
    dropAccount: (accountKey) => {
      dropWatches(accountKey);
      dropOwed(accountKey);
    },
    dropAll: () => {
      store.owed.clear();
      dropWhere(() => true);
      void store.save();
    },
    kept: () => store.save(),
    keepAgain: () => store.saveAgain(),
  };
};

const isSame = (one: Watch, other: Watch): boolean => JSON.stringify(one) === JSON.stringify(other);
