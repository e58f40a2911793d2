// Installs the fake bridge in the page before its own scripts run.
import type { Snapshot } from '../../../electron/core/view-model/snapshot.ts';
import { createFakeBridge } from '../../fakes/fake-bridge.ts';
import {
  accountView,
  activityLine,
  cancelingJob,
  finishedJob,
  jobView,
  noAccount,
  snapshotView,
} from '../../fakes/view-models.ts';

const HOUR = 3_600_000;
const now = Date.now();
const moment = (hoursAgo: number) => ({ serviceTime: '', at: now - hoursAgo * HOUR });

const jobs = [
  jobView({ submitted: moment(1), started: moment(0.5), order: now - HOUR }),
  cancelingJob({ jobId: '5002', submitted: moment(2), started: moment(1), order: now - 2 * HOUR }),
  finishedJob({
    jobId: '5003',
    order: now - 3 * HOUR,
    submitted: moment(3),
    started: moment(2.5),
    ended: moment(1.5),
  }),
];

const usual = snapshotView({ accounts: [accountView()], jobs, activity: [activityLine()] });

/** Two accounts, one with a problem, and a job in each state that has a text of its own. */
const full = snapshotView({
  accounts: [
    accountView({ olderJobs: 3 }),
    accountView({
      key: 'sdss',
      name: 'SDSS',
      connection: { kind: 'error', code: 'credentials-rejected', detail: '', since: now - HOUR },
    }),
  ],
  jobs: [
    ...jobs,
    jobView({ jobId: '5004', isQuick: true, canCancel: false, watched: 'until-done' }),
    jobView({ jobId: '5005', asking: true, cancelWaits: true, watched: 'cancel', canWatch: false }),
    jobView({ jobId: '5006', accountKey: 'sdss', vanished: true, canCancel: false }),
    finishedJob({ jobId: '4990', outcome: 'finished-before', hasOutput: true }),
  ],
  activity: [activityLine()],
  paused: true,
  sendingCancels: { sent: 3, total: 9, again: 0 },
});
const locked = snapshotView({ ...full, lock: { isLocked: true, by: 'password' } });

const snapshots: Readonly<Record<string, Snapshot>> = {
  '#first-run': noAccount(),
  '#full': full,
  '#locked': locked,
};
const first = snapshots[location.hash] ?? usual;

const main = createFakeBridge(first);
main.answer('read-job-ids', () => ({
  ok: false,
  error: { code: 'bad-input', field: 'jobIds', detail: '“5x” is not a job ID.' },
}));
main.answer('job-details', (ref) => ({
  ok: true,
  value: {
    ...ref,
    query: 'SELECT TOP 10 objID FROM MeanObject WHERE nDetections > 3',
    isQueryCut: false,
    error: null,
    outputLoc: null,
    pageUrl: '',
  },
}));
Object.assign(globalThis, { casjobs: main.bridge });
