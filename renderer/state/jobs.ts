// Order, keys and small readings of job views. Pure; the rules of a job are decided in main.
import type { JobRef } from '../../electron/ipc/contract.ts';
import type { JobView } from '../../electron/core/view-model/snapshot.ts';
import { numberFormat } from '../../electron/i18n/locale.ts';

/** One text for one job, across accounts. */
export const jobKeyOf = ({ accountKey, jobId }: JobRef): string => `${accountKey}/${jobId}`;

/** Whether a cancel can be asked for right now. */
export const isCancellable = (job: JobView): boolean => job.canCancel && !job.asking;

/** Neither over nor gone from the service's list: one that is gone is not active for good. */
const isActive = ({ family, vanished }: JobView): boolean => family !== 'final' && !vanished;

export interface ListedJobs {
  /** The active ones first; within each part the order stays as main gave it, newest first. */
  readonly jobs: readonly JobView[];
  readonly activeCount: number;
}

/** @param account only the jobs of this one; null for all */
export const activeFirst = (jobs: readonly JobView[], account: string | null): ListedJobs => {
  const [active, others]: [JobView[], JobView[]] = [[], []];
  for (const job of jobs)
    if (account === null || job.accountKey === account) (isActive(job) ? active : others).push(job);
  return { jobs: [...active, ...others], activeCount: active.length };
};

/** `1234567` as the person's locale groups it; other texts as they are. */
export const rowsText = (rows: string): string =>
  /^\d{1,30}$/.test(rows) ? numberFormat().format(BigInt(rows)) : rows;
