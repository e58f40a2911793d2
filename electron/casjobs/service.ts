// The face of this room: what the rest of the app may ask of a CasJobs service.
import type { Job, JobId, WsId } from './job.ts';

/** WSID and password together, lent for one call. */
export interface Credentials {
  readonly wsId: WsId;
  readonly password: string;
}

/** In the order in which `auto` tries them; every CasJobs that is known speaks the first. */
export const bindings = ['soap12', 'soap11', 'http-post'] as const;

/**
 * How a call travels: SOAP 1.2, SOAP 1.1, or a form posted over HTTP. The service offers HTTP GET as well, and
 * that is left out for good: it puts the password into the URL, which proxies, the server's logs and its error
 * pages keep, long after the call is over.
 */
export type Binding = (typeof bindings)[number];

/** A queue of a context; `minutes` is the longest time that it lets a job run. */
export interface Queue {
  readonly context: string;
  readonly minutes: number;
}

/** Which jobs to list. Always bounded: there is no question for 'everything'. */
export type Question =
  | { readonly about: 'open' }
  | { readonly about: 'ids'; readonly jobIds: readonly JobId[] }
  /** Jobs submitted on or after this day of the server's calendar, `YYYY-MM-DD`. */
  | { readonly about: 'since'; readonly day: string }
  /** Jobs submitted from the beginning of one day to the beginning of another, both included; `YYYY-MM-DD`. */
  | { readonly about: 'between'; readonly from: string; readonly until: string };

/** A query that is to become a job. */
export interface Submission {
  readonly query: string;
  /** The database that it runs in, for example `MyDB`; one of those that `queues` names. */
  readonly context: string;
  /** A label of one's own; may be empty. */
  readonly taskName: string;
  /** How long it may run, in minutes; whole, 0 to 2^31-1. The service chooses the queue by it. */
  readonly estimateMinutes: number;
}

/** Jobs as they were when the service answered. */
export interface Answer {
  readonly jobs: readonly Job[];
  /** The server's clock by its `Date` header, ms since 1970 UTC; null where it sent none. */
  readonly serverNow: number | null;
}

/**
 * One CasJobs service. Every method may reject with a CasJobsError and with nothing else.
 * Source: the operation pages of `jobs.asmx?op=…`.
 */
export interface CasJobsService {
  /** GetQueues. Without side effects, so it also serves as the check of an account. */
  queues(credentials: Credentials): Promise<readonly Queue[]>;
  /** GetJobs with conditions; only the account's own jobs. An empty list is an answer, not an error. */
  jobs(credentials: Credentials, question: Question): Promise<Answer>;
  /** GetJobStatus: the status number, 0 to 5 by the contract. */
  jobStatus(credentials: Credentials, jobId: JobId): Promise<number>;
  /**
   * CancelJob. Resolves when the service has answered with a CancelJobResponse, which means no more
   * than 'heard': the job may be canceling, may be no job, or a quick job. Only a look can tell.
   * `timed-out`, `not-understood` and `unreachable` (the connection may have broken after the request was
   * sent) mean that it is not known whether it was heard.
   */
  cancel(credentials: Credentials, jobId: JobId): Promise<void>;
  /**
   * SubmitJob: the new job's id. Not to be sent again when it is not known whether it was heard (see `cancel`):
   * there could be two jobs. The service says in a fault what it does not like about the query.
   */
  submit(credentials: Credentials, submission: Submission): Promise<JobId>;
  /** GetWebServiceId of casusers.asmx: user name to WSID; rejects with `credentials-rejected` for a wrong pair. */
  webServiceId(userName: string, password: string): Promise<WsId>;
  /** The binding that is in use; null while `auto` has not found out. Asks nobody and never rejects. */
  binding(): Promise<Binding | null>;
}

/** Where a service lives and how to talk to it. */
export interface ServiceOptions {
  /** BASE of the installation, for example `https://mastweb.stsci.edu/ps1casjobs` (see endpoint.ts). */
  readonly base: string;
  /** `auto` finds out once, by the first answer, which binding the service speaks. */
  readonly binding: Binding | 'auto';
  /** What `auto` found out earlier, so that it need not again; null, or nothing, where it has not. */
  readonly foundBinding?: Binding | null;
  /** Longest wait for a whole answer in ms; CancelJob, which returns late by contract, gets `cancelTimeoutMs`. */
  readonly timeoutMs?: number;
  readonly cancelTimeoutMs?: number;
  /** Largest answer in bytes, unpacked. */
  readonly maxBytes?: number;
  /** Ends the calls under way; they reject with `unreachable`. */
  readonly signal?: AbortSignal;
}
