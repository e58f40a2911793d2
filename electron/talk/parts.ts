// Cuts a long list of jobs into parts that are quickly taken in. Pure.
import type { Job } from '../casjobs/job.ts';

/** Main takes so many in within a millisecond or two. */
const MOST_JOBS = 250;
/** Queries can be long: a part ends with the job that brings its texts above so many characters. */
const MOST_CHARACTERS = 256 * 1024;

const charactersOf = ({ query, error }: Job): number => (query?.length ?? 0) + (error?.length ?? 0);

/** The same jobs in the same order; none gives no part. */
export function* partsOf(jobs: readonly Job[]): Generator<readonly Job[]> {
  let start = 0;
  let characters = 0;
  for (const [index, job] of jobs.entries()) {
    characters += charactersOf(job);
    if (index - start + 1 < MOST_JOBS && characters < MOST_CHARACTERS) continue;
    yield jobs.slice(start, index + 1);
    start = index + 1;
    characters = 0;
  }
  if (start < jobs.length) yield jobs.slice(start);
}
