// The jobs that the service starts with: one for every way in which a cancel can go, and past ones. Times count from
// the service's start.
import { HOUR, MINUTE, SECOND, type JobSpec, type PracticeJobs } from './practice-jobs.ts';
import { pastJobs } from './seed-history.ts';
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
