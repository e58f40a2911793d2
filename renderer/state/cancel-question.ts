// The question 'Cancel job 5001?': which jobs it is about, and which of them are over meanwhile. Pure.
import type { JobRef } from '../../electron/ipc/contract.ts';
import type { JobView } from '../../electron/core/view-model/snapshot.ts';
import { jobKeyOf } from './jobs.ts';

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
  new Map(jobs.map((job) => [jobKeyOf(job), job]));

/** Puts the question. Ids that were typed may be unknown, or over: what comes of them is main's to say. */
export const questionAbout = (
  refs: readonly JobRef[],
  known: KnownJobs,
  taken?: () => void,
): CancelQuestion => ({
  jobs: refs.map(({ accountKey, jobId }) => {
    const job = known.get(jobKeyOf({ accountKey, jobId }));
    return { accountKey, jobId, wasOpen: job !== undefined && job.family !== 'final' };
  }),
  ...(taken && { taken }),
});

export interface Weighed {
  /** Still to be cancelled. */
  readonly left: readonly CancelItem[];
  /** Ended while the question stood. */
  readonly ended: readonly CancelItem[];
  /** Their account was removed while the question stood. */
  readonly gone: readonly CancelItem[];
}

/**
 * What the question is still about.
 * @param accountKeys of the accounts that are there
 * @param accepted keys of jobs whose cancels were accepted
 */
export const weigh = (
  question: CancelQuestion,
  known: KnownJobs,
  accountKeys: ReadonlySet<string>,
  accepted: ReadonlySet<string>,
): Weighed => {
  const items = question.jobs
    .filter((ref) => !accepted.has(jobKeyOf(ref)))
    .map((ref) => ({ ref, job: known.get(jobKeyOf(ref)) }));
  const isGone = ({ ref }: CancelItem): boolean => !accountKeys.has(ref.accountKey);
  const hasEnded = ({ ref, job }: CancelItem): boolean => ref.wasOpen && job?.family === 'final';
  const there = items.filter((item) => !isGone(item));
  return {
    left: there.filter((item) => !hasEnded(item)),
    ended: there.filter(hasEnded),
    gone: items.filter(isGone),
  };
};

/** As many jobs as one command takes (electron/ipc/schemas.ts). */
const MOST_IN_PART = 500;

/** The ids by account, since a command is for one account, and of no more jobs than a command takes. */
export const cancelBatches = (
  refs: readonly JobRef[],
): readonly { readonly accountKey: string; readonly jobIds: readonly string[] }[] =>
  [...new Set(refs.map((ref) => ref.accountKey))].flatMap((accountKey) => {
    const ids = refs.filter((ref) => ref.accountKey === accountKey).map((ref) => ref.jobId);
    const count = Math.ceil(ids.length / MOST_IN_PART);
    return Array.from({ length: count }, (_, at) => ({
      accountKey,
      jobIds: ids.slice(at * MOST_IN_PART, (at + 1) * MOST_IN_PART),
    }));
  });
