// View models as main sends them, with defaults for everything that a test does not set.
import { defaultSettings } from '../../electron/settings/settings.ts';
import type {
  AccountView,
  ActivityLine,
  JobView,
  Snapshot,
} from '../../electron/core/view-model/snapshot.ts';

export const accountView = (part: Partial<AccountView> = {}): AccountView => ({
  key: 'mast',
  name: 'Pan-STARRS',
  serviceName: 'MAST Pan-STARRS',
  host: 'mastweb.stsci.edu',
  isPractice: false,
  connection: { kind: 'good' },
  lastSuccessAt: Date.now(),
  polling: false,
  listedSince: '2026-10-25',
  binding: 'auto',
  foundBinding: null,
  hasBindings: true,
  signInBy: 'wsId',
  signInHost: 'mastweb.stsci.edu',
  forThisRunOnly: false,
  awaitsWsId: false,
  zone: 'learnt',
  olderJobs: 0,
  unreadableJobs: 0,
  ...part,
});

/** A started job that has been running for twelve minutes. */
export const jobView = (part: Partial<JobView> = {}): JobView => ({
  accountKey: 'mast',
  jobId: '5001',
  taskName: 'm31 halo',
  context: 'PanSTARRS_DR2',
  status: 'started',
  statusCode: 1,
  family: 'active',
  isQuick: false,
  canCancel: true,
  asking: false,
  cancelWaits: false,
  cancelingSince: null,
  watched: 'no',
  canWatch: true,
  outcome: null,
  waiting: { kind: 'fixed', ms: 240_000 },
  running: { kind: 'growing', since: Date.now() - 12 * 60_000 },
  submitted: null,
  started: null,
  ended: null,
  queueMinutes: 500,
  rows: '0',
  order: 0,
  jobType: 'QUERY',
  hasOutput: false,
  vanished: false,
  canSubmitAgain: false,
  resubmission: null,
  ...part,
});

const ended = {
  family: 'final',
  canCancel: false,
  canWatch: false,
  canSubmitAgain: true,
} as const;
const ran = { kind: 'fixed', ms: 61 * 60_000 } as const;

export const finishedJob = (part: Partial<JobView> = {}): JobView =>
  jobView({ ...ended, status: 'finished', statusCode: 5, running: ran, rows: '1284031', ...part });

export const cancelledJob = (part: Partial<JobView> = {}): JobView =>
  jobView({ ...ended, status: 'cancelled', statusCode: 3, running: ran, ...part });

export const cancelingJob = (part: Partial<JobView> = {}): JobView =>
  jobView({
    status: 'canceling',
    statusCode: 2,
    canCancel: false,
    cancelingSince: Date.now() - 12_000,
    ...part,
  });

export const activityLine = (part: Partial<ActivityLine> = {}): ActivityLine => ({
  id: 1,
  at: Date.now(),
  title: 'Job 5001 cancelled',
  body: 'Its queue slot is free.',
  weight: 'good',
  accountKey: 'mast',
  jobId: '5001',
  detail: '',
  ...part,
});

const preset = (id: string, label: string, accountName: string, note = '') => ({
  id,
  label,
  accountName,
  note,
  signInBy: 'wsId' as const,
  signInHost: '',
});

const presets = [
  preset('ps1', 'MAST Pan-STARRS', 'Pan-STARRS'),
  preset('sdss', 'SDSS SkyServer', 'SDSS', 'untested'),
  preset('practice', 'Practice service', 'Practice'),
  preset('other', 'Other…', 'CasJobs'),
];

/** One connected account without jobs. */
export const snapshotView = (part: Partial<Snapshot> = {}): Snapshot => ({
  version: '0.1.0',
  runtime: { version: '45.4.1', isSupported: true },
  language: 'en',
  system: 'linux',
  locale: 'en-US',
  accounts: [accountView()],
  jobs: [],
  activity: [],
  settings: defaultSettings,
  presets,
  paused: false,
  sendingCancels: null,
  unlistedCancels: { first: [], more: 0 },
  lock: { isLocked: false, by: 'password' },
  keychainWaits: false,
  errors: [],
  backups: [],
  wanted: [],
  startAtLogin: { kind: 'off' },
  updates: null,
  desktop: { trayMissing: false, closeMinimizes: false, shortcut: 'off' },
  ...part,
});

/** The first run. */
export const noAccount = (part: Partial<Snapshot> = {}): Snapshot =>
  snapshotView({ accounts: [], ...part });

/** The status of an account behind a proxy that requires a password. */
export const askedByProxy = {
  kind: 'error',
  code: 'proxy-password',
  detail: 'proxy.example.org:3128',
  since: 0,
} as const;

export const withJobs = (...jobs: JobView[]): Snapshot => snapshotView({ jobs });
