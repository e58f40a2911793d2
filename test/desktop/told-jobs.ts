// Reads out of the desktop's notices what was told of which job, and how often.
import type { Notice } from './notices.ts';

/** The ends of a job, as titles say them. */
const END = /^Job (\d+) (?:cancelled|failed|finished|was already)/;
/** Several in one: which jobs is not said, but how many of each end. */
const SUMMARY = /^(?:News of )?\d+ jobs/;
const COUNT = /(\d+) (?:cancelled|finished|failed|already over)/g;

export interface Telling {
  readonly jobId: string;
  readonly at: number;
}

/** Each end of a job that a notice of its own has told, in order. */
export const tellingsIn = (notices: readonly Notice[]): readonly Telling[] =>
  notices.flatMap(({ title, at }) => {
    const jobId = END.exec(title)?.[1];
    return jobId === undefined ? [] : [{ jobId, at: at.getTime() }];
  });

/** How many ends were told by notices of several jobs. */
export const countInSummaries = (notices: readonly Notice[]): number =>
  notices
    .filter(({ title }) => SUMMARY.test(title))
    .flatMap(({ body }) => [...body.matchAll(COUNT)])
    .reduce((sum, [, count]) => sum + Number(count), 0);
