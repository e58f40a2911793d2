// Jobs as bars on a time axis: waiting, running, canceling, and how each ended. Pure.
import type { JobView } from '../../electron/core/view-model/snapshot.ts';
import { sortSteps, STEP, type Steps } from '../../electron/slices.ts';
import { jobKeyOf } from '../state/jobs.ts';

/** How a stretch of a bar is filled. The stretch in which a job ran shows how the job ended. */
export const fills = [
  'waiting',
  'running',
  'canceling',
  'finished',
  'failed',
  'cancelled',
] as const;
export type Fill = (typeof fills)[number];

/** Times are ms since 1970; `to` is Infinity while the job is active. */
export interface BarSpan {
  readonly from: number;
  readonly to: number;
}

export interface BarStretch extends BarSpan {
  readonly fill: Fill;
}

export interface Bar extends BarSpan {
  readonly key: string;
  readonly job: JobView;
  /** In order of time, each starting where the one before ends. */
  readonly stretches: readonly BarStretch[];
}

export interface Bars {
  /** Sorted by `from`. */
  readonly bars: readonly Bar[];
  /** Jobs that can't be placed on the axis, because a time or the time zone of their service is not known. */
  readonly unplaced: readonly JobView[];
}

export function* barSteps(jobs: readonly JobView[]): Steps<Bars> {
  const bars: Bar[] = [];
  const unplaced: JobView[] = [];
  for (const [index, job] of jobs.entries()) {
    const bar = barOf(job);
    if (bar) bars.push(bar);
    else unplaced.push(job);
    if (index % STEP === STEP - 1) yield;
  }
  return { bars: yield* sortSteps(bars, (one, other) => one.from - other.from), unplaced };
}

/** Null if one of its times can't be placed: a bar without it would be wrong. */
export const barOf = (job: JobView): Bar | null => {
  const { submitted, started, ended } = job;
  if ([submitted, started, ended].some((time) => time !== null && time.at === null)) return null;
  const first = submitted?.at ?? started?.at ?? ended?.at;
  if (first == null) return null;
  const begun = started?.at ?? null;
  // If the service's clocks disagree, an end may come before its start.
  const end = endOf(job, Math.max(first, begun ?? first));
  const startsAt = begun === null ? end : Math.min(Math.max(first, begun), end);
  const stretches = stretchesOf(job, [first, startsAt, end]);
  return { key: jobKeyOf(job), job, from: first, to: end, stretches };
};

const endOf = ({ ended, family, vanished }: JobView, lastKnown: number): number => {
  if (ended?.at != null) return Math.max(ended.at, lastKnown);
  // The end of a job that is no longer listed is not known: its bar ends at its last known time.
  return family === 'final' || vanished ? lastKnown : Infinity;
};

const stretchesOf = (
  job: JobView,
  [first, startsAt, end]: readonly [number, number, number],
): readonly BarStretch[] => {
  const since = job.cancelingSince;
  const cancelsAt = since === null ? end : Math.min(Math.max(first, since), end);
  const waited: BarStretch = { fill: 'waiting', from: first, to: Math.min(startsAt, cancelsAt) };
  const ran: BarStretch = { fill: ranAs(job), from: waited.to, to: cancelsAt };
  const stopping: BarStretch = { fill: 'canceling', from: cancelsAt, to: end };
  return [waited, ran, stopping].filter(({ from, to }) => to > from);
};

const ranAs = ({ status }: JobView): Fill =>
  status === 'finished' || status === 'failed' || status === 'cancelled' ? status : 'running';

/** When the job held a queue slot, which is while it was being processed. Null if it never was. */
export const slotSpanOf = ({ job, stretches, to }: Bar): BarSpan | null => {
  if (job.started === null) return null;
  const first = stretches.find(({ fill }) => fill !== 'waiting');
  return first ? { from: first.from, to } : null;
};
