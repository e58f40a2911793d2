// The operations with their parameters, in the service's own four spellings of WSID, and the filter text of GetJobs,
// `key : cond|cond`. Pure; in the order of jobs.wsdl.
import { CasJobsError } from './errors.ts';
import { toJobId, statusWords, type JobId } from './job.ts';
import type { JobQuery, Submission, WsIdCredentials } from './service.ts';
import { isXmlText } from './xml-text.ts';

/** One operation to call; every parameter is a text. */
export interface Operation {
  readonly operation: 'CancelJob' | 'GetJobStatus' | 'GetJobs' | 'GetQueues' | 'SubmitJob';
  readonly parameters: Readonly<Record<string, string>>;
  /** Whether it names one job, which can then be another account's. */
  readonly aboutJob: boolean;
}

export const getQueues = ({ wsId, password }: WsIdCredentials): Operation => ({
  operation: 'GetQueues',
  parameters: { wsid: wsId, pw: password },
  aboutJob: false,
});

/** @throws CasJobsError `unsendable` for a query without a valid filter text */
export const getJobs = ({ wsId, password }: WsIdCredentials, question: JobQuery): Operation => ({
  operation: 'GetJobs',
  parameters: {
    owner_wsid: wsId,
    owner_pw: password,
    conditions: conditionsText(question),
    includeSystem: 'false',
  },
  aboutJob: false,
});

/** @throws CasJobsError `unsendable` for an estimate that is not a number of minutes */
export const submitJob = (
  { wsId, password }: WsIdCredentials,
  submission: Submission,
): Operation => {
  const { query, context, taskName, estimateMinutes } = submission;
  if (!Number.isInteger(estimateMinutes) || estimateMinutes < 0 || estimateMinutes > INT_MAX) {
    throw new CasJobsError('unsendable', 'An estimate is a whole number of minutes.');
  }
  const job = { qry: query, context, taskname: taskName, estimate: String(estimateMinutes) };
  const parameters = { wsid: wsId, pw: password, ...job };
  return { operation: 'SubmitJob', parameters, aboutJob: false };
};

/** The largest xsd:int. */
const INT_MAX = 2 ** 31 - 1;

export const getJobStatus = (credentials: WsIdCredentials, jobId: JobId): Operation =>
  aboutJob('GetJobStatus', credentials, jobId);

export const cancelJob = (credentials: WsIdCredentials, jobId: JobId): Operation =>
  aboutJob('CancelJob', credentials, jobId);

const aboutJob = (
  operation: Operation['operation'],
  { wsId, password }: WsIdCredentials,
  jobId: JobId,
): Operation => ({ operation, parameters: { wsId, pw: password, jobId }, aboutJob: true });

/**
 * Checks what is about to be sent. The same for every binding, because with `auto` it is not known which one will be used.
 * @throws CasJobsError `unsendable` for an invalid id; `credentials-rejected`, `unsendable` for a text with characters
 * that XML can't contain
 */
export const checkCall = ({ parameters }: Operation): void => {
  for (const [name, text] of Object.entries(parameters)) {
    if (IDS.has(name) && toJobId(text) === null) {
      throw new CasJobsError('unsendable', `${name} is a whole number from 0 to 2^63-1.`);
    }
    if (!isXmlText(text)) throw PASSWORDS.has(name) ? oddPassword() : oddText(name);
  }
};

/** The same for GetWebServiceId, whose two texts the user typed. @throws CasJobsError `credentials-rejected` */
export const checkSignIn = (signIn: Readonly<Record<string, string>>): void => {
  if (!Object.values(signIn).every(isXmlText)) throw oddPassword();
};

const IDS: ReadonlySet<string> = new Set(['wsId', 'wsid', 'owner_wsid', 'jobId']);
const PASSWORDS: ReadonlySet<string> = new Set(['pw', 'owner_pw']);

/** No service can have such a password, because it would have been set by XML, too. */
const oddPassword = (): CasJobsError =>
  new CasJobsError(
    'credentials-rejected',
    "The user name or password contains a character that can't be sent to CasJobs.",
  );

const oddText = (name: string): CasJobsError =>
  new CasJobsError('unsendable', `${name} has a character that CasJobs cannot be sent.`);

/**
 * The filter text of GetJobs. A day stands for its first midnight in the server's time zone, written without a colon, which
 * the service's values can't contain.
 * @throws CasJobsError `unsendable` for an invalid day or id, and for no ids, which would ask for all jobs
 */
export const conditionsText = (question: JobQuery): string => {
  switch (question.about) {
    case 'open':
      return `Status : ${activeStatuses.map((word) => statusWords.indexOf(word)).join('|')}`;
    case 'ids': {
      const ids = question.jobIds.map(idText);
      const newer = question.from == null ? [] : [`${idText(question.from)},`];
      const all = [...ids, ...newer];
      if (all.length === 0)
        throw unsendable('A list of jobs is never asked for without a condition.');
      return `JobID : ${all.join('|')}`;
    }
    case 'since':
      return `TimeSubmit : ${dayText(question.day)},`;
    case 'between':
      return `TimeSubmit : ${dayText(question.from)},${dayText(question.until)}`;
  }
};

const activeStatuses = ['ready', 'started', 'canceling'] as const;

const idText = (id: string): string => {
  const text = toJobId(id);
  if (text !== null) return text;
  throw unsendable('JobID: an ID is a whole number from 0 to 9223372036854775807.');
};

const dayText = (day: string): string => {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
  // February 30th is parsed as a day of March.
  if (!Number.isNaN(at) && new Date(at).toISOString().startsWith(day)) return day;
  throw unsendable('TimeSubmit: a day is written like 2026-11-01.');
};

/** Never quotes the value, because an error's text goes to screens and logs. */
const unsendable = (why: string): CasJobsError => new CasJobsError('unsendable', why);
