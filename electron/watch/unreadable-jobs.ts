// How many jobs of an account could not be read. Without ids they are told apart by when they were submitted. Pure.
import type { ServiceTime } from '../casjobs/job.ts';
import type { Answer, Question } from '../casjobs/service.ts';

/** One for each job: when it was submitted, null where that is not known either. */
export type UnreadableJobs = readonly (ServiceTime | null)[];

/**
 * A listing replaces what it covers. What an answer about other jobs names in addition is added: an answer about
 * single ids, for one, says nothing of the others.
 */
export const afterAnswer = (
  before: UnreadableJobs,
  question: Question,
  { unreadable = [] }: Answer,
): UnreadableJobs => {
  const kept = before.filter((time) => !covers(question, time));
  const counts = new Map<ServiceTime | null, number>();
  for (const time of kept) counts.set(time, (counts.get(time) ?? 0) + 1);
  const isNew = (time: ServiceTime | null): boolean => {
    const left = counts.get(time) ?? 0;
    counts.set(time, left - 1);
    return left <= 0;
  };
  return [...kept, ...unreadable.filter(isNew)];
};

const covers = (question: Question, time: ServiceTime | null): boolean => {
  if (question.about === 'since') return time === null || time.slice(0, 10) >= question.day;
  if (question.about !== 'between' || time === null) return false;
  return time >= question.from && time < question.until;
};
