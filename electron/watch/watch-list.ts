// The watches of all accounts, in memory and behind it on disk. Knows no service and no clock.
import type { JobId } from '../casjobs/job.ts';
import type { WatchFile } from './watch-file.ts';
import { withoutCancel, type Watch } from './watch.ts';

/** Orders looks and commands: a look says something of a watch only if it began after the watch's last change. */
export interface Order {
  next(): number;
}

export const createOrder = (): Order => {
  let last = 0;
  return { next: () => (last += 1) };
};

interface Entry {
  readonly watch: Watch;
  readonly changedAt: number;
}

export interface WatchList {
  get(accountKey: string, jobId: JobId): Watch | undefined;
  ofAccount(accountKey: string): readonly Watch[];
  /** Whether a look that began at `begun` may judge it. */
  isSettledBefore(watch: Watch, begun: number): boolean;
  /** Enters a watch; resolves when it lies on disk. Rejects, and takes it out again, when it cannot be written. */
  enter(watch: Watch): Promise<void>;
  /** Changes a watch after a command: looks that have begun before no longer count. */
  command(watch: Watch): void;
  /** Changes a watch after a look. */
  seen(watch: Watch): void;
  drop(watch: Watch): void;
  /** Ends its cancel, which comes to nothing; a job that was watched until done as well is so still. */
  dropCancel(watch: Watch): void;
  dropAccount(accountKey: string): void;
}

export interface WatchListDeps {
  readonly file: WatchFile;
  readonly order: Order;
  readonly changed: () => void;
  /** A change could not be written; it holds in memory. */
  readonly unwritten: () => void;
}

/** One text for one job of one account. */
export const keyOf = ({ accountKey, jobId }: Pick<Watch, 'accountKey' | 'jobId'>): string =>
  `${accountKey}/${jobId}`;

export const createWatchList = ({ file, order, changed, unwritten }: WatchListDeps): WatchList => {
  const entries = new Map(file.value().watches.map((watch) => [keyOf(watch), atStart(watch)]));
  let planned: Promise<void> | null = null;
  /** One write takes all changes that have come when its turn comes: two hundred wishes are no two hundred writes. */
  const write = (): Promise<void> =>
    (planned ??= file.change(() => {
      planned = null;
      return { version: 1, watches: [...entries.values()].map((one) => one.watch) };
    }));
  const save = (): void => void write().catch(unwritten);

  const put = (watch: Watch, changedAt: number): void => {
    // A watch that has been dropped meanwhile stays dropped.
    if (!entries.has(keyOf(watch))) return;
    entries.set(keyOf(watch), { watch, changedAt });
    changed();
    save();
  };
  const dropWhere = (isGone: (watch: Watch) => boolean): void => {
    const gone = [...entries].filter(([, { watch }]) => isGone(watch));
    if (gone.length === 0) return;
    gone.forEach(([key]) => entries.delete(key));
    changed();
    save();
  };

  const drop = (watch: Watch): void => dropWhere((one) => keyOf(one) === keyOf(watch));

  const takeBack = (key: string, before: Entry | undefined): void => {
    if (before) entries.set(key, before);
    else entries.delete(key);
    changed();
  };

  return {
    get: (accountKey, jobId) => entries.get(keyOf({ accountKey, jobId }))?.watch,
    ofAccount: (accountKey) =>
      [...entries.values()].map((one) => one.watch).filter((one) => one.accountKey === accountKey),
    isSettledBefore: (watch, begun) => (entries.get(keyOf(watch))?.changedAt ?? Infinity) < begun,
    enter: async (watch) => {
      const key = keyOf(watch);
      const before = entries.get(key);
      const changedAt = order.next();
      entries.set(key, { watch, changedAt });
      changed();
      try {
        await write();
      } catch (error) {
        // What has come in its place meanwhile, or was taken away with its account, is not undone.
        if (entries.get(key)?.changedAt === changedAt) takeBack(key, before);
        throw error;
      }
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
    dropAccount: (accountKey) => dropWhere((one) => one.accountKey === accountKey),
  };
};

/** Whether a command was sent before the app ended is not known: a look decides. */
const atStart = (watch: Watch): Entry => ({
  watch:
    watch.kind === 'cancel' && watch.sent === 'not-yet' ? { ...watch, sent: 'unknown' } : watch,
  changedAt: 0,
});

const isSame = (one: Watch, other: Watch): boolean => JSON.stringify(one) === JSON.stringify(other);
