// The filter text of GetJobs: `key : cond|cond`. Pure.
import { CasJobsError } from './errors.ts';
import type { Question } from './service.ts';

/**
 * Writes a question as the service's conditions. Keys and ranges: CONTRACT.md, 'GetJobs conditions'.
 * @throws CasJobsError `not-understood` for a day that is none: it would be sent as some other filter
 */
export const conditionsOf = (question: Question): string => {
  switch (question.about) {
    case 'open':
      return 'Status : 0|1|2';
    case 'ids':
      return `JobID : ${question.jobIds.join('|')}`;
    case 'since':
      if (!isDay(question.day)) {
        throw new CasJobsError('not-understood', 'A day is written like 2026-11-01.');
      }
      return `TimeSubmit : ${question.day},`;
  }
};

const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  // February 30th is parsed as a day of March.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};
