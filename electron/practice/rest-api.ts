// The practice service's REST API, after the one at SDSS: the same jobs as by SOAP, for callers with a token of the login
// portal.
import type { CountJob } from './limits.ts';
import type { LoginPortal } from './login-portal.ts';
import type { JobNow, PracticeJobs } from './practice-jobs.ts';
import { queueOf, submit } from './practice-operations.ts';
import type { HttpReply } from './replies.ts';
import {
  dateBound,
  errorReply,
  fieldsOf,
  jobJson,
  jsonReply,
  parsed,
  RestRefusal,
  tablesJson,
} from './rest-values.ts';
import { plainReply, type PracticeRequest } from './server.ts';
import { ServiceFault } from './service-faults.ts';

/** Written as at SDSS; its letter case does not matter. */
export const REST_ROOT = '/CasJobs/RestApi';

/** Where SOAP has an operation that does the same, it has its name. */
export type RestOperation =
  'GetJobs' | 'GetJobStatus' | 'CancelJob' | 'SubmitJob' | 'QuickQuery' | 'GetTables';

export interface RestDeps {
  readonly jobs: PracticeJobs;
  readonly portal: LoginPortal;
  readonly countJob: CountJob;
}

interface RestCall {
  readonly operation: RestOperation;
  /** What the path names: a job's id or a context; empty for all jobs. */
  readonly subject: string;
}

const routes: readonly (readonly [RestOperation, method: string, path: RegExp])[] = [
  ['GetJobs', 'GET', /^\/jobs\/?$/i],
  ['GetJobStatus', 'GET', /^\/jobs\/(\d{1,19})$/i],
  ['CancelJob', 'DELETE', /^\/jobs\/(\d{1,19})$/i],
  ['SubmitJob', 'PUT', /^\/contexts\/(\w+)\/jobs$/i],
  ['QuickQuery', 'POST', /^\/contexts\/(\w+)\/query$/i],
  ['GetTables', 'GET', /^\/contexts\/(\w+)\/tables$/i],
];

const isRestPath = (pathname: string): boolean =>
  `${pathname}/`.toLowerCase().startsWith(`${REST_ROOT.toLowerCase()}/`);

export const isRest = ({ url }: PracticeRequest): boolean => isRestPath(url.pathname);

/** Which call of the REST API a request is; null for any other request. */
export const restCallOf = ({ method, url }: PracticeRequest): RestCall | null => {
  if (!isRestPath(url.pathname)) return null;
  const path = url.pathname.slice(REST_ROOT.length);
  const found = routes.find(([, verb, pattern]) => verb === method && pattern.test(path));
  if (found === undefined) return null;
  const [operation, , pattern] = found;
  return { operation, subject: pattern.exec(path)?.[1] ?? '' };
};

export const answerRest = (request: PracticeRequest, deps: RestDeps): HttpReply => {
  try {
    const token = request.headers['x-auth-token'];
    const account = deps.portal.accountOf(typeof token === 'string' ? token : '');
    if (account === null) throw new RestRefusal(401, 'The token is missing or not valid.');
    const call = restCallOf(request);
    if (call === null) throw new RestRefusal(404, 'There is no such resource.');
    return run[call.operation]({ ...request, owner: account.wsId, subject: call.subject }, deps);
  } catch (error) {
    // Which numbers the real API uses is known for the 401 only.
    if (error instanceof ServiceFault) return errorReply(new RestRefusal(400, error.message));
    if (error instanceof RestRefusal) return errorReply(error);
    throw error;
  }
};

interface OwnCall extends PracticeRequest {
  /** The caller's WSID. */
  readonly owner: string;
  readonly subject: string;
}

const run: Readonly<Record<RestOperation, (call: OwnCall, deps: RestDeps) => HttpReply>> = {
  GetJobs: ({ owner, url }, { jobs }) => {
    const from = dateBound(queryValue(url, 'submittedFrom'));
    const to = dateBound(queryValue(url, 'submittedTo'));
    const asked = jobs
      .ofOwner(owner)
      .filter(({ submittedAt: at }) => at >= (from ?? -Infinity) && at <= (to ?? Infinity));
    return jsonReply(`[${asked.map(jobJson).join(',')}]`);
  },
  GetJobStatus: (call, { jobs }) => {
    const job = ownJob(call, jobs);
    if (job === null) throw new RestRefusal(404, `Job ${call.subject} does not exist.`);
    return jsonReply(jobJson(job));
  },
  // As by SOAP, it is no error if there is no such job.
  CancelJob: (call, { jobs }) => {
    const job = ownJob(call, jobs);
    if (job !== null) jobs.cancel(job.id);
    return { status: 200, body: '' };
  },
  SubmitJob: ({ owner, subject, body }, deps) =>
    plainReply(200, submit(owner, { ...submitted(body), context: subject, estimate: 0 }, deps)),
  QuickQuery: ({ subject, body, headers }) => {
    queueOf(subject);
    submitted(body);
    return noResult(headers.accept ?? '');
  },
  GetTables: ({ owner, subject }, { jobs }) => {
    const { context } = queueOf(subject);
    return jsonReply(tablesJson(context === 'MyDB' ? jobs.ofOwner(owner) : []));
  },
};

/** @throws RestRefusal for another account's job */
const ownJob = ({ owner, subject }: OwnCall, jobs: PracticeJobs): JobNow | null => {
  const job = jobs.find(subject);
  if (job !== null && job.owner !== owner) {
    throw new RestRefusal(403, `You do not own job ${job.id}.`);
  }
  return job;
};

/** By a name of any letter case; empty if there is none. */
const queryValue = ({ searchParams }: URL, name: string): string =>
  [...searchParams].find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] ?? '';

/** @throws RestRefusal if the body is not the JSON of a query */
const submitted = (body: string): { readonly query: string; readonly taskName: string } => {
  const { Query: query, TaskName: taskName = '' } = fieldsOf(parsed(body));
  if (typeof query !== 'string' || query.trim() === '' || typeof taskName !== 'string') {
    throw new RestRefusal(400, 'The request has no query.');
  }
  return { query, taskName };
};

const NO_RESULT = 'The practice service runs no queries. This row is not a result.';

/** A table of one row, in the format that is asked for. */
const noResult = (accept: string): HttpReply => {
  if (/^application\/json\+array\b/i.test(accept)) {
    return jsonReply(JSON.stringify({ Result: [{ Columns: ['Note'], Data: [[NO_RESULT]] }] }));
  }
  if (/^(?:text\/plain\b|\*\/\*|$)/i.test(accept)) return plainReply(200, `Note\n${NO_RESULT}\n`);
  throw new RestRefusal(406, 'Results are written as text/plain and application/json+array only.');
};
