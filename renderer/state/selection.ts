// Sets of keys of jobs, each copied rather than changed. Pure.
import type { AccountView, JobView } from '../../electron/core/view-model/snapshot.ts';
import { isCancellable, jobKeyOf } from './jobs.ts';

export type Keys = ReadonlySet<string>;

export const NO_KEYS: Keys = new Set();

/** Those and these. */
export const withMore = (keys: Keys, more: readonly string[]): Keys => new Set([...keys, ...more]);

/** Those that can be cancelled, besides those that were there. */
export const withAll = (keys: Keys, jobs: readonly JobView[]): Keys => {
  const all = new Set(keys);
  for (const job of jobs) if (isCancellable(job)) all.add(jobKeyOf(job));
  return all;
};

/** With the job if it was not among them and can be cancelled; else without. */
export const withToggled = (keys: Keys, job: JobView): Keys => {
  const toggled = new Set(keys);
  return toggled.delete(jobKeyOf(job)) ? toggled : withAll(keys, [job]);
};

/** The names of accounts by their keys; none where there is one account, which needs no name. */
export const namesOf = (accounts: readonly AccountView[]): ReadonlyMap<string, string> =>
  new Map(accounts.length > 1 ? accounts.map(({ key, name }) => [key, name]) : []);
