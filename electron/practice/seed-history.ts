// The jobs that are over when the service starts, spread over the last 20 days, and the files that they wrote. Times
// count from the service's start.
import type { EndStatus } from './job-lifecycle.ts';
import { HOUR, MINUTE, SECOND, type JobSpec } from './practice-jobs.ts';
import * as queries from './seed-queries.ts';

const past = (
  id: string,
  hoursAgo: number,
  ranMs: number,
  endsAs: EndStatus,
  more: JobSpec,
): JobSpec => {
  const startsMs = -hoursAgo * HOUR + 23 * SECOND + Number(id) * 7;
  return {
    id,
    submittedMs: startsMs - 41 * SECOND - 503,
    startsMs,
    endsMs: startsMs + ranMs,
    endsAs,
    ...more,
  };
};

/** How many rows each file has. */
const files = { virgo_targets: 25, uv_excess: 40 };

const daysAgo = (days: number): number => days * 24;

/** @param folder the URL that the files lie under */
export const pastJobs = (folder: string): readonly JobSpec[] => [
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
    rows: files.virgo_targets,
    outputLoc: `${folder}/virgo_targets.csv`,
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
    rows: files.uv_excess,
    outputLoc: `${folder}/uv_excess.csv`,
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

/** The CSV of a file; null where there is none. */
export const outputFileOf = (name: string): string | null => {
  const rows = new Map(Object.entries(files)).get(name.toLowerCase());
  if (rows === undefined) return null;
  const lines = Array.from({ length: rows }, (_, row) =>
    [
      (118_720_000_000_000_000n + BigInt(row * 7919)).toString(),
      (187.25 + row * 0.0125).toFixed(4),
      (12.5 + row * 0.0075).toFixed(4),
      (18 + ((row * 7) % 40) / 10).toFixed(3),
    ].join(','),
  );
  return ['objID,ra,dec,gMag', ...lines, ''].join('\n');
};
