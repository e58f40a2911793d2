// The jobs that the practice service starts with: active ones, one for each outcome of a cancel, and past ones of the last
// 20 days with their output files. Times count from the service's start.
import {
  HOUR,
  MINUTE,
  SECOND,
  type JobSpec,
  type PracticeJobs,
  type EndStatus,
} from './practice-jobs.ts';
import * as queries from './seed-queries.ts';

/** The WSID that owns the job that is not yours. */
const STRANGER = '1000002';

const running = (minutes: number, more: JobSpec): JobSpec => ({
  submittedMs: -minutes * MINUTE - 21 * SECOND - 340,
  startsMs: -minutes * MINUTE + 183,
  endsMs: 5 * HOUR,
  ...more,
});

const openJobs: readonly JobSpec[] = [
  running(47, {
    id: '5001',
    taskName: 'virgo_psf_colours',
    context: 'PanSTARRS_DR2',
    query: queries.virgoColours,
    cancelTakesMs: 4 * SECOND,
  }),
  running(31, {
    id: '5002',
    taskName: 'galex_ps1_crossmatch',
    context: 'GALEX_GR6Plus7',
    queueMinutes: 120,
    query: queries.crossmatch,
    cancelTakesMs: 4 * SECOND,
    cancelEndsAs: 'failed',
    error:
      'A severe error occurred on the current command. The results, if any, should be discarded.',
  }),
  running(12, {
    id: '5003',
    taskName: 'stack_counts_by_field',
    context: 'PanSTARRS_DR2',
    query: queries.stackCounts,
    cancelTakesMs: 4 * SECOND,
    cancelEndsAs: 'finished',
    rows: 48_213,
  }),
  running(3, {
    id: '5004',
    taskName: 'quick_look_m87',
    context: 'PanSTARRS_DR2',
    query: queries.quickLook,
    isQuick: true,
    queueMinutes: 1,
  }),
  running(96, {
    id: '5005',
    taskName: 'variable_star_lightcurves',
    context: 'PanSTARRS_DR2',
    query: queries.lightCurves,
    endsMs: 9 * HOUR,
    cancelTakesMs: 6 * HOUR,
  }),
  {
    id: '5006',
    taskName: 'hsc_cosmos_morphology',
    context: 'HSCv3',
    queueMinutes: 120,
    query: queries.cosmos,
    submittedMs: -14 * MINUTE - 610,
    startsMs: 3 * HOUR,
    endsMs: 4 * HOUR,
    cancelTakesMs: 2 * SECOND,
  },
  {
    id: '5007',
    taskName: 'mydb_uv_excess_join',
    context: 'MyDB',
    query: queries.uvExcess,
    submittedMs: -2 * MINUTE - 75,
    startsMs: 20 * SECOND,
    endsMs: 110 * SECOND,
    cancelTakesMs: 3 * SECOND,
    rows: 40,
  },
];

const strangersJob: JobSpec = running(55, {
  id: '4999',
  owner: STRANGER,
  taskName: 'not_yours',
  context: 'PanSTARRS_DR2',
  query: queries.stackCounts,
});

/** @param base of the service, under which the outputs of past jobs lie */
export const seedJobs = (jobs: PracticeJobs, base: string): void => {
  for (const job of [...pastJobs(`${base}/output`), strangersJob, ...openJobs]) jobs.add(job);
};

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

/** How many rows each output file has. */
const files = { virgo_targets: 25, uv_excess: 40 };

const daysAgo = (days: number): number => days * 24;

/** @param folder the URL of the output files' folder */
const pastJobs = (folder: string): readonly JobSpec[] => [
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

/** The CSV of an output file; null if there is none of this name. */
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
