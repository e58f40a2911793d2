// One watcher for each account, started when the account is added and ended when it is removed, and what all watchers
// share: their clock, the order of their commands, and what is kept on disk.
import type { Account } from '../accounts/account-store.ts';
import type { Accounts } from '../accounts/account-service.ts';
import { CasJobsError } from '../casjobs/errors.ts';
import type {
  CasJobsService,
  ConnectionFacts,
  Credentials,
  ServiceOptions,
} from '../casjobs/service.ts';
import { PRACTICE_ID } from '../casjobs/service-presets.ts';
import type { ErrorCode } from '../result.ts';
import { createWatcher, type Watcher, type WatcherDeps } from '../watch/account-watcher.ts';
import type { ActivityRecorder } from '../activity/activity-recorder.ts';
import { loggedCalls } from './call-log.ts';
import { zoneOf } from './service-info.ts';
import type { PracticeRun } from './practice-session.ts';
import type { OutcomeEvent } from '../watch/outcomes.ts';
import { createOutbox, type Outbox } from '../watch/outbox.ts';
import { createPendingOutcomes, type PendingOutcomes } from '../watch/pending-outcomes.ts';
import { createMonotonicClock, type MonotonicClock } from '../watch/monotonic-clock.ts';
import {
  createCommandOrder,
  createWatchRegistry,
  type CommandOrder,
  type WatchRegistry,
} from '../watch/watch-registry.ts';
import { createWatchStore, type PendingOutcome } from '../watch/watch-persistence.ts';
import type { Files } from './app-files.ts';

type Shared = Omit<
  WatcherDeps,
  'accountKey' | 'zone' | 'call' | 'changed' | 'wereAccepted' | 'accepted'
>;

export interface WatchersDeps extends Shared {
  readonly accounts: Accounts;
  readonly createService: (options: ServiceOptions) => CasJobsService;
  readonly recorder: ActivityRecorder;
  /** Starts the practice service if it does not run. */
  readonly practice: () => Promise<PracticeRun>;
  /** Something of an account's standing or jobs has changed. By its key: its name may be another by now. */
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
  readonly call: WatcherDeps['call'];
  /** Ends the calls under way. */
  readonly end: AbortController;
}

export const createWatchers = (deps: WatchersDeps): Watchers => {
  const watched = new Map<string, Watched>();

  /** Once the keychain has opened for one account, those to which it was closed try again by themselves. */
  const opened = (): void => {
    for (const { watcher } of watched.values())
      if (keychainCodeOf(watcher) === 'keychain-locked') void watcher.refresh();
  };

  const begin = (account: Account): void => {
    const end = new AbortController();
    const { key } = account;
    const call = createCall(deps, account, end.signal);
    const zone = zoneOf(account);
    let wasLocked = false;
    const changed = (): void => {
      deps.changed(key);
      const code = keychainCodeOf(watcher);
      if (wasLocked && code === null) opened();
      wasLocked = code === 'keychain-locked';
    };
    // Not waited for: at worst the next run has not heard of it.
    const accepted = (): void => void deps.accounts.noteAccepted(key).catch(() => undefined);
    const { wereAccepted } = account;
    const watcher: Watcher = createWatcher({
      ...deps,
      accountKey: key,
      zone,
      call,
      changed,
      wereAccepted,
      accepted,
    });
    watched.set(key, { watcher, call, end });
    watcher.start();
  };

  const end = ({ watcher, end: calls }: Watched): void => {
    watcher.stop();
    calls.abort();
  };

  const finish = (key: string, one: Watched): void => {
    watched.delete(key);
    end(one);
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
      return one.call((service, who) => service.check(who));
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
  const { standing } = watcher.state();
  return standing.kind === 'trouble' && standing.code.startsWith('keychain-')
    ? standing.code
    : null;
};

const createCall = (
  deps: WatchersDeps,
  account: Account,
  signal: AbortSignal,
): WatcherDeps['call'] => {
  const { key } = account;
  let made: Made | null = null;

  const serviceFor = (base: string): Made => {
    // It may have been chosen again since the watcher began.
    const { binding, foundBinding } = deps.accounts.get(key) ?? account;
    const choice = deps.accounts.bindingChoices(key);
    // The practice service may have been started again elsewhere.
    if (made?.wanted !== binding || made.choice !== choice || made.base !== base) {
      const service = deps.createService({ base, binding, foundBinding, signal });
      made = {
        service: loggedCalls(service, key, { ...deps, signal }),
        base,
        wanted: binding,
        choice,
      };
    }
    return made;
  };

  const note = async ({ service, choice }: Made): Promise<void> => {
    const found = await service.binding();
    const now = deps.accounts.get(key);
    // After the end nothing is written: the app may be gone before it is done.
    if (signal.aborted || now?.binding !== 'auto' || found === null || found === now.foundBinding)
      return;
    // Found out before the person chose: that they have not asked for.
    if (choice !== deps.accounts.bindingChoices(key)) return;
    await deps.accounts.noteBinding(key, found);
  };

  /** What the keychain holds for the practice service is the password of the run in which the account was made. */
  const lend = async (
    service: CasJobsService,
    practice: PracticeRun | null,
  ): Promise<Credentials> => {
    const lent = await deps.accounts.lend(key, service);
    return practice === null ? lent : { ...lent, password: practice.password };
  };

  return async (run) => {
    const practice = account.service === PRACTICE_ID ? await deps.practice() : null;
    const made = serviceFor(practice?.base ?? account.base);
    const { service } = made;
    try {
      const who = await lend(service, practice);
      return await run(service, who).catch(async (error: unknown) => {
        const isRejected = error instanceof CasJobsError && error.code === 'credentials-rejected';
        if (!isRejected || signal.aborted) throw error;
        // A rejection of the credentials of before says nothing of those of now.
        const now = await lend(service, practice).catch(() => who);
        if (now.wsId === who.wsId && now.password === who.password) throw error;
        return run(service, now);
      });
    } finally {
      // Not waited for. What does not get onto the disk is found out again at the next start.
      void note(made).catch(() => undefined);
    }
  };
};

interface Made {
  readonly service: CasJobsService;
  readonly base: string;
  readonly wanted: Account['binding'];
  readonly choice: number;
}

export interface Watching {
  readonly clock: MonotonicClock;
  readonly order: CommandOrder;
  readonly registry: WatchRegistry;
  readonly outbox: Outbox;
  readonly pendingOutcomes: PendingOutcomes;
  readonly now: () => number;
  readonly tell: (event: OutcomeEvent) => void;
}

/** @param tell called with each outcome when it lies on the disk */
export const openWatching = (
  files: Files,
  changed: () => void,
  tell: (owed: PendingOutcome) => void,
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
  const pendingOutcomes = createPendingOutcomes({ store, wallNow, tell });
  const registry = createWatchRegistry({ store, order, outbox, changed });
  const now = (): number => clock.now();
  return {
    clock,
    order,
    registry,
    outbox,
    pendingOutcomes,
    now,
    tell: (event) => pendingOutcomes.add(event),
  };
};
