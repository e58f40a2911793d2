// Carries out the practice service's operations: checks the credentials, then reads or changes the jobs. GetJobs filters
// by the keys that the app sends, `key : cond|cond ; key : cond`.
import { statusWords } from '../casjobs/job.ts';
import type { CountJob } from './limits.ts';
import { MINUTE, SECOND, type JobNow, type PracticeJobs } from './practice-jobs.ts';
import {
  jobRow,
  queueRow,
  queues,
  type OperationName,
  type PracticeQueue,
  type Row,
} from './service-schema.ts';
import { ServiceFault } from './service-faults.ts';
import { valueOf, type Values } from './parse-request.ts';

/** Who may use the practice service. */
export interface PracticeAccount {
  readonly userName: string;
  /** 1 to 19 digits. */
  readonly wsId: string;
  readonly password: string;
}

/** A value, the rows of a list, or null for nothing. */
export type OperationResult = string | readonly Row[] | null;

interface OperationDeps {
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
    // The real service's texts for refusals are not known.
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
  SubmitJob: (owner, values, deps) =>
    submit(
      owner,
      {
        query: valueOf(values, 'qry'),
        context: valueOf(values, 'context'),
        taskName: valueOf(values, 'taskname'),
        estimate: Number(valueOf(values, 'estimate')),
      },
      deps,
    ),
};

const WAITS_MS = 2 * SECOND;

interface Submission {
  readonly query: string;
  readonly context: string;
  readonly taskName: string;
  /** Minutes; 0 for none. */
  readonly estimate: number;
}

/** @returns the new job's id. @throws ServiceFault for an empty query or an unknown context, or if there is no room */
export const submit = (
  owner: string,
  { query, context: asked, taskName, estimate }: Submission,
  { jobs, countJob }: Pick<OperationDeps, 'jobs' | 'countJob'>,
): string => {
  if (query.trim() === '') throw new ServiceFault('The query is empty.');
  const { context, minutes } = queueOf(asked);
  countJob(query.length + taskName.length);
  return jobs.add({
    owner,
    query,
    context,
    queueMinutes: minutes,
    taskName,
    startsMs: WAITS_MS,
    endsMs: WAITS_MS + runsMs(estimate),
    cancelTakesMs: 3 * SECOND,
    rows: 1204,
  });
};

/** The long queue of a context, of any letter case. @throws ServiceFault if there is none */
export const queueOf = (context: string): PracticeQueue => {
  const queue = queues.findLast((one) => one.context.toLowerCase() === context.toLowerCase());
  if (queue === undefined) throw new ServiceFault(`There is no context '${context}'.`);
  return queue;
};

/** The estimated minutes, two at most; half a minute without an estimate. */
const runsMs = (estimate: number): number =>
  estimate < 1 ? 30 * SECOND : Math.min(estimate, 2) * MINUTE;

type Matches = (job: JobNow) => boolean;

/** How a key's values are read, and which value of a job they are compared with. */
interface FilterKey {
  readonly read: (text: string) => bigint | number;
  readonly of: (job: JobNow) => bigint | number;
}

const bad = (reason: string, type = 'System.FormatException'): ServiceFault =>
  new ServiceFault(reason, { type });

const long = (text: string): bigint => {
  if (!/^\d{1,19}$/.test(text)) throw bad('Input string was not in a correct format.');
  return BigInt(text);
};

/** The beginning of a day, in this computer's time zone. */
const day = (text: string): number => {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)?.map(Number) ?? [];
  const at = new Date(year ?? NaN, (month ?? NaN) - 1, date);
  // February 30th would become a day of March.
  if (at.getDate() !== date) throw bad('String was not recognized as a valid DateTime.');
  return at.getTime();
};

const keys: ReadonlyMap<string, FilterKey> = new Map<string, FilterKey>([
  ['jobid', { read: long, of: (job) => BigInt(job.id) }],
  ['status', { read: long, of: (job) => statusWords.indexOf(job.status) }],
  ['timesubmit', { read: day, of: (job) => job.submittedAt }],
]);

/** Reads which jobs a filter selects; an empty one selects all. @throws ServiceFault if it can't be read */
const readFilter = (conditions: string): Matches => {
  const parts = conditions.split(';').filter((part) => part.trim() !== '');
  const all = parts.map(readPart);
  return (job) => all.every((matches) => matches(job));
};

const readPart = (part: string): Matches => {
  const [name = '', values, ...rest] = part.split(':').map((text) => text.trim());
  if (values === undefined || rest.length > 0) throw notRead(part);
  const key = keys.get(name.toLowerCase());
  if (key === undefined) throw bad(`Unknown search key: '${name}'.`, 'System.Exception');
  const some = values.split('|').map((value) => readCondition(value, key, part));
  return (job) => some.some((matches) => matches(job));
};

/** `V`, `V,`, `,V` or `V1,V2`, ends included. */
const readCondition = (text: string, { read, of }: FilterKey, part: string): Matches => {
  const ends = text.split(',').map((value) => value.trim());
  if (ends.length > 2 || ends.every((value) => value === '')) throw notRead(part);
  const [low = null, high = low] = ends.map((value) => (value === '' ? null : read(value)));
  return (job) => (low === null || of(job) >= low) && (high === null || of(job) <= high);
};

const notRead = (part: string): ServiceFault =>
  bad(`Search condition not understood: '${part.trim()}'.`, 'System.Exception');
