// The operations with their parameters, in the service's own four spellings of WSID. Pure; order as in jobs.wsdl.
import { conditionsOf } from './conditions.ts';
import type { JobId } from './job.ts';
import type { Credentials, Question } from './service.ts';

/** One operation to be called; every parameter is a text. */
export interface Call {
  readonly operation: 'CancelJob' | 'GetJobStatus' | 'GetJobs' | 'GetQueues';
  readonly parameters: Readonly<Record<string, string>>;
  /** Whether it names one job, which can then be another account's. */
  readonly aboutJob: boolean;
}

export const getQueues = ({ wsId, password }: Credentials): Call => ({
  operation: 'GetQueues',
  parameters: { wsid: wsId, pw: password },
  aboutJob: false,
});

/** @throws CasJobsError for a question that cannot be written (conditions.ts) */
export const getJobs = ({ wsId, password }: Credentials, question: Question): Call => ({
  operation: 'GetJobs',
  parameters: {
    owner_wsid: wsId,
    owner_pw: password,
    conditions: conditionsOf(question),
    includeSystem: 'false',
  },
  aboutJob: false,
});

export const getJobStatus = (credentials: Credentials, jobId: JobId): Call =>
  aboutJob('GetJobStatus', credentials, jobId);

export const cancelJob = (credentials: Credentials, jobId: JobId): Call =>
  aboutJob('CancelJob', credentials, jobId);

const aboutJob = (
  operation: Call['operation'],
  { wsId, password }: Credentials,
  jobId: JobId,
): Call => ({ operation, parameters: { wsId, pw: password, jobId }, aboutJob: true });
