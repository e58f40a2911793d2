// The values of the practice service's REST API: jobs, tables and errors as JSON, request bodies, and dates in addresses.
// Pure.
import { statusWords } from '../casjobs/job.ts';
import type { JobNow } from './practice-jobs.ts';
import type { HttpReply } from './replies.ts';
import { serviceTimeText } from './service-schema.ts';

/** A refusal by the REST API; `code` is the status of the reply. */
export class RestRefusal extends Error {
  override readonly name = 'RestRefusal';
  readonly code: number;
  readonly type: string;

  constructor(code: number, reason: string, type = 'System.Exception') {
    super(reason);
    this.code = code;
    this.type = type;
  }
}

const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' };

export const jsonReply = (json: string): HttpReply => ({
  status: 200,
  headers: JSON_TYPE,
  body: json,
});

export const errorReply = ({ code, type, message }: RestRefusal): HttpReply => ({
  status: code,
  headers: JSON_TYPE,
  body: JSON.stringify({
    'Error Code': code,
    'Error Type': type,
    'Error Message': message,
    LogMessageID: '0',
  }),
});

/** Ids are written as numbers, also where they are too large for JavaScript's. */
export const jobJson = (job: JobNow): string => {
  const fields: readonly (readonly [name: string, json: string])[] = [
    ['JobID', job.id],
    ['Rows', job.rows.toString()],
    ['WebServicesID', job.owner],
    ['TimeSubmit', JSON.stringify(serviceTimeText(job.submittedAt))],
    ['TimeStart', JSON.stringify(serviceTimeText(job.startedAt))],
    ['TimeEnd', JSON.stringify(serviceTimeText(job.endedAt))],
    ['SendEmail', '0'],
    ['Status', statusWords.indexOf(job.status).toString()],
    ['AutoComplete', '0'],
    ['Estimate', job.queueMinutes.toString()],
    ['TaskName', textOrNull(job.taskName)],
    ['OutputLoc', textOrNull(job.outputLoc)],
    ['HostIP', JSON.stringify('127.0.0.1')],
    ['Message', textOrNull(job.error)],
    ['Query', textOrNull(job.query)],
    ['ModifiedQuery', textOrNull(job.query)],
    ['Target', textOrNull(job.context)],
    ['OutputType', textOrNull(job.type)],
    ['Params', 'null'],
    ['Created_Table', textOrNull(tableOf(job))],
  ];
  return `{${fields.map(([name, json]) => `"${name}":${json}`).join(',')}}`;
};

const textOrNull = (text: string): string => (text === '' ? 'null' : JSON.stringify(text));

/** The MyDB table that a finished job made; empty if it made none. */
const tableOf = ({ status, query }: JobNow): string =>
  (status === 'finished' ? /\binto\s+mydb\.(\w+)/i.exec(query)?.[1] : undefined) ?? '';

/** The tables that finished jobs made, as GET Tables lists them: dates in seconds since 1970, sizes in KB. */
export const tablesJson = (jobs: readonly JobNow[]): string => {
  const made = jobs.filter((job) => tableOf(job) !== '');
  const last = new Map(made.map((job) => [tableOf(job).toLowerCase(), job]));
  return JSON.stringify(
    [...last.values()].map((job) => ({
      Date: Math.floor((job.endedAt ?? job.submittedAt) / 1000),
      Name: tableOf(job),
      Rows: job.rows,
      Size: Math.ceil(job.rows / 32),
    })),
  );
};

/** The value of a JSON text; undefined if it is none. */
export const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};

/** The fields of a JSON object; none for any other value. */
export const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const DATE = /^(\d{4}-\d\d-(\d\d))(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?))?(Z|[+-]\d\d:\d\d)?$/i;
const AMERICAN = /^(\d\d?)\/(\d\d?)\/(\d{4})/;
/** A month, day or hour of one digit. */
const ONE_DIGIT = /(?<=[-T ])\d(?=[-T: ]|$)/gi;

/**
 * A date as ASP.NET reads it from an address: as ISO or month/day/year, with or without a time. Without a zone it is in
 * this computer's. Null for the word `null` and for nothing. @throws RestRefusal for anything else
 */
export const dateBound = (text: string): number | null => {
  if (text === '' || text.toLowerCase() === 'null') return null;
  const full = text.replace(AMERICAN, '$3-$1-$2').replace(ONE_DIGIT, '0$&');
  const [, date = '', day = '', clock = '00:00', zone = ''] = DATE.exec(full) ?? [];
  const at = Date.parse(`${date}T${clock}${zone.toUpperCase()}`);
  // February 30th would become a day of March.
  if (Number.isNaN(at) || new Date(date).getUTCDate() !== Number(day)) {
    throw new RestRefusal(400, `The value '${text}' is not valid for DateTime.`);
  }
  return at;
};
