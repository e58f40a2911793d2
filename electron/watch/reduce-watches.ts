// Updates each watch of an account with what a reply says about its job, and reports outcomes.
import type { Job, JobId } from '../casjobs/job.ts';
import type { JobStore } from './job-store.ts';
import type { CancelAccepted, OutcomeKind, OutcomeEvent } from './outcomes.ts';
import type { WatchRegistry } from './watch-registry.ts';
import {
  afterRecheck,
  reduceWatch,
  LONGEST_RECHECK_MS,
  type Observation,
  type Transition,
  type Watch,
} from './watch-reducer.ts';
import { lengthBetween, type Zone } from './zone.ts';

export interface ReduceDeps {
  readonly accountKey: string;
  readonly registry: WatchRegistry;
  readonly jobStore: JobStore;
  readonly now: () => number;
  readonly onOutcome: (event: OutcomeEvent) => void;
  /** A job whose cancel was asked for has been seen canceling. */
  readonly cancelAccepted: (accepted: CancelAccepted) => void;
  /** Sends CancelJob again for a watch whose first may not have been received. */
  readonly resend: (watch: Watch) => void;
}

/** What a poll has seen of the jobs, and the place of that poll in the order of things. */
export interface PollResult {
  readonly observations: ReadonlyMap<JobId, Observation>;
  readonly sequence: number;
  /** When the poll began; ms since 1970. */
  readonly begunAt: number;
}

export const reduceWatches = (
  deps: ReduceDeps,
  { observations, sequence, begunAt }: PollResult,
): void => {
  const { accountKey, registry, now } = deps;
  if (observations.size === 0) return;
  for (const watch of registry.ofAccount(accountKey)) {
    const observation = observations.get(watch.jobId);
    // A poll that began before the command was answered says nothing of what came of it.
    if (observation === undefined || !registry.isSettledBefore(watch, sequence)) continue;
    settle(deps, watch, reduceWatch(watch, observation, now(), begunAt));
  }
};

/** Ends the rechecks that no poll has answered for long. */
export const endOldRechecks = ({ accountKey, registry, now }: ReduceDeps): void => {
  for (const watch of registry.ofAccount(accountKey)) {
    if (!watch.unproven || now() - watch.unproven.at < LONGEST_RECHECK_MS) continue;
    const left = afterRecheck(watch);
    if (left) registry.afterPoll(left);
    else registry.drop(watch);
  }
};

const settle = (
  deps: ReduceDeps,
  watch: Watch,
  { next, outcome: onOutcome, resend }: Transition,
): void => {
  if (next) deps.registry.afterPoll(next);
  else deps.registry.drop(watch);
  // A recheck tells by itself that it is canceling after all.
  const isFirst = watch.kind === 'cancel' && watch.cancelingSince === null;
  if (next?.cancelingSince != null && isFirst) {
    deps.cancelAccepted(aboutOf(deps.jobStore, watch));
  }
  if (onOutcome) deps.onOutcome(outcomeEventOf(deps, next ?? watch, onOutcome));
  if (resend && next) deps.resend(next);
};

type TellingDeps = Pick<ReduceDeps, 'jobStore' | 'now'>;

const aboutOf = (jobStore: JobStore, { accountKey, jobId, source }: Watch): CancelAccepted => {
  const taskName = jobStore.get(jobId)?.job.taskName ?? null;
  return { accountKey, jobId, taskName, source };
};

/** The outcome of a watch, with what the job store knows of its job. */
export const outcomeEventOf = (
  { jobStore, now }: TellingDeps,
  watch: Watch,
  outcome: OutcomeKind,
): OutcomeEvent => {
  const job = jobStore.get(watch.jobId)?.job;
  return {
    ...aboutOf(jobStore, watch),
    outcome,
    status: job?.status ?? null,
    cancelingMs: watch.cancelingSince === null ? null : now() - watch.cancelingSince,
    error: null,
    rows: job?.rows ?? '',
    ranMs: job ? ranMsOf(job, jobStore.zone()) : null,
    hasOutput: (job?.outputLoc ?? null) !== null,
    hasError: (job?.error ?? null) !== null,
  };
};

const ranMsOf = ({ startedAt, endedAt }: Job, zone: Zone): number | null =>
  startedAt === null || endedAt === null ? null : lengthBetween(startedAt, endedAt, zone);
