// Sets of job keys, which are never changed but copied. Pure.
import type { AccountView, JobView } from '../../electron/core/view-model/snapshot.ts';
import { isCancellable, jobKeyOf } from './jobs.ts';

export type Keys = ReadonlySet<string>;

export const NO_KEYS: Keys = new Set();

/** The keys and more. */
export const withMore = (keys: Keys, more: readonly string[]): Keys => new Set([...keys, ...more]);

/** The keys, and those of the jobs that can be cancelled. */
export const withAll = (keys: Keys, jobs: readonly JobView[]): Keys => {
  const all = new Set(keys);
  for (const job of jobs) if (isCancellable(job)) all.add(jobKeyOf(job));
  return all;
};

/** Adds a job that can be cancelled, or removes it. */
export const withToggled = (keys: Keys, job: JobView): Keys => {
  const toggled = new Set(keys);
  return toggled.delete(jobKeyOf(job)) ? toggled : withAll(keys, [job]);
};

/** Account names by key; empty for a single account, which needs no name. */
export const namesOf = (accounts: readonly AccountView[]): ReadonlyMap<string, string> =>
  new Map(accounts.length > 1 ? accounts.map(({ key, name }) => [key, name]) : []);
