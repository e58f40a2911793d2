// Carries out the operations: checks the credentials, then works on the jobs. Knows no HTTP.
import { statusWords } from '../casjobs/job.ts';
import type { PracticeAccount } from './accounts.ts';
import { readFilter } from './requested-jobs.ts';
import type { CountJob } from './limits.ts';
import { MINUTE, SECOND, type JobNow, type JobSpec, type PracticeJobs } from './practice-jobs.ts';
import { jobRow, queueRow, queues, type Row } from './rows.ts';
import { ServiceFault } from './service-faults.ts';
import type { OperationName } from './signatures.ts';
import { valueOf, type Values } from './values.ts';

/** A value, the rows of a list, or null for nothing. */
export type OperationResult = string | readonly Row[] | null;

export interface OperationDeps {
  readonly accounts: readonly PracticeAccount[];
  readonly jobs: PracticeJobs;
  readonly countJob: CountJob;
}

/** Carries out one operation. @throws ServiceFault when the service refuses */
export type RunOperation = (operation: OperationName, values: Values) => OperationResult;

export const createOperations =
  (deps: OperationDeps): RunOperation =>
  (operation, values) => {
    if (operation === 'GetWebServiceId') return webServiceId(values, deps.accounts);
    const [wsId, password] = [...values.values()];
    const account = deps.accounts.find((one) => one.wsId === wsId && one.password === password);
    // The real service's words for refusals are not on record; these say plainly what is the matter.
    if (account === undefined) throw new ServiceFault('Invalid web services id or password.');
    return run[operation](account.wsId, values, deps);
  };

const webServiceId = (values: Values, accounts: readonly PracticeAccount[]): string =>
  accounts.find(
    ({ userName, password }) =>
      userName.toLowerCase() === valueOf(values, 'userid').toLowerCase() &&
      password === valueOf(values, 'password'),
  )?.wsId ?? '-1';

const ownJob = (owner: string, values: Values, jobs: PracticeJobs): JobNow | null => {
  const job = jobs.find(valueOf(values, 'jobId'));
  if (job !== null && job.owner !== owner) throw new ServiceFault(`You do not own job ${job.id}.`);
  return job;
};

type Run = (owner: string, values: Values, deps: OperationDeps) => OperationResult;

const run: Readonly<Record<Exclude<OperationName, 'GetWebServiceId'>, Run>> = {
  CancelJob: (owner, values, { jobs }) => {
    const job = ownJob(owner, values, jobs);
    if (job !== null) jobs.cancel(job.id);
    return null;
  },
  GetJobStatus: (owner, values, { jobs }) => {
    const job = ownJob(owner, values, jobs);
    if (job === null) throw new ServiceFault(`Job ${valueOf(values, 'jobId')} does not exist.`);
    return statusWords.indexOf(job.status).toString();
  },
  GetJobs: (owner, values, { jobs }) =>
    jobs
      .ofOwner(owner)
      .filter(readFilter(valueOf(values, 'conditions')))
      .map(jobRow),
  GetQueues: () => queues.map(queueRow),
  SubmitJob: (owner, values, { jobs, countJob }) => {
    const job = submittedJob(owner, values);
    countJob(valueOf(values, 'qry').length + valueOf(values, 'taskname').length);
    return jobs.add(job);
  },
};

const WAITS_MS = 2 * SECOND;

/** @throws ServiceFault for an empty query or an unknown context */
const submittedJob = (owner: string, values: Values): JobSpec => {
  const query = valueOf(values, 'qry');
  const asked = valueOf(values, 'context');
  const queue = queues.findLast(({ context }) => context.toLowerCase() === asked.toLowerCase());
  if (query.trim() === '') throw new ServiceFault('The query is empty.');
  if (queue === undefined) throw new ServiceFault(`There is no context '${asked}'.`);
  const job = { owner, query, context: queue.context, queueMinutes: queue.minutes };
  const endsMs = WAITS_MS + runsMs(Number(valueOf(values, 'estimate')));
  const times = { startsMs: WAITS_MS, endsMs, cancelTakesMs: 3 * SECOND };
  return { ...job, ...times, taskName: valueOf(values, 'taskname'), rows: 1204 };
};

/** As long as was estimated, in minutes: two at most, and half a one for no estimate. */
const runsMs = (estimate: number): number =>
  estimate < 1 ? 30 * SECOND : Math.min(estimate, 2) * MINUTE;
