// Finds the jobs whose status has changed from one poll to the next, for the activity list.
import type { Job, JobId } from '../casjobs/job.ts';
import type { EventSubscriber } from '../watch/app-events.ts';
import type { WatchRegistry } from '../watch/watch-registry.ts';
import type { Watcher } from '../watch/account-watcher.ts';

type Seen = Pick<Job, 'jobId' | 'status' | 'statusCode'>;

export interface StatusChanges extends Required<Pick<EventSubscriber, 'jobsForgotten'>> {
  /** Compares what is known of an account's jobs with what was known after the poll before. */
  changes(accountKey: string, watcher: Pick<Watcher, 'jobStore' | 'state'>): readonly Seen[];
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
    const watched = new Set(list.ofAccount(accountKey).map(({ jobId }) => jobId));
    before.set(accountKey, { at: lastSuccessAt, watched });
    const changed = jobStore.takeStatusChanges();
    return changed.filter(({ jobId }) => !watched.has(jobId) && old?.watched.has(jobId) !== true);
  };
  return { changes, jobsForgotten: (accountKey) => void before.delete(accountKey) };
};

interface Sighting {
  readonly at: number;
  readonly watched: ReadonlySet<JobId>;
}
