// Which jobs a command selects: by status, by name with `*` and `?`, by when they were submitted. Pure.
import { isFinal, type JobStatus } from '../casjobs/job.ts';
import type { JobSelection } from './messages.ts';

interface SelectableJob {
  readonly status: JobStatus;
  readonly taskName: string | null;
  /** ms since 1970; hours off where the service's zone is not known; 0 where no time is known. */
  readonly order: number;
}

/** Without `--all`, `--since` or `--status`, those that hold a queue slot or wait for one. */
export const isSelected = (
  { statuses, since, name, all }: JobSelection,
  job: SelectableJob,
): boolean => {
  if (statuses !== null && !statuses.includes(job.status)) return false;
  if (since !== null && job.order < since) return false;
  if (name !== null && !fitsPattern(name, job.taskName ?? '')) return false;
  return all || statuses !== null || since !== null || !isFinal(job.status);
};

/** Whether the whole text fits, in any letter case. Takes no longer than the product of both lengths. */
export const fitsPattern = (pattern: string, text: string): boolean => {
  const wanted = Array.from(pattern.toLowerCase());
  const given = Array.from(text.toLowerCase());
  let [at, from, star, starFrom] = [0, 0, -1, 0];
  while (from < given.length) {
    const one = wanted[at];
    if (one === '*') {
      [star, starFrom] = [at, from];
      at += 1;
    } else if (one !== undefined && (one === '?' || one === given[from])) {
      at += 1;
      from += 1;
    } else if (star !== -1) {
      // The star takes one character more.
      starFrom += 1;
      [at, from] = [star + 1, starFrom];
    } else return false;
  }
  return wanted.slice(at).every((one) => one === '*');
};
