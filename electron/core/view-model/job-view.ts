// One job as the views show it: the rules applied, the service's times placed on the computer's clock. A view that is the
// same is kept, because most jobs stay as they are from one snapshot to the next.
import {
  canCancel,
  canSubmitAgain,
  isActive,
  isFinal,
  isIdle,
  isQuick,
  type Job,
  type ServiceTime,
} from '../../casjobs/job.ts';
import type { JobView, Resubmission, Waited, TimeView } from './snapshot.ts';
import type { JobRecord } from '../../watch/job-store.ts';
import type { OutcomeKind } from '../../watch/outcomes.ts';
import { isUntilDone, type Watch } from '../../watch/watch-reducer.ts';
import { AS_WRITTEN, measuringZone, placeInOrder, placeTime, type Zone } from '../../watch/zone.ts';

export interface JobFacts {
  readonly accountKey: string;
  readonly known: JobRecord;
  readonly watch: Watch | undefined;
  /** Its CancelJob waits to be sent again. */
  readonly cancelWaits: boolean;
  readonly outcome: OutcomeKind | undefined;
  readonly resubmission: Resubmission | null;
  readonly zone: Zone;
  readonly now: number;
  /** The computer's clock less that of the watchers, ms. */
  readonly shiftMs: number;
}

export const jobViewOf = (facts: JobFacts): JobView => {
  const { accountKey, known, watch, outcome, resubmission, zone, now, shiftMs } = facts;
  const { job, vanished } = known;
  const open = !isFinal(job.status) && !vanished;
  const isCanceling = watch?.kind === 'cancel';
  const quick = isQuick(job) || outcome === 'quick-job';
  const { jobId, taskName, context, status, statusCode, queueMinutes, rows, jobType } = job;
  return {
    accountKey,
    jobId,
    taskName,
    context,
    status,
    statusCode,
    queueMinutes,
    rows,
    jobType,
    ...spansOf(job, open, zone, now),
    ...timesOf(job, zone),
    order: orderOf(job, zone),
    family: familyOf(job),
    isQuick: quick,
    canCancel: open && !quick && canCancel(status),
    // A poll that began before CancelJob was answered may see it first.
    asking: isCanceling && open && status !== 'canceling' && watch.cancelingSince === null,
    cancelWaits: facts.cancelWaits && !isFinal(job.status),
    cancelingSince: cancelingSince(known, watch, shiftMs),
    watched: watchedFor(watch),
    canWatch: open && !isCanceling,
    outcome: outcome ?? null,
    hasOutput: job.outputLoc !== null,
    vanished,
    canSubmitAgain: canSubmitAgain(job) && resubmission?.kind !== 'sending',
    resubmission,
  };
};

/** What the user has requested; a recheck after an outcome is the app's own. */
const watchedFor = (watch: Watch | undefined): JobView['watched'] => {
  if (watch?.kind === 'cancel') return 'cancel';
  return watch && isUntilDone(watch) ? 'until-done' : 'no';
};

/** Kept for a job that is over: how long its slot was held is worth knowing. */
const cancelingSince = (
  known: JobRecord,
  watch: Watch | undefined,
  shiftMs: number,
): number | null => {
  const { status } = known.job;
  if (status !== 'canceling' && !isFinal(status)) return null;
  const since = watch?.cancelingSince ?? known.cancelingSince;
  return since === null ? null : since + shiftMs;
};

const familyOf = ({ status }: Job): JobView['family'] => {
  if (isFinal(status)) return 'final';
  if (isActive(status)) return 'active';
  return isIdle(status) ? 'idle' : 'unknown';
};

/** A time that cannot be placed is taken as it is written: hours wrong at most, and one order for all. */
const orderOf = ({ submittedAt }: Job, zone: Zone): number => {
  if (submittedAt === null) return 0;
  return placeTime(submittedAt, zone) ?? placeTime(submittedAt, AS_WRITTEN) ?? 0;
};

type Times = readonly [submitted: number | null, started: number | null, ended: number | null];

/** A job is submitted, starts and ends in this order; null where it has not, or it is not known when. */
const placed = ({ submittedAt, startedAt, endedAt }: Job, zone: Zone): Times => {
  const [submitted = null, started = null, ended = null] = placeInOrder(
    [submittedAt, startedAt, endedAt],
    zone,
  );
  return [submitted, started, ended];
};

export const timesOf = (job: Job, zone: Zone): Pick<JobView, 'submitted' | 'started' | 'ended'> => {
  const [submitted, started, ended] = placed(job, zone);
  return {
    submitted: timeView(job.submittedAt, submitted),
    started: timeView(job.startedAt, started),
    ended: timeView(job.endedAt, ended),
  };
};

const timeView = (time: ServiceTime | null, at: number | null): TimeView | null =>
  time === null ? null : { serviceTime: time, at };

const spansOf = (
  job: Job,
  open: boolean,
  zone: Zone,
  now: number,
): Pick<JobView, 'waiting' | 'running'> => {
  const times = placed(job, zone);
  const [submitted, started] = times;
  const measuring = measuringZone(zone);
  const [from, start, end] = measuring === zone ? times : placed(job, measuring);
  const { submittedAt, startedAt, endedAt } = job;
  const wait = startedAt === null ? { to: endedAt, end } : { to: startedAt, end: start };
  return {
    waiting: spanOf({ from: submittedAt, at: submitted, start: from, ...wait, open }, now),
    running: spanOf({ from: startedAt, at: started, to: endedAt, start, end, open }, now),
  };
};

interface Ends {
  readonly from: ServiceTime | null;
  readonly to: ServiceTime | null;
  /** When it began, ms; null where that is not known. */
  readonly at: number | null;
  /** Both ends, to measure with; null where one is no time. */
  readonly start: number | null;
  readonly end: number | null;
  /** One that is over, or gone, no longer grows. */
  readonly open: boolean;
}

const spanOf = ({ from, to, at, start, end, open }: Ends, now: number): Waited => {
  if (from === null || (to === null && !open)) return { kind: 'none' };
  if (to !== null)
    return start === null || end === null
      ? { kind: 'none' }
      : { kind: 'fixed', ms: Math.max(0, end - start) };
  if (at === null) return { kind: 'unplaced', serviceTime: from };
  // The server's clock may be ahead of ours.
  return { kind: 'growing', since: Math.min(at, now) };
};

export interface KeptView {
  readonly facts: JobFacts;
  readonly view: JobView;
}

/** The same as jobViewOf; as it was before where that still holds. */
export const keptJobView = (before: KeptView | undefined, facts: JobFacts): KeptView => {
  const isKept = before && isSame(before.facts, facts) && isPlaced(before, facts);
  return isKept && isSteady(before, facts) ? before : { facts, view: jobViewOf(facts) };
};

/** What was known is never changed, only replaced. */
const isSame = (one: JobFacts, other: JobFacts): boolean =>
  one.known === other.known &&
  one.watch === other.watch &&
  one.cancelWaits === other.cancelWaits &&
  one.outcome === other.outcome &&
  one.resubmission === other.resubmission &&
  one.zone === other.zone;

/** The service's times say by themselves when they were; what this app has seen is placed by its clocks. */
const isPlaced = ({ facts, view }: KeptView, { shiftMs }: JobFacts): boolean =>
  facts.shiftMs === shiftMs || view.cancelingSince === null;

/** One that began just now by the service's clock follows ours until that has caught up. */
const isSteady = ({ facts, view }: KeptView, { now }: JobFacts): boolean =>
  now === facts.now || (!beginsNow(view.waiting, facts.now) && !beginsNow(view.running, facts.now));

const beginsNow = (span: Waited, now: number): boolean =>
  span.kind === 'growing' && span.since >= now;
