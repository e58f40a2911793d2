// One watcher for each account, started when the account is added and ended when it is removed, and what all watchers
// share: their clock, the order of their commands, and what is kept on disk.
import type { Account } from '../accounts/account-store.ts';
import { createAccountClient, type AccountClient } from '../accounts/account-client.ts';
import type { Accounts } from '../accounts/account-service.ts';
import { CasJobsError } from '../casjobs/errors.ts';
import type { CasJobsService, ConnectionFacts, ServiceOptions } from '../casjobs/service.ts';
import type { ErrorCode } from '../result.ts';
import { isSentAgain } from '../watch/cancel-sender.ts';
import { createWatcher, type Watcher, type WatcherDeps } from '../watch/account-watcher.ts';
import type { ActivityRecorder } from '../activity/activity-recorder.ts';
import { zoneOf } from './service-info.ts';
import type { PracticeRun } from './practice-session.ts';
import type { OutcomeEvent } from '../watch/outcomes.ts';
import { createOutbox, type Outbox } from '../watch/outbox.ts';
import {
  createPendingOutcomes,
  type PendingOutcomes,
  type PendingOutcomesDeps,
} from '../watch/pending-outcomes.ts';
import { createMonotonicClock, type MonotonicClock } from '../watch/monotonic-clock.ts';
import {
  createCommandOrder,
  createWatchRegistry,
  type CommandOrder,
  type WatchRegistry,
} from '../watch/watch-registry.ts';
import { createWatchStore } from '../watch/watch-persistence.ts';
import type { Files } from './app-files.ts';

type Shared = Omit<WatcherDeps, 'accountKey' | 'zone' | 'client' | 'changed'>;

export interface WatchersDeps extends Shared {
  readonly accounts: Accounts;
  readonly createService: (options: ServiceOptions) => CasJobsService;
  readonly recorder: ActivityRecorder;
  /** Starts the practice service if it does not run. */
  readonly practice: () => Promise<PracticeRun>;
  /** Something of an account's connection or jobs has changed. By its key: its name may be another by now. */
  readonly changed: (accountKey: string) => void;
  /** What was known of an account's jobs no longer holds. */
  readonly forgotten: (accountKey: string) => void;
}

export interface Watchers {
  get(accountKey: string): Watcher | undefined;
  all(): readonly Watcher[];
  /** Calls the account's service once, and says how that went; rejects as a call does, and where there is no account. */
  check(accountKey: string): Promise<ConnectionFacts>;
  /** Restarts one, and forgets what it watched: the account belongs to another person now. */
  renew(accountKey: string): void;
  /** Begins and ends watchers as the list of accounts asks for. */
  follow(accounts: readonly Account[]): void;
  /** Ends all watchers and the calls under way; what they watch stays in the list. */
  close(): void;
}

interface Watched {
  readonly watcher: Watcher;
  readonly client: AccountClient;
}

export const createWatchers = (deps: WatchersDeps): Watchers => {
  const watched = new Map<string, Watched>();

  /** Once the keychain has opened for one account, those to which it was closed try again by themselves. */
  const opened = (): void => {
    for (const { watcher } of watched.values())
      if (keychainCodeOf(watcher) === 'keychain-locked') void watcher.refresh();
  };

  const begin = (account: Account): void => {
    const { key } = account;
    const client = createAccountClient({
      ...deps,
      account,
      onCancelCall: (jobId, what) => {
        const at = { accountKey: key, jobId };
        if (typeof what !== 'object') {
          deps.recorder.cancelJob(at, what);
          return;
        }
        const error = deps.toAppError(what.error);
        const waits = isSentAgain(deps.registry.get(key, jobId), error, deps.now());
        deps.recorder.cancelFailed(at, error, waits);
      },
    });
    let wasLocked = false;
    const changed = (): void => {
      deps.changed(key);
      const code = keychainCodeOf(watcher);
      if (wasLocked && code === null) opened();
      wasLocked = code === 'keychain-locked';
    };
    const zone = zoneOf(account);
    const watcher: Watcher = createWatcher({ ...deps, accountKey: key, zone, client, changed });
    watched.set(key, { watcher, client });
    watcher.start();
  };

  const end = ({ watcher, client }: Watched): void => {
    watcher.stop();
    client.close();
  };

  const finish = (key: string, one: Watched): void => {
    watched.delete(key);
    end(one);
    void one.client.endSession();
    deps.registry.dropAccount(key);
    deps.forgotten(key);
  };

  return {
    get: (accountKey) => watched.get(accountKey)?.watcher,
    all: () => [...watched.values()].map(({ watcher }) => watcher),
    follow: (accounts) => {
      const keys = new Set(accounts.map(({ key }) => key));
      for (const [key, one] of watched) if (!keys.has(key)) finish(key, one);
      for (const account of accounts) if (!watched.has(account.key)) begin(account);
    },
    check: async (accountKey) => {
      const one = watched.get(accountKey);
      if (!one) throw new CasJobsError('unreachable');
      return one.client.check();
    },
    renew: (accountKey) => {
      const before = watched.get(accountKey);
      const account = deps.accounts.get(accountKey);
      if (!before || !account) return;
      finish(accountKey, before);
      begin(account);
    },
    close: () => watched.forEach(end),
  };
};

/** What the keychain said to its last poll; null where it gave the password. */
const keychainCodeOf = (watcher: Watcher): ErrorCode | null => {
  const { connection } = watcher.state();
  return connection.kind === 'error' && connection.code.startsWith('keychain-')
    ? connection.code
    : null;
};

export interface Watching {
  readonly clock: MonotonicClock;
  readonly order: CommandOrder;
  readonly registry: WatchRegistry;
  readonly outbox: Outbox;
  readonly pendingOutcomes: PendingOutcomes;
  readonly now: () => number;
  readonly onOutcome: (event: OutcomeEvent) => void;
}

/** @param onOutcome called with each outcome when it is on the disk */
export const openWatching = (
  files: Files,
  changed: () => void,
  outcomes: Pick<PendingOutcomesDeps, 'deliver' | 'wantsProgram'>,
): Watching => {
  const wallNow = (): number => Date.now();
  const clock = createMonotonicClock({ wall: wallNow, ticks: () => performance.now() });
  const order = createCommandOrder();
  const unwritten = (error: unknown): void => files.watchesUnwritten(error);
  const { sentCancels: sentBefore } = files.watches.value();
  const outbox = createOutbox({ now: () => clock.now(), sentBefore, changed });
  const sentCancels = (): number => outbox.answered();
  const file = files.watches;
  const store = createWatchStore({ file, now: clock.now(), sentCancels, unwritten });
  const pendingOutcomes = createPendingOutcomes({ store, wallNow, ...outcomes });
  const registry = createWatchRegistry({ store, order, outbox, changed });
  const now = (): number => clock.now();
  return {
    clock,
    order,
    registry,
    outbox,
    pendingOutcomes,
    now,
    onOutcome: (event) => pendingOutcomes.add(event),
  };
};
