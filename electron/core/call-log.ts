// Hears what goes to the services and comes from them, for the activity list: each CancelJob, and each new status.
import type { Job, JobId } from '../casjobs/job.ts';
import type { CasJobsService } from '../casjobs/service.ts';
import type { AppError } from '../result.ts';
import type { WatchRegistry } from '../watch/watch-registry.ts';
import type { Watcher } from '../watch/account-watcher.ts';
import type { ActivityRecorder } from '../activity/activity-recorder.ts';

interface Ears {
  readonly recorder: ActivityRecorder;
  readonly troubleOf: (error: unknown) => AppError;
  readonly signal: AbortSignal;
}

/** The same service; that CancelJob was sent, and what came back, is written down. */
export const loggedCalls = (
  service: CasJobsService,
  accountKey: string,
  { recorder, troubleOf, signal }: Ears,
): CasJobsService => ({
  ...service,
  cancel: async (who, jobId) => {
    const ref = { accountKey, jobId };
    recorder.cancelJob(ref, 'sent');
    try {
      await service.cancel(who, jobId);
    } catch (error) {
      // A call that ends with its account or with the app tells nothing.
      if (!signal.aborted) recorder.cancelJob(ref, troubleOf(error));
      throw error;
    }
    if (!signal.aborted) recorder.cancelJob(ref, 'answered');
  },
});

type Seen = Pick<Job, 'jobId' | 'status' | 'statusCode'>;

export interface StatusChanges {
  /** Compares what is known of an account's jobs with what was known after the poll before. */
  changes(accountKey: string, watcher: Pick<Watcher, 'jobStore' | 'state'>): readonly Seen[];
  /** The account is gone, or its jobs are others now. */
  forget(accountKey: string): void;
}

/**
 * Answers with the jobs whose status has become another; a job that was not known before has no before. Those that
 * were watched at either poll are left out: their cancel and their end have lines of their own.
 */
export const createStatusChanges = (list: Pick<WatchRegistry, 'ofAccount'>): StatusChanges => {
  const before = new Map<string, Sighting>();
  const changes: StatusChanges['changes'] = (accountKey, { jobStore, state }) => {
    const { polling, lastSuccessAt } = state();
    const old = before.get(accountKey);
    // Between two polls nothing new is known.
    if (polling || lastSuccessAt === null || lastSuccessAt === old?.at) return [];
    const jobs = jobStore.all().map(({ job }) => job);
    const codes = new Map(jobs.map(({ jobId, statusCode }) => [jobId, statusCode]));
    const watched = new Set(list.ofAccount(accountKey).map(({ jobId }) => jobId));
    before.set(accountKey, { at: lastSuccessAt, codes, watched });
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
