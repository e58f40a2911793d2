// A watched account with everything real but the service, the disk and the clock.
import { SECOND } from '../fakes/durations.ts';
import { onTestFinished, vi } from 'vitest';
import { createToAppError } from '../../electron/accounts/to-result.ts';
import type { JobId } from '../../electron/casjobs/job.ts';
import type {
  CancelAccepted,
  OutcomeKind,
  Resubmitted,
  OutcomeEvent,
} from '../../electron/watch/outcomes.ts';
import { createOutbox, type Outbox } from '../../electron/watch/outbox.ts';
import { createPendingOutcomes } from '../../electron/watch/pending-outcomes.ts';
import { VaultError } from '../../electron/vault/vault.ts';
import {
  createCommandOrder,
  createWatchRegistry,
  type WatchRegistry,
} from '../../electron/watch/watch-registry.ts';
import { createWatchStore } from '../../electron/watch/watch-persistence.ts';
import { newWatch, type Watch } from '../../electron/watch/watch-reducer.ts';
import { createWatcher, type Watcher } from '../../electron/watch/account-watcher.ts';
import type { Zone } from '../../electron/watch/zone.ts';
import { clientOf, testCredentials } from '../accounts/test-clients.ts';
import {
  createScriptedCasJobs,
  jobIdOf,
  type StatusTimeline,
  type ScriptedCasJobs,
} from '../fakes/scripted-casjobs.ts';
import { memoryFile, type MemoryFile } from './memory-file.ts';

export const ACCOUNT = 'mast';
export const JOB = jobIdOf(5001);

/** The lives of jobs that most tests are about. */
export const running: StatusTimeline = [[0, 'started']];
export const cancelledAfter = (ms: number): StatusTimeline => [
  [0, 'canceling'],
  [ms, 'cancelled'],
];

export interface WatchedAccount {
  readonly service: ScriptedCasJobs;
  readonly watcher: Watcher;
  readonly registry: WatchRegistry;
  readonly outbox: Outbox;
  readonly file: MemoryFile;
  readonly outcomeEvents: readonly OutcomeEvent[];
  readonly begun: readonly CancelAccepted[];
  readonly resubmitted: readonly Resubmitted[];
  readonly surprises: readonly unknown[];
  /** What the disk said when it did not take a change. */
  readonly refusals: readonly unknown[];
  readonly outcomes: () => readonly OutcomeKind[];
  /** Lets so much time pass. */
  readonly pass: (ms: number) => Promise<void>;
  /** A refresh, to its end. */
  readonly refresh: () => Promise<void>;
  paused: boolean;
  seen: boolean;
  /** The keychain does not give the password. */
  locked: boolean;
  /** How long the keychain takes, ms. */
  keychainMs: number;
  /** Whether a person wants polls while nothing is waited for. */
  backgroundChecks: boolean;
  /** What the core does when the account is taken away. */
  readonly remove: () => void;
  /** The app is killed: whatever is on its way comes to nothing. */
  readonly kill: () => void;
}

export interface WatchedAccountParts {
  readonly service?: ScriptedCasJobs;
  readonly file?: MemoryFile;
  /** CasJobs has accepted the credentials in an earlier run. */
  readonly wereAccepted?: boolean;
  readonly zone?: Zone;
  /** From 0 (included) to 1; without it, the middle. */
  readonly random?: number;
  /** How long it takes until a person could see what is told; ms. */
  readonly showMs?: number;
}

/** The clock is the test's own until the test is over. */
export const useFakeClock = (): void => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'clearImmediate', 'Date'],
  });
  vi.setSystemTime(Date.UTC(2026, 10, 24, 12));
  onTestFinished(() => void vi.useRealTimers());
};

export const watchedAccount = (setting: WatchedAccountParts = {}): WatchedAccount => {
  const { service = createScriptedCasJobs(), file = memoryFile() } = setting;
  const outcomeEvents: OutcomeEvent[] = [];
  const begun: CancelAccepted[] = [];
  const resubmitted: Resubmitted[] = [];
  const surprises: unknown[] = [];
  const refusals: unknown[] = [];
  const order = createCommandOrder();
  const nothing = (): void => undefined;
  const wallNow = (): number => Date.now();
  const { sentCancels: sentBefore } = file.value();
  const outbox = createOutbox({ now: wallNow, sentBefore, changed: nothing });
  const store = createWatchStore({
    file,
    now: wallNow(),
    sentCancels: () => outbox.answered(),
    unwritten: (error) => refusals.push(error),
  });
  const registry = createWatchRegistry({ store, order, outbox, changed: nothing });
  const pendingOutcomes = createPendingOutcomes({
    store,
    wallNow,
    wantsProgram: () => false,
    deliver: (one) => {
      if (here.killed) return;
      outcomeEvents.push(one.event);
      pendingOutcomes.written(one.id);
      void pendingOutcomes.programDone(one.id);
      const { showMs = 0 } = setting;
      if (showMs === 0) pendingOutcomes.acknowledge(one.id);
      else setTimeout(() => pendingOutcomes.acknowledge(one.id), showMs);
    },
  });
  const watcher = createWatcher({
    accountKey: ACCOUNT,
    registry,
    outbox,
    order,
    zone: setting.zone ?? { kind: 'unknown' },
    now: () => Date.now(),
    random: () => setting.random ?? 0.5,
    changed: nothing,
    client: clientOf(service, {
      wereAccepted: setting.wereAccepted ?? false,
      secretOf: async () => {
        if (here.keychainMs > 0) await new Promise((go) => setTimeout(go, here.keychainMs));
        if (here.locked) throw new VaultError('keychain-locked');
        return here.killed ? new Promise(() => undefined) : { ...testCredentials, userName: null };
      },
    }),
    toAppError: createToAppError((error) => surprises.push(error)),
    isSeen: () => here.seen,
    isPaused: () => here.paused,
    backgroundChecks: () => here.backgroundChecks,
    onOutcome: (one) => pendingOutcomes.add(one),
    cancelAccepted: (one) => begun.push(one),
    resubmitted: (one) => resubmitted.push(one),
  });
  const remove = (): void => {
    watcher.stop();
    registry.dropAccount(ACCOUNT);
  };
  const here: WatchedAccount & { killed: boolean } = {
    killed: false,
    kill: () => {
      here.killed = true;
      file.die();
      watcher.stop();
    },
    service,
    watcher,
    registry,
    outbox,
    file,
    outcomeEvents,
    begun,
    resubmitted,
    surprises,
    refusals,
    remove,
    paused: false,
    seen: false,
    backgroundChecks: true,
    locked: false,
    keychainMs: 0,
    outcomes: () => outcomeEvents.map(({ outcome }) => outcome),
    pass: async (ms) => {
      await vi.advanceTimersByTimeAsync(ms);
    },
    refresh: async () => {
      const refreshed = watcher.refresh();
      await here.pass(SECOND / 2);
      await refreshed;
    },
  };
  pendingOutcomes.redeliver();
  onTestFinished(() => watcher.stop());
  return here;
};

/** A world under way: its first two polls, which list the jobs, are over. */
export const pollingAccount = async (
  setting: WatchedAccountParts = {},
): Promise<WatchedAccount> => {
  const here = watchedAccount(setting);
  here.watcher.start();
  await here.pass(SECOND);
  return here;
};

/** A world that knows one running job; what CancelJob makes of it is the test's. */
export const accountWithJob = async (
  afterCancel?: StatusTimeline,
  life = running,
): Promise<WatchedAccount> => {
  useFakeClock();
  const service = createScriptedCasJobs();
  service.script(JOB, { life, ...(afterCancel && { afterCancel }) });
  return pollingAccount({ service });
};

/** A watch as it may lie on the disk. */
export const watchOf = (part: Partial<Watch> = {}, jobId: JobId = JOB): Watch => ({
  ...newWatch({
    accountKey: ACCOUNT,
    jobId,
    kind: 'cancel',
    source: 'window',
    since: Date.now(),
    seenOpen: true,
  }),
  ...part,
});
