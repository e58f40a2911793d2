// Keys, order and texts of jobs. Pure; main decides the rules of a job.
import type { JobRef } from '../../electron/ipc/contract.ts';
import type { JobView } from '../../electron/core/view-model/snapshot.ts';
import { t } from '../../electron/i18n/translate.ts';
import { numberFormat } from '../../electron/i18n/locale.ts';

/** The key of a job, unique across accounts. */
export const jobKeyOf = ({ accountKey, jobId }: JobRef): string => `${accountKey}/${jobId}`;

/** Whether a cancel can be requested now. */
export const isCancellable = (job: JobView): boolean => job.canCancel && !job.asking;

/** What came of the job, or why it can't be cancelled; empty if its status says enough. */
export const remarkOf = ({ outcome, isQuick, family }: JobView): string => {
  if (outcome !== null) return t(`row.${outcome}`);
  return isQuick && family !== 'final' ? t('row.quick-job') : '';
};

/** Has not ended and is still listed: a job that is no longer listed does not stay active forever. */
const isActive = ({ family, vanished }: JobView): boolean => family !== 'final' && !vanished;

export interface ListedJobs {
  /** The active ones first; each part in main's order, newest first. */
  readonly jobs: readonly JobView[];
  readonly activeCount: number;
}

/** @param account the account whose jobs to list; null for all */
export const activeFirst = (jobs: readonly JobView[], account: string | null): ListedJobs => {
  const [active, others]: [JobView[], JobView[]] = [[], []];
  for (const job of jobs)
    if (account === null || job.accountKey === account) (isActive(job) ? active : others).push(job);
  return { jobs: [...active, ...others], activeCount: active.length };
};

/** A number with the locale's separators, such as `1,234,567`; other texts unchanged. */
export const rowsText = (rows: string): string =>
  /^\d{1,30}$/.test(rows) ? numberFormat().format(BigInt(rows)) : rows;
