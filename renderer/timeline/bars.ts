// Jobs as bars on an axis of time: waiting, running, canceling, and how each ended. Pure; knows no screen.
import type { JobView } from '../../electron/core/view-model/snapshot.ts';
import { sortSteps, STEP, type Steps } from '../../electron/slices.ts';
import { jobKeyOf } from '../state/jobs.ts';

/** How a stretch of a bar is filled; what was run is filled by how it ended. */
export const fills = [
  'waiting',
  'running',
  'canceling',
  'finished',
  'failed',
  'cancelled',
] as const;
export type Fill = (typeof fills)[number];

/** Times are ms since 1970; `to` is Infinity while it grows. */
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
  /** In the order of time, each beginning where the last one ends. */
  readonly stretches: readonly BarStretch[];
}

export interface Bars {
  /** In the order in which they begin. */
  readonly bars: readonly Bar[];
  /** Jobs that have no place on the axis: the zone of their service's times is not known. */
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

/** Null where one of its times cannot be placed: a bar without it would tell another story. */
export const barOf = (job: JobView): Bar | null => {
  const { submitted, started, ended } = job;
  if ([submitted, started, ended].some((time) => time !== null && time.at === null)) return null;
  const first = submitted?.at ?? started?.at ?? ended?.at;
  if (first == null) return null;
  const begun = started?.at ?? null;
  // A service whose clocks disagree must not turn a bar around.
  const end = endOf(job, Math.max(first, begun ?? first));
  const startsAt = begun === null ? end : Math.min(Math.max(first, begun), end);
  const stretches = stretchesOf(job, [first, startsAt, end]);
  return { key: jobKeyOf(job), job, from: first, to: end, stretches };
};

const endOf = ({ ended, family, vanished }: JobView, lastKnown: number): number => {
  if (ended?.at != null) return Math.max(ended.at, lastKnown);
  // What became of one that is gone is not known: it is drawn as far as it was told.
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

/** When it held a queue slot: while it was being processed; null for one that never was. */
export const slotSpanOf = ({ job, stretches, to }: Bar): BarSpan | null => {
  if (job.started === null) return null;
  const first = stretches.find(({ fill }) => fill !== 'waiting');
  return first ? { from: first.from, to } : null;
};
