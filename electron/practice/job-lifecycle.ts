// How a job lives: what it is at a given time, by its plan and by when it was told to cancel. Pure.
import type { JobStatus } from '../casjobs/job.ts';

export type LiveStatus = Exclude<JobStatus, 'unknown'>;
export type EndStatus = Extract<LiveStatus, 'cancelled' | 'failed' | 'finished'>;

/** A job's plan. Times in ms since 1970. */
export interface Plan {
  readonly submittedAt: number;
  /** Infinity for a job that is never started. */
  readonly startsAt: number;
  /** Infinity for one that never ends by itself. */
  readonly endsAt: number;
  readonly endsAs: EndStatus;
  /** How a cancel ends it: so many ms later, Infinity for never. */
  readonly cancelTakesMs: number;
  readonly cancelEndsAs: EndStatus;
  /** Null while nobody has cancelled it. */
  readonly cancelledAt: number | null;
}

export interface Moment {
  readonly status: LiveStatus;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
}

/** What the job is at `now`. */
export const momentOf = (plan: Plan, now: number): Moment => {
  const { cancelledAt, startsAt } = plan;
  const lastStart = Math.min(now, cancelledAt ?? now);
  const startedAt = startsAt <= lastStart ? startsAt : null;
  const end = endOf(plan, startedAt !== null);
  if (end.at <= now) return { status: end.as, startedAt, endedAt: end.at };
  if (cancelledAt !== null) return { status: 'canceling', startedAt, endedAt: null };
  return { status: startedAt === null ? 'ready' : 'started', startedAt, endedAt: null };
};

/** A job that runs may end by itself before its cancel bites. */
const endOf = (plan: Plan, isStarted: boolean): { at: number; as: EndStatus } => {
  const byItself = { at: isStarted ? plan.endsAt : Infinity, as: plan.endsAs };
  if (plan.cancelledAt === null) return byItself;
  const byCancel = { at: plan.cancelledAt + plan.cancelTakesMs, as: plan.cancelEndsAs };
  return byItself.at <= byCancel.at ? byItself : byCancel;
};
