// The filter text of GetJobs, `key : cond|cond`, for each question of the app. Pure.
// Source: CONTRACT.md, 'GetJobs conditions', and the operation page `jobs.asmx?op=GetJobs`.
import { CasJobsError } from './errors.ts';
import { statusWords, toJobId } from './job.ts';
import type { JobQuery } from './service.ts';

/**
 * Writes the filter text. A day is the midnight of the server's calendar that it begins with: the service's values
 * hold no colon, and this is a form that .NET parses without one.
 * @throws CasJobsError `unsendable` for what is no day or no id, and for no id at all, which would ask for everything
 */
export const conditionsText = (question: JobQuery): string => {
  switch (question.about) {
    case 'open':
      return `Status : ${open.map((word) => statusWords.indexOf(word)).join('|')}`;
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

const open = ['ready', 'started', 'canceling'] as const;

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

/** Never repeats the value: an error's words go to screens and logs. */
const unsendable = (why: string): CasJobsError => new CasJobsError('unsendable', why);
