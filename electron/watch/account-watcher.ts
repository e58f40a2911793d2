// Watches one account: polls, waits as long as the schedule says, polls again; and carries out commands for its jobs.
import type { AccountClient } from '../accounts/account-client.ts';
import { isFinal, type JobId } from '../casjobs/job.ts';
import { succeed, type CallError, type Result } from '../result.ts';
import { createJobStore, type JobStore } from './job-store.ts';
import { createCancelCommand } from './cancel-command.ts';
import { outcomeEventOf } from './reduce-watches.ts';
import type { Turn } from './cancel-sender.ts';
import { createPoller, noPollRequest } from './poller.ts';
import { createPollLoop, type PollState } from './poll-loop.ts';
import type { Outbox } from './outbox.ts';
import type { CancelAccepted, Resubmitted, Source, OutcomeEvent } from './outcomes.ts';
import { createPollSchedule } from './poll-schedule.ts';
import { IDLE_POLL_MS } from './pace.ts';
import { createResubmitCommand, type ResubmitCommand } from './resubmit-command.ts';
import type { CommandOrder, WatchRegistry } from './watch-registry.ts';
import { reduceWatch, newWatch } from './watch-reducer.ts';
import type { Zone } from './zone.ts';

export interface Watcher {
  start(): void;
  /** Ends it for good: an answer that still travels is dropped. */
  stop(): void;
  /** Polls now and asks for a fresh list; resolves when that poll has ended, well or not. */
  refresh(): Promise<void>;
  /** The same, but a first poll that is under way will do: the keychain and the service are asked once. */
  refreshOnce(): Promise<void>;
  /** Polls now and asks for a month of older jobs; resolves as `refresh` does. */
  listOlder(): Promise<void>;
  /** From which day on jobs have been listed, `YYYY-MM-DD`; null before the first listing. */
  listedSince(): string | null;
  /** Plans the next poll again: after a pause. */
  reconsider(): void;
  /** A view of the jobs was shown or hidden: visible jobs are polled more often. */
  seenChanged(): void;
  /** The credentials are others now. */
  credentialsChanged(): void;
  /** The computer was asleep, or without a network: polls now if somebody waits. */
  wake(): void;
  /** Resolves when the request is on disk; its outcome is reported. See CancelCommand. */
  cancel(jobId: JobId, source: Source, turn?: Turn): Promise<Result<null>>;
  /** 'Tell me when it is done', or no longer. */
  watch(jobId: JobId, on: boolean, source: Source): Promise<Result<null>>;
  state(): PollState;
  readonly resubmitCommand: ResubmitCommand;
  readonly jobStore: JobStore;
}

export interface WatcherDeps {
  readonly accountKey: string;
  /** What is thought of the server's zone before anything is learnt. */
  readonly zone: Zone;
  readonly registry: WatchRegistry;
  readonly outbox: Outbox;
  readonly order: CommandOrder;
  readonly client: AccountClient;
  readonly toAppError: (error: unknown) => CallError;
  /** ms since 1970, by a clock that can't be set. */
  readonly now: () => number;
  /** From 0 (included) to 1. */
  readonly random: () => number;
  /** Whether the user can see the jobs. */
  readonly isSeen: () => boolean;
  readonly isPaused: () => boolean;
  /** Whether the user wants polls while nothing is waited for and no jobs are visible. */
  readonly backgroundChecks: () => boolean;
  readonly onOutcome: (event: OutcomeEvent) => void;
  /** A job whose cancel was asked for has been seen canceling. */
  readonly cancelAccepted: (accepted: CancelAccepted) => void;
  readonly resubmitted: (resubmitted: Resubmitted) => void;
  readonly changed: () => void;
}

/** What is younger than this is fresh enough for who opens a window; ms. */
const FRESH_MS = 10_000;

export const createWatcher = (deps: WatcherDeps): Watcher => {
  const { client, now } = deps;
  const { credentials } = client;
  const jobStore = createJobStore(deps.zone);
  const pollFirst = (): Promise<void> => loop.pollNow({ ...noPollRequest, followedFirst: true });
  const pollSoon = (): void => loop.reconsider();
  let stopped = false;
  const isStopped = (): boolean => stopped;
  const tools = { jobStore, pollNow: pollFirst, pollSoon, isStopped };
  const cancelCommand = createCancelCommand({ ...deps, ...tools });
  const poller = createPoller({
    ...deps,
    jobStore,
    resend: (watch) => cancelCommand.send(watch),
  });

  const next = createPollSchedule({ ...deps, jobStore, poller, begunAt: now() });
  const toAppError = (error: unknown, askedAt: number): CallError =>
    credentials.judge(deps.toAppError(error), askedAt);
  const poll: typeof poller.poll = (...request) => poller.poll(...request);
  const waitMs = (state: PollState): number | null => next.waitMs(state);
  const loop = createPollLoop({ ...deps, waitMs, toAppError, poll });

  const refresh = (): Promise<void> => loop.pollNow({ ...noPollRequest, listing: true });
  const resubmitCommand = createResubmitCommand({ ...deps, jobStore, list: refresh });
  /** During Retry-After, the service is polled only on the user's own request. */
  const lookOr = (isDue: (state: PollState) => boolean): void => {
    const state = loop.state();
    const mayPoll = !deps.isPaused() && credentials.mayTry(now()) && client.retryAfterMs() === 0;
    if (mayPoll && isDue(state)) void loop.pollNow(noPollRequest);
    else loop.reconsider();
  };
  const isAwaited = (state: PollState): boolean => deps.isSeen() || next.ages(state).length > 0;
  const isIdleDue = (state: PollState): boolean =>
    deps.backgroundChecks() && next.staleMs(state) >= IDLE_POLL_MS;

  return {
    jobStore,
    resubmitCommand,
    refresh,
    refreshOnce: () =>
      loop.state().connection.kind === 'checking' ? loop.pollOrJoin() : refresh(),
    start: () => void loop.pollNow(noPollRequest),
    stop: () => {
      stopped = true;
      loop.stop();
    },
    listOlder: () => loop.pollNow({ ...noPollRequest, older: true }),
    listedSince: () => poller.listedSince(),
    reconsider: () => loop.reconsider(),
    seenChanged: () => lookOr((state) => deps.isSeen() && next.staleMs(state) > FRESH_MS),
    wake: () => lookOr((state) => isAwaited(state) || isIdleDue(state)),
    credentialsChanged: () => credentials.reset(),
    state: () => loop.state(),
    cancel: (...request) => cancelCommand.cancel(...request),
    watch: async (jobId, on, source) => {
      if (!on) return watchOff(deps, jobId);
      const entered = await watchOn(deps, jobStore, jobId, source);
      // From now on somebody waits for it.
      loop.reconsider();
      return entered;
    },
  };
};

const watchOn = async (
  deps: WatcherDeps,
  jobStore: JobStore,
  jobId: JobId,
  source: Source,
): Promise<Result<null>> => {
  const { accountKey, registry, now } = deps;
  const before = registry.get(accountKey, jobId);
  // One that is being cancelled is watched to its end anyway, unless its cancel comes to nothing.
  if (before) {
    registry.afterPoll({ ...before, untilDoneToo: before.kind !== 'until-done' });
    return succeed(null);
  }
  const what = { accountKey, jobId, source, since: now(), seenOpen: true };
  const watch = newWatch({ ...what, kind: 'until-done' });
  const status = jobStore.get(jobId)?.job.status;
  if (status === undefined || !isFinal(status)) {
    await registry.add(watch);
    return succeed(null);
  }
  const { outcome: onOutcome } = reduceWatch(watch, { status }, now());
  if (onOutcome) deps.onOutcome(outcomeEventOf({ jobStore, now }, watch, onOutcome));
  await registry.flush();
  return succeed(null);
};

const watchOff = ({ accountKey, registry }: WatcherDeps, jobId: JobId): Result<null> => {
  const before = registry.get(accountKey, jobId);
  if (before?.kind === 'until-done') registry.drop(before);
  else if (before) registry.afterPoll({ ...before, untilDoneToo: false });
  return succeed(null);
};
