// Reads the service's rows, whose values are texts, as jobs and queues. Pure.
import { CasJobsError } from './errors.ts';
import { isFinal, statusOf, toJobId, type Job, type JobId, type ServiceTime } from './job.ts';
import type { Queue } from './service.ts';

/** The jobs of a list, and of each row without a usable id when it was submitted; null where it does not tell. */
interface ReadJobs {
  readonly jobs: readonly Job[];
  readonly unreadable: readonly (ServiceTime | null)[];
}

/**
 * The jobs of a GetJobsResponse. Unknown elements are ignored and nil entries skipped. An odd row is shown with what
 * is known of it, so that it hides no other; one without a usable id is no job that could be asked about, and counts.
 * @throws CasJobsError `not-understood` if it is not a list
 */
export const toJobs = (response: unknown): ReadJobs => {
  const jobs: Job[] = [];
  const unreadable: (ServiceTime | null)[] = [];
  for (const row of entriesOf(childOf(response, 'GetJobsResult'), 'CJJob')) {
    const jobId = toJobId(textOf(row, 'JobID')?.trim() ?? '');
    if (jobId === null) unreadable.push(timeOf(row, 'TimeSubmit'));
    else jobs.push(jobOf(row, jobId));
  }
  return { jobs, unreadable };
};

/** The queues of a GetQueuesResponse. */
export const toQueues = (response: unknown): readonly Queue[] =>
  entriesOf(childOf(response, 'GetQueuesResult'), 'CJQueue').map((row) => ({
    context: textOf(row, 'Context') ?? '',
    minutes: intOf(row, 'Timeout') ?? 0,
  }));

/** The number of a GetJobStatus response. @throws CasJobsError `not-understood` for anything else */
export const toStatusCode = (response: unknown): number => {
  const code = intOf(response, 'GetJobStatusResult');
  if (code === null) throw new CasJobsError('not-understood', 'The reply contains no status.');
  return code;
};

/** The id of a SubmitJob response. @throws CasJobsError `not-understood` for anything else */
export const toNewJobId = (response: unknown): JobId => {
  const jobId = toJobId(textOf(response, 'SubmitJobResult')?.trim() ?? '');
  if (jobId === null) throw new CasJobsError('not-understood', 'The reply contains no job ID.');
  return jobId;
};

/**
 * So much is kept of each text of a job, in UTF-16 units. A list of jobs can be 64 MiB, one name in it nearly as long, and
 * main and page hold many lists. The job's page at the service has the rest.
 */
export const longestTexts = {
  taskName: 500,
  context: 250,
  jobType: 50,
  query: 250_000,
  error: 20_000,
  outputLoc: 4_000,
} as const;

const jobOf = (row: unknown, jobId: JobId): Job => {
  const statusCode = intOf(row, 'Status');
  const status = statusOf(statusCode);
  const query = textOf(row, 'Query');
  return {
    jobId,
    status,
    statusCode,
    queueMinutes: intOf(row, 'Queue') ?? 0,
    rows: longOf(row, 'Rows'),
    taskName: shortened(textOf(row, 'TaskName'), longestTexts.taskName),
    context: shortened(textOf(row, 'Context'), longestTexts.context),
    jobType: shortened(textOf(row, 'Type'), longestTexts.jobType),
    query: query?.slice(0, longestTexts.query) ?? null,
    ...((query?.length ?? 0) > longestTexts.query && { isQueryCut: true }),
    error: shortened(textOf(row, 'Error'), longestTexts.error),
    // The beginning of an address is another address.
    outputLoc: unlessLonger(textOf(row, 'OutputLoc'), longestTexts.outputLoc),
    submittedAt: timeOf(row, 'TimeSubmit'),
    startedAt: timeOf(row, 'TimeStart'),
    // Some services send one while the job is still running.
    endedAt: isFinal(status) ? timeOf(row, 'TimeEnd') : null,
  };
};

/** An ellipsis shows that there is more. */
const shortened = (text: string | null, most: number): string | null =>
  text === null || text.length <= most ? text : `${text.slice(0, most)}…`;

const unlessLonger = (text: string | null, most: number): string | null =>
  text === null || text.length > most ? null : text;

/** xsd:dateTime, with or without a zone. */
const DATE_TIME = /^(\d{4})-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/i;

/**
 * Years in which a job can have a time. Programs write 'not known' as the first or last moment that they have: in
 * year 1, 1753, 1899, 1900 or 1970, and in 9999; a zone may move it over the border of its year.
 */
const FIRST_YEAR = 1980;
const LAST_YEAR = 9_997;

/** Null if it is missing, means 'not known', or is not a time. */
const timeOf = (row: unknown, name: string): ServiceTime | null => {
  const text = textOf(row, name)?.trim() ?? '';
  const year = Number(DATE_TIME.exec(text)?.[1] ?? 0);
  if (year < FIRST_YEAR || year > LAST_YEAR) return null;
  return Number.isNaN(Date.parse(text)) ? null : text;
};

/** A whole number as text, because a long may not fit into a number; empty if there is none. */
const longOf = (row: unknown, name: string): string => {
  const text = textOf(row, name)?.trim() ?? '';
  return /^-?\d{1,19}$/.test(text) ? text : '';
};

const intOf = (row: unknown, name: string): number | null => {
  const text = textOf(row, name)?.trim() ?? '';
  return /^[+-]?\d{1,10}$/.test(text) ? Number(text) : null;
};

/** The text of an element; null if it is missing, nil or empty, or occurs twice with different texts. */
const textOf = (row: unknown, name: string): string | null => {
  const [first, ...others] = [childOf(row, name)].flat().map(textIn);
  if (first === undefined || others.some((other) => other !== first)) return null;
  return first === '' ? null : first;
};

/** An element's own text; elements inside are ignored as unknown. */
const textIn = (value: unknown): string => {
  // An element with attributes comes as an object that has its text under `$value`.
  const text = typeof value === 'string' ? value : childOf(value, '$value');
  return typeof text === 'string' ? text : '';
};

/** A parser without a schema gives a list of one as the entry itself; a missing list is empty. */
const entriesOf = (list: unknown, name: string): readonly unknown[] => {
  if (isBlank(list)) return [];
  if (!isRecord(list) || Array.isArray(list)) {
    throw new CasJobsError('not-understood', 'A text where a list belongs.');
  }
  return [childOf(list, name) ?? []].flat().filter((entry) => !isNil(entry));
};

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

const isNil = (entry: unknown): boolean =>
  isBlank(entry) || (isRecord(entry) && Object.keys(entry).every((key) => key === 'attributes'));

/** Own properties only: an element may be called `constructor`. */
const childOf = (parent: unknown, name: string): unknown =>
  isRecord(parent) && Object.hasOwn(parent, name) ? parent[name] : undefined;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
