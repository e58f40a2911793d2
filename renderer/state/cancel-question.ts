// The confirmation `Cancel job 5001?`: which jobs it is about, and which of them have ended meanwhile. Pure.
import type { JobRef } from '../../electron/ipc/contract.ts';
import type { JobView } from '../../electron/core/view-model/snapshot.ts';
import { jobKeyOf } from './jobs.ts';

export interface AskedJob extends JobRef {
  /** It had not ended when the dialog was opened; only then it is left out when it ends. */
  readonly wasOpen: boolean;
}

export interface CancelQuestion {
  readonly jobs: readonly AskedJob[];
  /** Called when the requests have been accepted. */
  readonly taken?: () => void;
}

export interface CancelItem {
  readonly ref: AskedJob;
  readonly job: JobView | undefined;
}

type KnownJobs = ReadonlyMap<string, JobView>;

export const knownJobs = (jobs: readonly JobView[]): KnownJobs =>
  new Map(jobs.map((job) => [jobKeyOf(job), job]));

/** The question about these jobs. Typed IDs may be unknown or have ended; main decides what happens to them. */
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

export interface SortedQuestion {
  /** Still to be cancelled. */
  readonly left: readonly CancelItem[];
  /** Ended while the dialog was open. */
  readonly ended: readonly CancelItem[];
  /** Their account was removed while the dialog was open. */
  readonly gone: readonly CancelItem[];
}

/**
 * Sorts the jobs of the question by what has happened to them.
 * @param accountKeys of the accounts that still exist
 * @param accepted keys of jobs whose cancels were accepted
 */
export const sortQuestion = (
  question: CancelQuestion,
  known: KnownJobs,
  accountKeys: ReadonlySet<string>,
  accepted: ReadonlySet<string>,
): SortedQuestion => {
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

export interface CancelKinds {
  /** Hold their slots: what the warning is about. */
  readonly open: readonly CancelItem[];
  readonly ended: readonly CancelItem[];
  readonly quick: readonly CancelItem[];
  readonly unlisted: readonly CancelItem[];
}

/** Sorts the jobs that are left by what a cancel can do to them. */
export const cancelKinds = (left: readonly CancelItem[]): CancelKinds => {
  const of = (kind: keyof CancelKinds): readonly CancelItem[] =>
    left.filter((item) => kindOf(item) === kind);
  return { open: of('open'), ended: of('ended'), quick: of('quick'), unlisted: of('unlisted') };
};

const kindOf = ({ job }: CancelItem): keyof CancelKinds => {
  if (job === undefined || job.vanished) return 'unlisted';
  if (job.family === 'final') return 'ended';
  return job.isQuick ? 'quick' : 'open';
};

/** The most jobs in one request (electron/ipc/schemas.ts). */
const MOST_IN_PART = 500;

/** One request for each account, or several if it has more jobs than a request may have. */
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
