// From the service's rows, every value a text, to jobs and queues. Pure; knows no HTTP and no envelope.
import { CasJobsError } from './errors.ts';
import { statusOf, toJobId, type Job, type JobId, type ServiceTime } from './job.ts';
import type { Queue } from './service.ts';

/**
 * The jobs of a GetJobsResponse. Unknown elements are ignored and nil entries skipped.
 * @throws CasJobsError `not-understood` for a job without a usable id or status: leaving it out would
 * tell a person that it has vanished
 */
export const toJobs = (response: unknown): readonly Job[] =>
  entriesOf(childOf(response, 'GetJobsResult'), 'CJJob').map(toJob);

/** The queues of a GetQueuesResponse. */
export const toQueues = (response: unknown): readonly Queue[] =>
  entriesOf(childOf(response, 'GetQueuesResult'), 'CJQueue').map((row) => ({
    context: textOf(row, 'Context') ?? '',
    minutes: intOf(row, 'Timeout') ?? 0,
  }));

/** The number of a GetJobStatus response. @throws CasJobsError `not-understood` for anything else */
export const toStatusCode = (response: unknown): number => {
  const code = intOf(response, 'GetJobStatusResult');
  if (code === null) throw new CasJobsError('not-understood', 'An answer without a status.');
  return code;
};

/** The id of a SubmitJob response. @throws CasJobsError `not-understood` for anything else */
export const toNewJobId = (response: unknown): JobId => {
  const jobId = toJobId(textOf(response, 'SubmitJobResult')?.trim() ?? '');
  if (jobId === null) throw new CasJobsError('not-understood', 'An answer without a job id.');
  return jobId;
};

const toJob = (row: unknown): Job => {
  const jobId = toJobId(textOf(row, 'JobID')?.trim() ?? '');
  const statusCode = intOf(row, 'Status');
  if (jobId === null || statusCode === null) {
    throw new CasJobsError('not-understood', 'A job without a usable id or status.');
  }
  return {
    jobId,
    status: statusOf(statusCode),
    statusCode,
    queueMinutes: intOf(row, 'Queue') ?? 0,
    rows: textOf(row, 'Rows')?.trim() ?? '',
    taskName: textOf(row, 'TaskName'),
    context: textOf(row, 'Context'),
    jobType: textOf(row, 'Type'),
    query: textOf(row, 'Query'),
    error: textOf(row, 'Error'),
    outputLoc: textOf(row, 'OutputLoc'),
    submittedAt: timeOf(row, 'TimeSubmit'),
    startedAt: timeOf(row, 'TimeStart'),
    endedAt: timeOf(row, 'TimeEnd'),
  };
};

/** .NET writes a time that is not known yet as its DateTime.MinValue, in year 1. */
const timeOf = (row: unknown, name: string): ServiceTime | null => {
  const text = textOf(row, name)?.trim();
  return text === undefined || text === '' || text.startsWith('0001-') ? null : text;
};

const intOf = (row: unknown, name: string): number | null => {
  const text = textOf(row, name)?.trim() ?? '';
  return /^[+-]?\d{1,10}$/.test(text) ? Number(text) : null;
};

/** The text of an element; null for one that is absent, nil or empty. */
const textOf = (row: unknown, name: string): string | null => {
  const value = childOf(row, name);
  // An element with attributes comes as an object that has its text under `$value`.
  const text = typeof value === 'string' ? value : childOf(value, '$value');
  return typeof text === 'string' && text !== '' ? text : null;
};

/** A list of one comes as the thing itself where the parser knew no schema; an absent list is an empty one. */
const entriesOf = (list: unknown, name: string): readonly unknown[] => {
  if (list !== undefined && list !== null && !isRecord(list)) {
    throw new CasJobsError('not-understood', 'A text where a list belongs.');
  }
  return [childOf(list, name) ?? []].flat().filter((entry) => !isNil(entry));
};

const isNil = (entry: unknown): boolean =>
  entry === null || (isRecord(entry) && Object.keys(entry).every((key) => key === 'attributes'));

/** Own properties only: an element may be called `constructor`. */
const childOf = (parent: unknown, name: string): unknown =>
  isRecord(parent) && Object.hasOwn(parent, name) ? parent[name] : undefined;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
