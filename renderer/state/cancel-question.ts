// The question 'Cancel job 5001?': which jobs it is about, and which of them are over meanwhile. Pure.
import type { JobRef } from '../../electron/ipc/contract.ts';
import type { JobView } from '../../electron/snapshot.ts';
import { keyOf } from './jobs.ts';

export interface AskedJob extends JobRef {
  /** It could be cancelled when the question was put; only then can it drop out. */
  readonly wasOpen: boolean;
}

export interface CancelQuestion {
  readonly jobs: readonly AskedJob[];
  /** Called when the commands have been taken. */
  readonly taken?: () => void;
}

export interface CancelItem {
  readonly ref: AskedJob;
  readonly job: JobView | undefined;
}

type KnownJobs = ReadonlyMap<string, JobView>;

export const knownJobs = (jobs: readonly JobView[]): KnownJobs =>
  new Map(jobs.map((job) => [keyOf(job), job]));

/** Puts the question. Ids that were typed may be unknown, or over: what comes of them is main's to say. */
export const questionAbout = (
  refs: readonly JobRef[],
  known: KnownJobs,
  taken?: () => void,
): CancelQuestion => ({
  jobs: refs.map(({ accountKey, jobId }) => {
    const job = known.get(keyOf({ accountKey, jobId }));
    return { accountKey, jobId, wasOpen: job !== undefined && job.family !== 'final' };
  }),
  ...(taken && { taken }),
});

/** The jobs that are still to be cancelled, and those that ended while the question stood. */
export const weigh = (
  question: CancelQuestion,
  known: KnownJobs,
): { left: CancelItem[]; ended: CancelItem[] } => {
  const items = question.jobs.map((ref) => ({ ref, job: known.get(keyOf(ref)) }));
  const hasEnded = ({ ref, job }: CancelItem): boolean => ref.wasOpen && job?.family === 'final';
  return { left: items.filter((item) => !hasEnded(item)), ended: items.filter(hasEnded) };
};

/** The ids by account, since a command is for one account. */
export const byAccount = (refs: readonly JobRef[]): { accountKey: string; jobIds: string[] }[] =>
  [...new Set(refs.map((ref) => ref.accountKey))].map((accountKey) => ({
    accountKey,
    jobIds: refs.filter((ref) => ref.accountKey === accountKey).map((ref) => ref.jobId),
  }));
