// The requests of the REST API. The token goes into a header, never into a URL. Pure.
// Sources: SciScript-Python, casjobs-python-client, opensciserver (RACM).
import { CasJobsError } from '../errors.ts';
import { toJobId, type JobId } from '../job.ts';
import type { Submission } from '../service.ts';
import type { RequestOrder } from '../transport.ts';

/** One call without its token. */
export interface RestCall {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  /** Below BASE/RestApi, with its query. */
  readonly path: string;
  readonly accept: string;
  readonly body: string | null;
  /** Whether it names one job, which can then be unknown or another account's. */
  readonly aboutJob: boolean;
}

/** Which program asks, for the service's own statistics; every client sends it. */
const TASK = 'TaskName=CasJobsTray';
const JSON_TYPE = 'application/json';

const get = (path: string, aboutJob = false): RestCall => ({
  method: 'GET',
  path,
  accept: JSON_TYPE,
  body: null,
  aboutJob,
});

/** The cheapest call that needs a token; it serves as the check of an account. */
export const getTables = (): RestCall => get(`/contexts/MyDB/Tables?${TASK}`);

/** From the beginning of one day of the server's calendar to the beginning of another; `YYYY-MM-DD`. */
export interface SubmitWindow {
  readonly from: string;
  readonly until: string;
}

/** @throws CasJobsError `unsendable` for a day that is none */
export const getJobsOf = ({ from, until }: SubmitWindow): RestCall =>
  get(`/jobs?submittedFrom=${checkedDay(from)}&submittedTo=${checkedDay(until)}&${TASK}`);

/** @throws CasJobsError `unsendable` for an invalid id */
export const getJob = (jobId: JobId): RestCall => get(`/jobs/${checkedId(jobId)}?${TASK}`, true);

/** @throws CasJobsError `unsendable` for an invalid id */
export const deleteJob = (jobId: JobId): RestCall => ({
  ...get(`/jobs/${checkedId(jobId)}?${TASK}`, true),
  method: 'DELETE',
});

/**
 * The service chooses the queue: no client sends an estimate.
 * @throws CasJobsError `unsendable` without a context
 */
export const putJob = ({ query, context, taskName }: Submission): RestCall => {
  // `..` would be another path.
  if (/^\.*$/.test(context.trim()))
    throw new CasJobsError('unsendable', 'The context of the job is not known.');
  return {
    method: 'PUT',
    path: `/contexts/${encodeURIComponent(context.replace(/\p{Surrogate}/gu, '\uFFFD'))}/jobs?${TASK}`,
    accept: 'text/plain',
    body: JSON.stringify({ Query: query, TaskName: taskName }),
    aboutJob: false,
  };
};

type RestRequest = Pick<RequestOrder, 'url' | 'method' | 'headers' | 'body'>;

export const requestOf = (base: string, call: RestCall, token: string): RestRequest => ({
  url: `${base}/RestApi${call.path}`,
  method: call.method,
  headers: {
    'X-Auth-Token': token,
    Accept: call.accept,
    ...(call.body !== null && { 'Content-Type': JSON_TYPE }),
  },
  body: call.body,
});

const checkedId = (jobId: string): string => {
  const id = toJobId(jobId);
  if (id === null) throw new CasJobsError('unsendable', 'A job ID is a whole number.');
  return id;
};

const checkedDay = (day: string): string => {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
  // February 30th is parsed as a day of March.
  if (!Number.isNaN(at) && new Date(at).toISOString().startsWith(day)) return day;
  throw new CasJobsError('unsendable', 'A day is written like 2026-11-01.');
};
