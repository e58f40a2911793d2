// The operations with their parameters, in the service's own four spellings of WSID. Pure; order as in jobs.wsdl.
import { conditionsText } from './job-conditions.ts';
import { CasJobsError } from './errors.ts';
import { toJobId, type JobId } from './job.ts';
import type { Credentials, JobQuery, Submission } from './service.ts';
import { isXmlText } from './xml.ts';

/** One operation to be called; every parameter is a text. */
export interface Operation {
  readonly operation: 'CancelJob' | 'GetJobStatus' | 'GetJobs' | 'GetQueues' | 'SubmitJob';
  readonly parameters: Readonly<Record<string, string>>;
  /** Whether it names one job, which can then be another account's. */
  readonly aboutJob: boolean;
}

export const getQueues = ({ wsId, password }: Credentials): Operation => ({
  operation: 'GetQueues',
  parameters: { wsid: wsId, pw: password },
  aboutJob: false,
});

/** @throws CasJobsError `unsendable` for a question that cannot be written (job-conditions.ts) */
export const getJobs = ({ wsId, password }: Credentials, question: JobQuery): Operation => ({
  operation: 'GetJobs',
  parameters: {
    owner_wsid: wsId,
    owner_pw: password,
    conditions: conditionsText(question),
    includeSystem: 'false',
  },
  aboutJob: false,
});

/** @throws CasJobsError `unsendable` for an estimate that is no number of minutes */
export const submitJob = ({ wsId, password }: Credentials, submission: Submission): Operation => {
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

export const getJobStatus = (credentials: Credentials, jobId: JobId): Operation =>
  aboutJob('GetJobStatus', credentials, jobId);

export const cancelJob = (credentials: Credentials, jobId: JobId): Operation =>
  aboutJob('CancelJob', credentials, jobId);

const aboutJob = (
  operation: Operation['operation'],
  { wsId, password }: Credentials,
  jobId: JobId,
): Operation => ({ operation, parameters: { wsId, pw: password, jobId }, aboutJob: true });

/**
 * Looks at what is about to be sent. The same for every binding, since with `auto` it is not known which one
 * will carry it, and because a text that is not sent must not tell anything about the service.
 * @throws CasJobsError `unsendable` for an id that is none; `credentials-rejected`, `unsendable` for a text
 * that XML cannot carry
 */
export const checkCall = ({ parameters }: Operation): void => {
  for (const [name, text] of Object.entries(parameters)) {
    if (IDS.has(name) && toJobId(text) === null) {
      throw new CasJobsError('unsendable', `${name} is a whole number from 0 to 2^63-1.`);
    }
    if (!isXmlText(text)) throw PASSWORDS.has(name) ? oddPassword() : oddText(name);
  }
};

/** The same for GetWebServiceId, whose two texts are both a person's. @throws CasJobsError `credentials-rejected` */
export const checkSignIn = (signIn: Readonly<Record<string, string>>): void => {
  if (!Object.values(signIn).every(isXmlText)) throw oddPassword();
};

const IDS: ReadonlySet<string> = new Set(['wsId', 'wsid', 'owner_wsid', 'jobId']);
const PASSWORDS: ReadonlySet<string> = new Set(['pw', 'owner_pw']);

/** No service can have taken such a password: it would have had to come this way. */
const oddPassword = (): CasJobsError =>
  new CasJobsError(
    'credentials-rejected',
    "The user name or password contains a character that can't be sent to CasJobs.",
  );

const oddText = (name: string): CasJobsError =>
  new CasJobsError('unsendable', `${name} has a character that CasJobs cannot be sent.`);
