// Order, keys and small readings of job views. Pure; the rules of a job are decided in main.
import type { JobRef } from '../../electron/ipc/contract.ts';
import type { JobView } from '../../electron/core/view-model/snapshot.ts';
import { numberFormat } from '../../electron/i18n/locale.ts';

/** One text for one job, across accounts. */
export const jobKeyOf = ({ accountKey, jobId }: JobRef): string => `${accountKey}/${jobId}`;

/** Whether a cancel can be asked for right now. */
export const isCancellable = (job: JobView): boolean => job.canCancel && !job.asking;

/** Ids are numbers too long for a number; main writes each in one way, so the longer one is the larger. */
export const byId = (one: JobRef, other: JobRef): number => {
  const length = one.jobId.length - other.jobId.length;
  if (length !== 0 || one.jobId === other.jobId) return length;
  return one.jobId > other.jobId ? 1 : -1;
};

/** Neither over nor gone from the service's list: one that is gone is not active for good. */
export const isOpen = ({ family, vanished }: JobView): boolean => family !== 'final' && !vanished;

/** Open jobs first; within each part the order stays as main gave it, newest first. */
export const openFirst = (jobs: readonly JobView[], account: string | null): JobView[] => {
  const mine = account === null ? jobs : jobs.filter((job) => job.accountKey === account);
  return [...mine.filter(isOpen), ...mine.filter((job) => !isOpen(job))];
};

/** `1234567` as the person's locale groups it; other texts as they are. */
export const rowsText = (rows: string): string =>
  /^\d{1,30}$/.test(rows) ? numberFormat().format(BigInt(rows)) : rows;
