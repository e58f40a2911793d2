// A window with a stopped clock and fixed jobs, so that it always looks the same: the packaged page with a snapshot from this
// file instead of main's.
import type { Page } from '@playwright/test';
import type { SnapshotChange } from '../../electron/ipc/contract.ts';
import type { JobDetails, JobView, Snapshot } from '../../electron/core/view-model/snapshot.ts';
import {
  accountView,
  activityLine,
  cancelingJob,
  cancelledJob,
  finishedJob,
  jobView,
  snapshotView,
} from '../fakes/view-models.ts';
import type { RunningApp, LaunchOptions } from './app.ts';

/** A morning in Baltimore. */
const NOW = Date.parse('2026-11-24T10:42:00-05:00');
const MINUTE = 60_000;

/** The language and time zone of the screenshots. */
export const frozenLaunch: Partial<LaunchOptions> = {
  args: ['--lang=en-US'],
  env: { TZ: 'America/New_York', LANGUAGE: 'en_US', LC_ALL: 'C.UTF-8' },
};

const at = (minutesAgo: number) => {
  const time = NOW - minutesAgo * MINUTE;
  // The service uses Baltimore's time.
  const serviceTime = new Date(time - 5 * 60 * MINUTE).toISOString().slice(0, 19);
  return { serviceTime, at: time };
};

interface Life {
  readonly submitted: number;
  readonly started?: number;
  readonly ended?: number;
}

/** A job's times, in minutes ago. */
const life = ({ submitted, started, ended }: Life): Partial<JobView> => {
  const from = started ?? NaN;
  const ran = { kind: 'fixed', ms: (from - (ended ?? 0)) * MINUTE } as const;
  const runs = { kind: 'growing', since: NOW - from * MINUTE } as const;
  return {
    submitted: at(submitted),
    started: started === undefined ? null : at(started),
    ended: ended === undefined ? null : at(ended),
    order: NOW - submitted * MINUTE,
    waiting:
      started === undefined
        ? { kind: 'growing', since: NOW - submitted * MINUTE }
        : { kind: 'fixed', ms: (submitted - started) * MINUTE },
    running: started === undefined ? { kind: 'none' } : ended === undefined ? runs : ran,
  };
};

const jobs: readonly JobView[] = [
  jobView({
    ...life({ submitted: 3 }),
    jobId: '5007',
    taskName: 'm31_halo_giants',
    status: 'ready',
    statusCode: 0,
    family: 'idle',
  }),
  cancelingJob({
    ...life({ submitted: 30, started: 22 }),
    jobId: '5005',
    taskName: 'lensing_shear_stripe_82',
    watched: 'cancel',
    cancelingSince: NOW - 12_000,
  }),
  jobView({
    ...life({ submitted: 51, started: 47 }),
    jobId: '5001',
    taskName: 'virgo_psf_colours',
    watched: 'until-done',
  }),
  jobView({
    ...life({ submitted: 90, started: 84 }),
    jobId: '5002',
    taskName: 'מגלן: galaxies behind the cloud, with a very long name of its task',
  }),
  cancelledJob({
    ...life({ submitted: 140, started: 131, ended: 96 }),
    jobId: '4998',
    taskName: 'crossmatch_gaia_dr3',
    outcome: 'cancelled',
  }),
  finishedJob({
    ...life({ submitted: 200, started: 198, ended: 137 }),
    jobId: '4997',
    taskName: 'qso_variability',
    hasOutput: true,
  }),
  finishedJob({
    ...life({ submitted: 260, started: 259, ended: 258 }),
    jobId: '4996',
    taskName: null,
    context: 'MyDB',
    status: 'failed',
    statusCode: 4,
  }),
  finishedJob({
    ...life({ submitted: 1500, started: 1490, ended: 1210 }),
    jobId: '4990',
    taskName: 'stellar_streams',
    rows: '48211',
  }),
];

const details: JobDetails = {
  accountKey: 'mast',
  jobId: '5001',
  query:
    'SELECT TOP 500000 o.objID, o.raMean, o.decMean, m.gMeanPSFMag - m.rMeanPSFMag AS gr -- colour\nINTO MyDB.virgo_psf_colours FROM ObjectThin o JOIN MeanObject m ON m.objID = o.objID WHERE o.nDetections > 3 AND o.decMean BETWEEN 7.5 AND 18 AND m.gQfPerfect > 0.85',
  error: null,
  isQueryCut: false,
  outputLoc: null,
  pageUrl: 'https://mastweb.stsci.edu/ps1casjobs/jobdetails.aspx?id=5001',
};

/** One account, and jobs with every status. */
export const frozenSnapshot = (part: Partial<Snapshot> = {}): Snapshot =>
  snapshotView({
    accounts: [accountView({ lastSuccessAt: NOW - 2_000 })],
    jobs,
    activity: [
      activityLine({ id: 1, at: NOW - 96 * MINUTE, title: 'Job 4998 cancelled', jobId: '4998' }),
    ],
    ...part,
  });

export const frozenAccount = accountView({ lastSuccessAt: NOW - 6 * MINUTE });
export const frozenSince = NOW - 5 * MINUTE;

/** Stops the page's clock, and makes main return job details. */
export const freezePage = async (app: RunningApp): Promise<Page> => {
  const page = await app.window();
  await page.clock.setFixedTime(NOW);
  await app.electron.evaluate(({ ipcMain }, value) => {
    ipcMain.removeHandler('casjobs:job-details');
    ipcMain.handle('casjobs:job-details', () => ({ ok: true, value }));
  }, details);
  return page;
};

/** Sends the page a snapshot like main. */
export const sendSnapshot = async (
  app: RunningApp,
  { jobs, activity, ...rest }: Snapshot,
): Promise<void> => {
  const change: SnapshotChange = {
    ...rest,
    jobs: { isReset: true, changed: jobs, gone: [], hasMore: false },
    activity: { isReset: true, changed: activity, gone: [] },
  };
  await app.electron.evaluate(({ BrowserWindow }, value) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('casjobs:snapshot', value);
  }, change);
};
