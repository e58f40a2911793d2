// Carries out the operations: who asks is checked first, then it is done in the ledger. Knows no HTTP.
import { statusWords } from '../casjobs/job.ts';
import type { PracticeAccount } from './accounts.ts';
import { testOf } from './conditions.ts';
import type { OperationName } from './contract.ts';
import { noSuchJob, notOwner, wrongCredentials } from './faults.ts';
import type { JobNow, JobSpec, Ledger } from './ledger.ts';
import type { Storage } from './limits.ts';
import type { Outputs } from './outputs.ts';
import { jobRow, jobTypes, queueRow, queues, type Row } from './rows.ts';
import { extractJob, paceOf, queryJob, upload } from './submissions.ts';
import { answerQuery, type Tables } from './tables.ts';
import { valueOf, type Values } from './values.ts';

/** A value, the rows of a list, or null for nothing. */
export type Result = string | readonly Row[] | null;

export interface DeskDeps {
  readonly accounts: readonly PracticeAccount[];
  readonly ledger: Ledger;
  /** The MyDB of an account. */
  readonly tablesOf: (wsId: string) => Tables;
  readonly outputs: Outputs;
  /** The room for what callers leave behind. */
  readonly storage: Storage;
}

/** Carries out one operation. @throws ServiceFault when the service will not */
export type Desk = (operation: OperationName, values: Values) => Result;

type Work = (owner: string, values: Values, deps: DeskDeps) => Result;

export const createDesk =
  (deps: DeskDeps): Desk =>
  (operation, values) => {
    if (operation === 'GetWebServiceId') return webServiceId(values, deps.accounts);
    const [wsId, password] = [...values.values()];
    const account = deps.accounts.find((one) => one.wsId === wsId && one.password === password);
    if (account === undefined) throw wrongCredentials();
    return work[operation](account.wsId, values, deps);
  };

const webServiceId = (values: Values, accounts: readonly PracticeAccount[]): string =>
  accounts.find(
    ({ userName, password }) =>
      userName.toLowerCase() === valueOf(values, 'userid').toLowerCase() &&
      password === valueOf(values, 'password'),
  )?.wsId ?? '-1';

const ownJob = (owner: string, values: Values, ledger: Ledger): JobNow | null => {
  const job = ledger.job(valueOf(values, 'jobId'));
  if (job !== null && job.owner !== owner) throw notOwner(job.id);
  return job;
};

const sizeOf = ({ query = '', taskName = '' }: JobSpec): number => query.length + taskName.length;

const work: Readonly<Record<Exclude<OperationName, 'GetWebServiceId'>, Work>> = {
  CancelJob: (owner, values, { ledger }) => {
    const job = ownJob(owner, values, ledger);
    if (job !== null) ledger.cancel(job.id);
    return null;
  },
  GetJobStatus: (owner, values, { ledger }) => {
    const job = ownJob(owner, values, ledger);
    if (job === null) throw noSuchJob(valueOf(values, 'jobId'));
    return statusWords.indexOf(job.status).toString();
  },
  GetJobs: (owner, values, { ledger }) => {
    const isAsked = testOf(valueOf(values, 'conditions'));
    const withSystem = valueOf(values, 'includeSystem') === 'true';
    const jobs = ledger.jobsOf(owner).filter((job) => withSystem || !job.isSystem);
    return jobs.filter(isAsked).map(jobRow);
  },
  GetQueues: () => queues.map(queueRow),
  GetJobTypes: () => jobTypes,
  SubmitJob: (owner, values, { ledger, tablesOf, storage }) => {
    const pace = paceOf(Number(valueOf(values, 'estimate')));
    const job = queryJob(owner, values);
    storage.addJob(sizeOf(job));
    const jobId = ledger.add({ ...job, ...pace });
    tablesOf(owner).follow(jobId, valueOf(values, 'qry'));
    return jobId;
  },
  SubmitExtractJob: (owner, values, { ledger, tablesOf, outputs, storage }) => {
    storage.addJob(2 * valueOf(values, 'tableName').length);
    return ledger.add(extractJob(owner, values, tablesOf(owner), { outputs, storage }));
  },
  ExecuteQuickJob: (owner, values, { ledger, tablesOf, storage }) => {
    const job = queryJob(owner, values);
    storage.addJob(sizeOf(job));
    const csv = answerQuery(job.query, job.context, tablesOf(owner));
    const rows = csv.split('\n').length - 2;
    const isSystem = valueOf(values, 'isSystem') === 'true';
    ledger.add({ ...job, rows, isSystem, isQuick: true, queueMinutes: 1, endsMs: 0 });
    return csv;
  },
  UploadData: (owner, values, { tablesOf, storage }) => {
    storage.addText(valueOf(values, 'data').length);
    upload(values, tablesOf(owner));
    return null;
  },
};
