// The playground's jobs that are over, spread over the last 20 days. Times count from the service's start.
import type { EndStatus } from './life.ts';
import { HOUR, MINUTE, SECOND, type JobSpec } from './ledger.ts';
import * as queries from './queries.ts';

const DAY = 24 * HOUR;

export interface PastJob extends JobSpec {
  /** The name of the file that it wrote; empty for none. */
  readonly output: string;
}

const past = (
  id: string,
  hoursAgo: number,
  ranMs: number,
  endsAs: EndStatus,
  more: JobSpec & { readonly output?: string },
): PastJob => {
  const startsMs = -hoursAgo * HOUR + 23 * SECOND + Number(id) * 7;
  return {
    output: '',
    id,
    submittedMs: startsMs - 41 * SECOND - 503,
    startsMs,
    endsMs: startsMs + ranMs,
    endsAs,
    ...more,
  };
};

const daysAgo = (days: number): number => (days * DAY) / HOUR;

export const pastJobs: readonly PastJob[] = [
  past('4961', daysAgo(19.4), 83 * MINUTE, 'finished', {
    taskName: 'virgo_targets',
    context: 'PanSTARRS_DR2',
    query: queries.virgoColours,
    rows: 18_204,
  }),
  past('4962', daysAgo(19.3), 12 * SECOND, 'finished', {
    taskName: 'CSV: virgo_targets',
    query: 'virgo_targets',
    type: 'CSV',
    rows: 25,
    output: 'virgo_targets',
  }),
  past('4967', daysAgo(14.1), 120 * MINUTE, 'failed', {
    taskName: 'galex_ps1_crossmatch',
    context: 'GALEX_GR6Plus7',
    queueMinutes: 120,
    query: queries.crossmatch,
    error: 'Query timed out: the time limit of the queue, 120 minutes, was reached.',
  }),
  past('4970', daysAgo(11.6), 9 * SECOND, 'failed', {
    taskName: 'hsc_cosmos_morphology',
    context: 'HSCv3',
    queueMinutes: 120,
    query: queries.cosmos,
    error: "Invalid column name 'A_F814W'.",
  }),
  past('4978', daysAgo(6.2), 26 * MINUTE, 'cancelled', {
    taskName: 'stack_counts_by_field',
    context: 'PanSTARRS_DR2',
    query: queries.stackCounts,
  }),
  past('4983', daysAgo(3.5), 4 * MINUTE, 'finished', {
    taskName: 'uv_excess',
    context: 'GALEX_GR6Plus7',
    queueMinutes: 120,
    query: queries.uvExcess,
    rows: 40,
  }),
  past('4988', daysAgo(1.3), 8 * SECOND, 'finished', {
    taskName: 'CSV: uv_excess',
    query: 'uv_excess',
    type: 'CSV',
    rows: 40,
    output: 'uv_excess',
  }),
  past('4994', 5.1, 2 * SECOND, 'finished', {
    taskName: 'quick_look_m87',
    context: 'PanSTARRS_DR2',
    query: queries.quickLook,
    isQuick: true,
    queueMinutes: 1,
    rows: 10,
  }),
];
