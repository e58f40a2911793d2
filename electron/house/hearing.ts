// Hears what goes to the services and comes from them, for the activity list: each CancelJob, and each new status.
import type { Job, JobId } from '../casjobs/job.ts';
import type { CasJobsService } from '../casjobs/service.ts';
import type { Trouble } from '../outcome.ts';
import type { WatchList } from '../watch/watch-list.ts';
import type { Watcher } from '../watch/watcher.ts';
import type { Diary } from './diary.ts';

interface Ears {
  readonly diary: Diary;
  readonly troubleOf: (error: unknown) => Trouble;
  readonly signal: AbortSignal;
}

/** The same service; that CancelJob was sent, and what came back, is written down. */
export const heard = (
  service: CasJobsService,
  accountKey: string,
  { diary, troubleOf, signal }: Ears,
): CasJobsService => ({
  ...service,
  cancel: async (who, jobId) => {
    const ref = { accountKey, jobId };
    diary.cancelJob(ref, 'sent');
    try {
      await service.cancel(who, jobId);
    } catch (error) {
      // A call that ends with its account or with the app tells nothing.
      if (!signal.aborted) diary.cancelJob(ref, troubleOf(error));
      throw error;
    }
    if (!signal.aborted) diary.cancelJob(ref, 'answered');
  },
});

type Seen = Pick<Job, 'jobId' | 'status' | 'statusCode'>;

export interface Sightings {
  /** Compares what is known of an account's jobs with what was known after the look before. */
  changes(accountKey: string, watcher: Pick<Watcher, 'book' | 'state'>): readonly Seen[];
  /** The account is gone, or its jobs are others now. */
  forget(accountKey: string): void;
}

/**
 * Answers with the jobs whose status has become another; a job that was not known before has no before. Those that
 * were watched at either look are left out: their cancel and their end have lines of their own.
 */
export const createSightings = (list: Pick<WatchList, 'ofAccount'>): Sightings => {
  const before = new Map<string, Sighting>();
  const changes: Sightings['changes'] = (accountKey, { book, state }) => {
    const { looking, lastGoodLookAt } = state();
    const old = before.get(accountKey);
    // Between two looks nothing new is known.
    if (looking || lastGoodLookAt === null || lastGoodLookAt === old?.at) return [];
    const jobs = book.all().map(({ job }) => job);
    const codes = new Map(jobs.map(({ jobId, statusCode }) => [jobId, statusCode]));
    const watched = new Set(list.ofAccount(accountKey).map(({ jobId }) => jobId));
    before.set(accountKey, { at: lastGoodLookAt, codes, watched });
    return jobs.filter(({ jobId, statusCode }) => {
      const was = old?.codes.get(jobId);
      const isWatched = watched.has(jobId) || old?.watched.has(jobId) === true;
      return was !== undefined && was !== statusCode && !isWatched;
    });
  };
  return { changes, forget: (accountKey) => void before.delete(accountKey) };
};

interface Sighting {
  readonly at: number;
  readonly codes: ReadonlyMap<JobId, number | null>;
  readonly watched: ReadonlySet<JobId>;
}
