// What a CasJobs job is, and the rules for it. Pure.

declare const mark: unique symbol;

/** The service's `JobID`: 0 to 2^63-1 in decimal digits, as text (an xsd:long does not fit a number). */
export type JobId = string & { readonly [mark]: 'JobId' };

/** The service's `WebServicesID`: 0 to 2^63-1 in decimal digits, as text. */
export type WsId = string & { readonly [mark]: 'WsId' };

/** The largest xsd:long, the type of the service's ids. */
const LONG_MAX = 9223372036854775807n;

const isLongId = (text: string): boolean => /^\d{1,19}$/.test(text) && BigInt(text) <= LONG_MAX;

/** Reads a job id; null if it is not one (a sign, a fraction, an exponent, above 2^63-1). */
export const toJobId = (text: string): JobId | null =>
  isLongId(text) ? (canonical(text) as JobId) : null;

/** Reads a WSID; null if it is not one. */
export const toWsId = (text: string): WsId | null =>
  isLongId(text) ? (canonical(text) as WsId) : null;

/** One spelling for one id, so that `007` and `7` are the same job. */
const canonical = (digits: string): string => BigInt(digits).toString();

/** The service's six status words in the order of their numbers 0 to 5. Source: `jobs.asmx?op=GetJobStatus`. */
export const statusWords = [
  'ready',
  'started',
  'canceling',
  'cancelled',
  'failed',
  'finished',
] as const;

/** A status word; `unknown` is a number that the contract does not name, or not a number. */
export type JobStatus = (typeof statusWords)[number] | 'unknown';

/** The word for a status number; null if the service sent none. */
export const statusOf = (code: number | null): JobStatus =>
  (code === null ? undefined : statusWords[code]) ?? 'unknown';

/**
 * A time as the service wrote it, for example `2026-11-24T09:10:11.123`. Mostly without a zone: then
 * it is in the server's own zone, which the service does not tell.
 */
export type ServiceTime = string;

/**
 * One job, as the service last described it. Texts are as they came, up to a length (parse-rows.ts), null where they
 * are absent or empty; times are null while they are 'not yet'. Source: CJJob in `jobs.asmx?op=GetJobs`.
 */
export interface Job {
  readonly jobId: JobId;
  readonly status: JobStatus;
  /** The number as it came, also when it is none of 0 to 5; null where no number came. A word is not believed. */
  readonly statusCode: number | null;
  /** The queue's time limit in minutes; 0 where the service said none. */
  readonly queueMinutes: number;
  /** How many rows came out, as the service wrote it: an xsd:long, mostly `0` until it has finished; empty where it is none. */
  readonly rows: string;
  readonly taskName: string | null;
  /** The database that it runs in. */
  readonly context: string | null;
  /** For example `QUERY`, `CSV` or `FITS`. */
  readonly jobType: string | null;
  readonly query: string | null;
  /** There where the query is longer than what is kept of it: it can be read, and is no query that could be sent. */
  readonly isQueryCut?: true;
  /** Why it failed. */
  readonly error: string | null;
  /** The address of its output, as the service wrote it; only of finished output jobs. */
  readonly outputLoc: string | null;
  readonly submittedAt: ServiceTime | null;
  readonly startedAt: ServiceTime | null;
  /** Of a job that is final. */
  readonly endedAt: ServiceTime | null;
}

/** Created, not yet processed. */
export const isIdle = (status: JobStatus): boolean => status === 'ready';

/** Being processed, or its cancellation is. */
export const isActive = (status: JobStatus): boolean =>
  status === 'started' || status === 'canceling';

/** Ended: cancelled, failed or finished. */
export const isFinal = (status: JobStatus): boolean =>
  status === 'cancelled' || status === 'failed' || status === 'finished';

/** The longest time limit of a quick queue, minutes. */
const QUICK_MINUTES = 1;

/** Runs in a quick queue, where CancelJob has no effect. A service that names no time limit says 0. */
export const isQuick = ({ queueMinutes }: Pick<Job, 'queueMinutes'>): boolean =>
  queueMinutes === QUICK_MINUTES;

/** Whether CancelJob can have an effect. With an unknown status, the service decides. */
export const canCancel = (status: JobStatus): boolean => !isFinal(status) && status !== 'canceling';

/**
 * Whether its query can become a job again: the job is over, and the service has given its query. What writes an
 * output file (CSV, FITS) came of another operation.
 */
export const canSubmitAgain = (job: Job): boolean =>
  isFinal(job.status) &&
  isWhole(job) &&
  job.context !== null &&
  /^query$/i.test(job.jobType ?? 'query');

/** One that was cut, or had a character which could not be read, would become another query. */
const isWhole = ({ query, isQueryCut }: Job): boolean =>
  query !== null && isQueryCut !== true && !query.includes('\uFFFD');
