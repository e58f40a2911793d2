// Installs the fake bridge in the page before its own scripts run.
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

const first =
  location.hash === '#first-run'
    ? noAccount()
    : snapshotView({ accounts: [accountView()], jobs, activity: [activityLine()] });

Object.assign(globalThis, { casjobs: createFakeBridge(first).bridge });
