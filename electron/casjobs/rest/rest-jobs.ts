// Reads the jobs of the REST API, whose fields are those of an older SOAP type, and chooses those that were asked for,
// because the service offers only a window of days. Pure.
import { CasJobsError } from '../errors.ts';
import { isFinal, type Job } from '../job.ts';
import { toJobs } from '../parse-rows.ts';
import type { JobQuery, JobsAnswer } from '../service.ts';
import type { HttpAnswer } from '../transport.ts';
import { isJsonObject, readJson, valueAt, type Json, type JsonFault } from './read-json.ts';
import { misshapen } from './rest-faults.ts';

/** The name in GetJobs of each field that is read, and its name here. */
const fieldNames: Readonly<Record<string, string>> = {
  JobID: 'JobID',
  Rows: 'Rows',
  Status: 'Status',
  TimeSubmit: 'TimeSubmit',
  TimeStart: 'TimeStart',
  TimeEnd: 'TimeEnd',
  TaskName: 'TaskName',
  Query: 'Query',
  OutputLoc: 'OutputLoc',
  Queue: 'Estimate',
  Context: 'Target',
  Error: 'Message',
  Type: 'OutputType',
};
const TIMES: ReadonlySet<string> = new Set(['TimeSubmit', 'TimeStart', 'TimeEnd']);

type ReadList = Pick<JobsAnswer, 'jobs'> & {
  readonly unreadable: NonNullable<JobsAnswer['unreadable']>;
};

/** @throws CasJobsError `not-understood` if it is not a list, or none of its entries is a job */
export const jobsIn = (answer: HttpAnswer): ReadList => {
  const list = jsonIn(answer);
  if (!Array.isArray(list)) throw misshapen(answer, 'It is not a list of jobs.');
  return readRows(answer, list as readonly Json[]);
};

/** @throws CasJobsError `not-understood` if it is not a job */
export const jobIn = (answer: HttpAnswer): Job => {
  const [job] = readRows(answer, [jsonIn(answer)]).jobs;
  if (job === undefined) throw misshapen(answer, 'It is not a job.');
  return job;
};

const readRows = (answer: HttpAnswer, rows: readonly Json[]): ReadList => {
  const read = toJobs({ GetJobsResult: { CJJob: rows.map(rowOf) } });
  if (read.jobs.length > 0 || rows.length === 0) return read;
  throw misshapen(answer, 'No job in it has an ID that can be read.');
};

const rowOf = (row: Json): Json => {
  if (!isJsonObject(row)) return row;
  const fields = Object.entries(fieldNames).map(([theirs, name]) => {
    const value = valueAt(row, name) ?? null;
    return [theirs, TIMES.has(theirs) ? timeText(value) : value] as const;
  });
  return Object.fromEntries(fields);
};

/** `/Date(1764000000000)/`, as older .NET writes a time, with or without a zone that changes nothing. */
const DATE_IN_MS = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/;

const timeText = (value: Json): Json => {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  const ms = DATE_IN_MS.exec(text)?.[1];
  if (ms !== undefined) return new Date(Number(ms)).toISOString();
  return text.replace(/^(\d{4}-\d\d-\d\d) (?=\d)/, '$1T');
};

/** @throws CasJobsError `not-understood`, `too-large` */
export const jsonIn = (answer: HttpAnswer): Json => {
  const read = readJson(answer.text);
  if ('json' in read) return read.json;
  if (read.fault === 'too-many') throw new CasJobsError('too-large', FAULT_TEXTS[read.fault]);
  throw misshapen(answer, FAULT_TEXTS[read.fault]);
};

const FAULT_TEXTS: Readonly<Record<JsonFault, string>> = {
  broken: 'It is not JSON.',
  'too-deep': 'It is nested too deeply.',
  'too-many': 'The reply has too many values.',
};

/** Whether the job is one of those that are asked for. One without a time may be, and is not left out. */
export const isAskedFor = (question: JobQuery, { status, submittedAt }: Job): boolean => {
  switch (question.about) {
    case 'open':
      return !isFinal(status);
    case 'ids':
      return true;
    case 'since':
      return submittedAt === null || submittedAt >= question.day;
    case 'between':
      return (
        submittedAt === null ||
        (submittedAt >= question.from && submittedAt <= `${question.until}T00:00:00.0000000`)
      );
  }
};
