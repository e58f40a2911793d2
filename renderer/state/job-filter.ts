// Which jobs fit what was typed into the filter. Pure.
import type { JobView } from '../../electron/core/view-model/snapshot.ts';
import { t } from '../../electron/i18n/translate.ts';
import { statusText } from '../../electron/i18n/value-texts.ts';
import { STEP, type Steps } from '../../electron/slices.ts';

/** The texts of a job in which words are looked for; kept, since a list has thousands. */
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

/** Puts together the texts of many jobs before somebody types: of 40,000 it would hold the first letter for 40 ms. */
export function* textSteps(jobs: readonly JobView[]): Steps<undefined> {
  for (const [index, job] of jobs.entries()) {
    textOf(job);
    if (index % STEP === STEP - 1) yield;
  }
  return undefined;
}

/** A list of thousands has few statuses, and a text takes some time to be put together. */
const statusTexts = new Map<JobView['status'], string>();

/** The window speaks one language as long as it is open. */
const wordsOfStatus = (job: JobView): string => {
  // It has its number in it.
  if (job.status === 'unknown') return statusText(job);
  const text = statusTexts.get(job.status) ?? statusText(job);
  statusTexts.set(job.status, text);
  return text;
};

/** The words that were typed. */
export const wordsIn = (typed: string): readonly string[] =>
  typed.toLowerCase().split(/\s+/).filter(Boolean);

/**
 * The jobs that have every word in their id, task, context, type, status or account's name, in their order.
 * @param names of the accounts where there are several, by their keys
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
