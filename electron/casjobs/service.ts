// The calls of a CasJobs service that the rest of the app can make: types, and no implementation.
import type { Job, JobId, ServiceTime, WsId } from './job.ts';
import type { Route, Via } from './route.ts';

/** WSID and password together, for one call. */
export interface WsIdCredentials {
  readonly wsId: WsId;
  /** Any text that XML 1.0 can contain, as it was typed: spaces at its ends count. */
  readonly password: string;
}

/** User name and password, for one call of a service that knows no WSID. */
export interface UserNameCredentials {
  readonly userName: string;
  /** As it was typed. */
  readonly password: string;
}

/** By which of them a service signs in is a fact of its kind (service-presets.ts). */
export type Credentials = WsIdCredentials | UserNameCredentials;

/** In the order in which `auto` tries them; every known CasJobs supports the first. */
export const bindings = ['soap12', 'soap11', 'http-post'] as const;

/**
 * The protocol of a call: SOAP 1.2, SOAP 1.1, or a form by HTTP POST. The service also offers HTTP GET, which
 * is never used: it puts the password into the URL, which proxies, the server's logs and its error
 * pages keep.
 */
export type Binding = (typeof bindings)[number];

/** One queue of one context. */
export interface Queue {
  /** The database, for example `PanSTARRS_DR2`; empty if the service named none. */
  readonly context: string;
  /** The longest time that a job may run, in minutes; 0 if the service named none. */
  readonly minutes: number;
}

/** Which jobs to list. Always bounded: there is no query for all jobs. */
export type JobQuery =
  /** Jobs that are ready, started or canceling, however old. */
  | { readonly about: 'open' }
  /** These jobs, whatever their status, and all from an id on: ids grow, so these are the newer ones. */
  | { readonly about: 'ids'; readonly jobIds: readonly JobId[]; readonly from?: JobId | null }
  /** Jobs submitted on or after this day of the server's calendar, `YYYY-MM-DD`. */
  | { readonly about: 'since'; readonly day: string }
  /** Jobs submitted from the beginning of one day to the beginning of another, both included; `YYYY-MM-DD`. */
  | { readonly about: 'between'; readonly from: string; readonly until: string };

/** A query to submit as a job. */
export interface Submission {
  readonly query: string;
  /** The database that it runs in, for example `MyDB`; one of those that `queues` names. */
  readonly context: string;
  /** A label; may be empty. */
  readonly taskName: string;
  /** How long it may run, in minutes; whole, 0 to 2^31-1. The service chooses the queue by it. */
  readonly estimateMinutes: number;
}

/** Jobs as they were when the service answered. */
export interface JobsAnswer {
  readonly jobs: readonly Job[];
  /** The server's clock by its `Date` header, ms since 1970 UTC; null if it sent none. */
  readonly serverNow: number | null;
  /**
   * Of each job without a usable id when it was submitted, null where that is not known. While there is one, an id
   * that is missing from the answer proves nothing. Absent where all could be read.
   */
  readonly unreadable?: readonly (ServiceTime | null)[];
}

/** Facts about a call, for the connection report. */
export interface ConnectionFacts extends Via {
  /** How long the request took, ms. */
  readonly tookMs: number;
  /** The server's clock less this computer's, ms, to a second or so; null where it sent no `Date`. */
  readonly aheadMs: number | null;
  /** By which binding it was answered. */
  readonly binding: Binding | null;
}

/**
 * One CasJobs service. Every method may reject with a CasJobsError and with nothing else, and takes and gives
 * plain data only. Any of them may end in `credentials-rejected`, `service-fault`, `passing-fault`,
 * `unreachable`, `timed-out`, `not-understood`, `too-large`, `redirected`, `binding-refused` and those of TLS and proxies
 * (errors.ts); what else one may end in stands with it. `unsendable` is said before anything is sent.
 */
export interface CasJobsService {
  /**
   * The contexts and their queues. Without side effects, so it also serves as the check of an account.
   * Source: `jobs.asmx?op=GetQueues`.
   */
  queues(credentials: Credentials): Promise<readonly Queue[]>;
  /** The same call, but it returns facts about the connection. */
  check(credentials: Credentials): Promise<ConnectionFacts>;
  /**
   * The account's own jobs, and no system jobs, that the question asks for; an empty list is an answer. Ids
   * that are no jobs, or another's, are missing from it. The order is the service's. About no ids nobody is
   * asked. One request, however many ids; a service may refuse some thousands.
   * Source: `jobs.asmx?op=GetJobs`.
   * @throws CasJobsError also `unsendable`, for a day or an id that is none
   */
  jobs(credentials: Credentials, question: JobQuery): Promise<JobsAnswer>;
  /**
   * The job's status number, 0 to 5 by the contract (`statusOf` has the words); others are handed on.
   * Source: `jobs.asmx?op=GetJobStatus`.
   * @throws CasJobsError also `not-owner`, and `unsendable` for an invalid id
   */
  jobStatus(credentials: Credentials, jobId: JobId): Promise<number>;
  /**
   * Requests that a job be cancelled. Resolves when the service has replied to CancelJob, which
   * only means 'received': the job may be canceling, unknown, or a quick job. Only a poll can tell.
   * After `timed-out`, `not-understood`, `passing-fault` and `unreachable` (the connection may have broken when
   * the request was sent) it is not known whether it was received; sending it again does no harm.
   * Source: `jobs.asmx?op=CancelJob`.
   * @throws CasJobsError also `not-owner`, and `unsendable` for an invalid id
   */
  cancel(credentials: Credentials, jobId: JobId): Promise<void>;
  /**
   * Submits a query and returns the job's id. Must not be sent again if it is not known whether it was received (as after
   * `cancel`), because there could be two jobs. If the service rejects the query, it is a `service-fault`.
   * Source: `jobs.asmx?op=SubmitJob`.
   * @throws CasJobsError also `unsendable`, for an estimate out of range or a text that XML cannot carry
   */
  submit(credentials: Credentials, submission: Submission): Promise<JobId>;
  /**
   * The WSID of a user name, always by HTTP POST. The service replies -1, or nothing, to a wrong user name or
   * password: that is `credentials-rejected`. Source: `casusers.asmx?op=GetWebServiceId`.
   * @throws CasJobsError also `no-such-operation`, where there are no WSIDs
   */
  webServiceId(userName: string, password: string): Promise<WsId>;
  /** The binding in use; null while `auto` has not found one, and where there are none. Sends nothing and never rejects. */
  binding(): Promise<Binding | null>;
  /**
   * Ends what the service has opened for a user name, such as a token, and forgets whether its password was refused.
   * As well as it can, within seconds; never rejects.
   */
  endSession(userName: string): Promise<void>;
}

/** Where a service is, and how to call it. */
export interface ServiceOptions {
  /** BASE of the installation, for example `https://mastweb.stsci.edu/ps1casjobs` (see endpoint.ts). */
  readonly base: string;
  /** Where its users sign in, if that is not on the host of BASE; without a slash at its end. */
  readonly signInAt?: string | null;
  /** `auto` finds out once, by the first reply, which binding the service supports. */
  readonly binding: Binding | 'auto';
  /** The binding that `auto` found earlier; null or missing if it has not. */
  readonly foundBinding?: Binding | null;
  /** The app's version, which is sent with each request. */
  readonly version?: string;
  /** The route of its calls; by default direct, with Node's own certificates. */
  readonly route?: Route;
  /** The route to `signInAt`. */
  readonly signInRoute?: Route;
  /** The longest wait for a whole reply in ms; CancelJob, which by contract replies late, has `cancelTimeoutMs`. */
  readonly timeoutMs?: number;
  readonly cancelTimeoutMs?: number;
  /** The largest reply in bytes, unpacked. */
  readonly maxBytes?: number;
  /** Ends current calls; they reject with `unreachable`. */
  readonly signal?: AbortSignal;
}
