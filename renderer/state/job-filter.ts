// Which jobs match the filter. Pure.
import type { JobView } from '../../electron/core/view-model/snapshot.ts';
import { t } from '../../electron/i18n/translate.ts';
import { statusText } from '../../electron/i18n/value-texts.ts';
import { STEP, type Steps } from '../../electron/slices.ts';

/** The text of each job that the filter searches; cached, since a list has thousands of jobs. */
const kept = new WeakMap<JobView, string>();

const textOf = (job: JobView): string => {
  const before = kept.get(job);
  if (before !== undefined) return before;
  const { jobId, taskName, context, jobType } = job;
  const watched = job.watched === 'until-done' ? t('jobs.watched') : '';
  const texts = [jobId, taskName ?? '', context ?? '', jobType ?? '', wordsOfStatus(job), watched];
  const text = texts.join('\n').toLowerCase();
  kept.set(job, text);
  return text;
};

/** Prepares the texts of many jobs before the user types; for 40,000, it would delay the first letter by 40 ms. */
export function* textSteps(jobs: readonly JobView[]): Steps<undefined> {
  for (const [index, job] of jobs.entries()) {
    textOf(job);
    if (index % STEP === STEP - 1) yield;
  }
  return undefined;
}

/** Cached, since a list of thousands has few statuses, and creating a text takes time. */
const statusTexts = new Map<JobView['status'], string>();

/** The language does not change while the window is open, so texts can be cached. */
const wordsOfStatus = (job: JobView): string => {
  // This text contains the status code.
  if (job.status === 'unknown') return statusText(job);
  const text = statusTexts.get(job.status) ?? statusText(job);
  statusTexts.set(job.status, text);
  return text;
};

/** The words of the filter. */
export const wordsIn = (typed: string): readonly string[] =>
  typed.toLowerCase().split(/\s+/).filter(Boolean);

/**
 * The jobs with every word in their ID, task, context, type, status or account name, in the same order.
 * @param names account names by key, if there are several accounts
 */
export const fitting = (
  jobs: readonly JobView[],
  typed: string,
  names: ReadonlyMap<string, string>,
): readonly JobView[] => {
  const words = wordsIn(typed);
  if (words.length === 0) return jobs;
  const nameOf = new Map([...names].map(([key, name]) => [key, name.toLowerCase()]));
  return jobs.filter((job) => {
    const text = textOf(job);
    const name = nameOf.get(job.accountKey) ?? '';
    return words.every((word) => text.includes(word) || name.includes(word));
  });
};
