// The watches of all accounts.
import type { JobId } from '../casjobs/job.ts';
import type { Outbox, Stopped } from './outbox.ts';
import { watchKeyOf, type WatchStore } from './watch-persistence.ts';
import { mayHaveReached, withdrawn, withoutCancel, type Watch } from './watch-reducer.ts';

/** Orders polls and commands: a poll says something of a watch only if it began after the watch's last change. */
export interface CommandOrder {
  next(): number;
}

export const createCommandOrder = (): CommandOrder => {
  let last = 0;
  return { next: () => (last += 1) };
};

/**
 * What taking a cancel back came to. `kept`: it was never sent. `unclear`: it is not sent again, but an earlier try may
 * have reached the service, so the job is watched to its end. `sent`: it is on the wire, or was answered.
 */
export type Withdrawal = 'kept' | 'unclear' | 'sent' | 'none';

export interface WatchRegistry {
  get(accountKey: string, jobId: JobId): Watch | undefined;
  ofAccount(accountKey: string): readonly Watch[];
  /** Whether a poll that began at `sequence` may judge it. */
  isSettledBefore(watch: Watch, sequence: number): boolean;
  /** Adds a watch; resolves when it is on disk, or writing has failed: then it is in memory only. */
  add(watch: Watch): Promise<void>;
  /** Changes a watch after a command: polls that began before it no longer count. */
  afterCommand(watch: Watch): void;
  /** Changes a watch after a poll. */
  afterPoll(watch: Watch): void;
  drop(watch: Watch): void;
  /** Ends its cancel, which comes to nothing; a job that was watched until done as well is so still. */
  dropCancel(watch: Watch): void;
  /** A person takes a cancel back. */
  withdraw(accountKey: string, jobId: JobId): Withdrawal;
  /** A person takes back all cancels that wait, and has none on the wire sent again. */
  stopCancels(): Stopped;
  /** Drops all watches of an account. Outcomes of other accounts are still reported. */
  dropWatches(accountKey: string): void;
  /** The account is gone, and nothing more is reported about it. */
  dropAccount(accountKey: string): void;
  /** Nobody wants to hear of anything any more. */
  dropAll(): void;
  /** Resolves when all changes so far lie on the disk, or it has refused them. */
  flush(): Promise<void>;
  /** Tries once more to write what the disk has refused. */
  retryFlush(): void;
}

export interface WatchRegistryDeps {
  readonly store: WatchStore;
  readonly order: CommandOrder;
  readonly outbox: Outbox;
  readonly changed: () => void;
}

export const createWatchRegistry = (deps: WatchRegistryDeps): WatchRegistry => {
  const { store, order, outbox } = deps;
  const entries = store.watches;

  const written = (): Promise<void> => {
    deps.changed();
    return store.save();
  };
  const set = (watch: Watch, changedAt: number): void => {
    const key = watchKeyOf(watch);
    entries.set(key, { watch, changedAt });
    outbox.note(key, watch);
  };
  const put = (watch: Watch, changedAt: number): void => {
    // A watch that has been dropped meanwhile stays dropped.
    if (!entries.has(watchKeyOf(watch))) return;
    set(watch, changedAt);
    void written();
  };
  const afterPoll = (watch: Watch): void => {
    const before = entries.get(watchKeyOf(watch));
    if (before && !isSame(before.watch, watch)) put(watch, before.changedAt);
  };
  const drop = (watch: Watch): void => {
    const key = watchKeyOf(watch);
    if (!entries.delete(key)) return;
    outbox.note(key, undefined);
    void written();
  };
  const leave = (watch: Watch, left: Watch | null): void =>
    left ? put(left, order.next()) : drop(watch);

  for (const [key, { watch }] of entries) outbox.note(key, watch);
  outbox.settle();
  const taking = createTakingBack(deps, { afterPoll, leave });

  return {
    get: (accountKey, jobId) => entries.get(watchKeyOf({ accountKey, jobId }))?.watch,
    ofAccount: (accountKey) =>
      [...entries.values()].map((one) => one.watch).filter((one) => one.accountKey === accountKey),
    isSettledBefore: (watch, sequence) =>
      (entries.get(watchKeyOf(watch))?.changedAt ?? Infinity) < sequence,
    add: (watch) => {
      set(watch, order.next());
      return written();
    },
    afterCommand: (watch) => put(watch, order.next()),
    afterPoll,
    drop,
    ...taking,
    dropCancel: (watch) =>
      leave(watch, withoutCancel(entries.get(watchKeyOf(watch))?.watch ?? watch)),
    ...dropping(deps),
    flush: () => store.save(),
    retryFlush: () => store.saveAgain(),
  };
};

interface Changes {
  readonly afterPoll: (watch: Watch) => void;
  /** Ends the watch; `left` is what is left of it. */
  readonly leave: (watch: Watch, left: Watch | null) => void;
}

const createTakingBack = (
  { store, outbox, changed }: WatchRegistryDeps,
  { afterPoll, leave }: Changes,
): Pick<WatchRegistry, 'withdraw' | 'stopCancels'> => {
  const takeBack = (key: string): Withdrawal => {
    const watch = store.watches.get(key)?.watch;
    if (watch?.kind !== 'cancel') return 'none';
    if (watch.sent === 'heard' || watch.cancelingSince !== null) return 'sent';
    if (outbox.isOnWire(key)) {
      afterPoll({ ...watch, stopped: true });
      return 'sent';
    }
    const isUnclear = mayHaveReached(watch);
    leave(watch, isUnclear ? withdrawn(watch) : withoutCancel(watch));
    return isUnclear ? 'unclear' : 'kept';
  };
  return {
    withdraw: (accountKey, jobId) => takeBack(watchKeyOf({ accountKey, jobId })),
    stopCancels: () => {
      const sent = outbox.sent();
      const kept = outbox.waiting().map((watch) => takeBack(watchKeyOf(watch)));
      outbox.onWire().forEach(takeBack);
      outbox.stopped();
      changed();
      return { sent, kept: kept.length, unclear: kept.filter((is) => is === 'unclear').length };
    },
  };
};

const dropping = ({
  store,
  outbox,
  changed,
}: WatchRegistryDeps): Pick<WatchRegistry, 'dropWatches' | 'dropAccount' | 'dropAll'> => {
  const dropWhere = (isGone: (watch: Watch) => boolean): void => {
    const gone = [...store.watches].filter(([, { watch }]) => isGone(watch));
    gone.forEach(([key]) => store.watches.delete(key));
    changed();
    void store.save();
  };
  const dropWatches = (accountKey: string): void => {
    outbox.forget(accountKey);
    dropWhere((one) => one.accountKey === accountKey);
  };
  return {
    dropWatches,
    dropAccount: (accountKey) => {
      for (const { id, event } of store.pendingOutcomes.values())
        if (event.accountKey === accountKey) store.pendingOutcomes.delete(id);
      dropWatches(accountKey);
    },
    dropAll: () => {
      store.pendingOutcomes.clear();
      outbox.forget();
      dropWhere(() => true);
    },
  };
};

const isSame = (one: Watch, other: Watch): boolean => JSON.stringify(one) === JSON.stringify(other);
