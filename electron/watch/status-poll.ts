// The second half of a poll: asks GetJobStatus, a few at a time, for watched jobs about which the list says nothing
// certain, writes the replies into the job store and updates the watches.
import type { AccountClient } from '../accounts/account-client.ts';
import { statusOf, type JobId } from '../casjobs/job.ts';
import type { JobStore } from './job-store.ts';
import { reduceWatches, type ReduceDeps } from './reduce-watches.ts';
import type { Observation } from './watch-reducer.ts';
import { CasJobsError, type CasJobsErrorCode } from '../casjobs/errors.ts';

/** A poll under way. */
export interface Poll {
  readonly sequence: number;
  readonly begunAt: number;
  readonly isCurrent: () => boolean;
  /** Jobs that the list leaves open: it has no row of them that can be read, or an `odd` one without a known status. */
  readonly open: Map<JobId, 'unlisted' | 'odd'>;
}

/** For how many of the open jobs GetJobStatus has answered; `none` also where it fails. */
export type ByStatus = 'none' | 'some' | 'all';

export interface StatusPollDeps extends ReduceDeps {
  readonly client: Pick<AccountClient, 'jobStatus' | 'retryAfterMs'>;
}

/** Rejects as StatusCalls.ask does. */
export const createStatusPoll = (deps: StatusPollDeps): ((poll: Poll) => Promise<ByStatus>) => {
  const { accountKey, jobStore, registry, now } = deps;
  const statuses = createStatusCalls(deps.client);
  return async (poll) => {
    const watched = registry.ofAccount(accountKey).map(({ jobId }) => jobId);
    const ids = watched.filter((jobId) => poll.open.has(jobId));
    if (ids.length === 0) return 'none';
    const { answers, isPart, failed } =
      deps.client.retryAfterMs() > 0 ? NOT_ASKED : await statuses.ask(ids, poll.isCurrent);
    if (!poll.isCurrent()) return 'none';
    const observations = new Map<JobId, Observation>();
    for (const jobId of ids) {
      const isOdd = poll.open.get(jobId) === 'odd';
      // Those that wait for their turn are not judged.
      const answer = answers.get(jobId) ?? (failed ? 'undecided' : null);
      const observation = answer === null ? null : sightingBy(answer, isOdd, jobStore.get(jobId));
      if (observation === 'missing') jobStore.applyStatus(jobId, null, now());
      else if (typeof answer === 'number' && observation)
        jobStore.applyStatus(jobId, answer, now());
      if (observation) observations.set(jobId, observation);
    }
    reduceWatches(deps, { ...poll, observations });
    if (failed) return 'none';
    return isPart ? 'some' : 'all';
  };
};

const NOT_ASKED: StatusRound = { answers: new Map(), isPart: false, failed: true };

/** Null where the answer decides nothing. */
const sightingBy = (
  answer: StatusAnswer,
  isOdd: boolean,
  known: ReturnType<JobStore['get']>,
): Observation | null => {
  // The list has just shown that there is one.
  if (typeof answer === 'string' && isOdd) return { status: 'unknown' };
  if (typeof answer === 'string') return answer === 'no-such-job' ? 'missing' : null;
  // Some programs write 0 for what they have not found: of an id that no list has named, it is no proof of a job.
  return answer === 0 && !known ? null : { status: statusOf(answer) };
};

/** The most calls in one round, and at once: hundreds of watched jobs take turns. */
const MOST_STATUS_CALLS = 8;
const AT_ONCE = 2;

/** A status number, the service's word that it has no such job, or an answer that decides nothing. */
type StatusAnswer = number | 'no-such-job' | 'undecided';

interface StatusRound {
  readonly answers: ReadonlyMap<JobId, StatusAnswer>;
  /** Some were not asked about: it is another's turn first. */
  readonly isPart: boolean;
  /** GetJobStatus fails as well, for reasons that have nothing to do with one job. */
  readonly failed: boolean;
}

export interface StatusCalls {
  /**
   * Asks about these jobs, the ones that have waited longest first.
   * @throws CasJobsError `credentials-rejected` and no other; what the vault rejects with
   */
  ask(jobIds: readonly JobId[], isCurrent: () => boolean): Promise<StatusRound>;
}

/** These are about the one job; after any other no further job is asked about in this round. */
const ABOUT_ONE_JOB: ReadonlySet<CasJobsErrorCode> = new Set<CasJobsErrorCode>([
  'service-fault',
  'not-owner',
  'unsendable',
]);

/**
 * What services say of an id that is no job. The real service's words are not on record, so only what says it plainly
 * counts; all else leaves it undecided.
 */
const NO_SUCH_JOB =
  /\bno (?:such )?job\b|\bjob(?: ?id)?\b[^.;\n]{0,60}\b(?:(?:does|did) ?n[o']t exist|(?:was |is |be )?not (?:be )?found|is unknown)\b|\b(?:can ?not|can't|could not|couldn't|unable to) find\b[^.;\n]{0,40}\bjob\b|\b(?:unknown|invalid|non-?existent) job\b/i;

const createStatusCalls = (client: StatusPollDeps['client']): StatusCalls => {
  /** The ids in the order in which they were asked about last; who was never asked is not among them. */
  let askedLast: readonly JobId[] = [];

  const inTurn = (jobIds: readonly JobId[]): readonly JobId[] => {
    const wanted = new Set(jobIds);
    askedLast = askedLast.filter((jobId) => wanted.has(jobId));
    const before = new Set(askedLast);
    return [...jobIds.filter((jobId) => !before.has(jobId)), ...askedLast];
  };

  return {
    ask: async (jobIds, isCurrent) => {
      const line = inTurn(jobIds);
      const waiting = line.slice(0, MOST_STATUS_CALLS);
      const answers = new Map<JobId, StatusAnswer>();
      const failures: CasJobsErrorCode[] = [];
      const work = async (): Promise<void> => {
        while (failures.length === 0 && isCurrent()) {
          const jobId = waiting.shift();
          if (jobId === undefined) return;
          askedLast = [...askedLast.filter((one) => one !== jobId), jobId];
          const answer = await statusCall(client, jobId);
          if (typeof answer === 'object') failures.push(answer.failed);
          else answers.set(jobId, answer);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      if (failures.includes('credentials-rejected')) throw new CasJobsError('credentials-rejected');
      return { answers, isPart: answers.size < line.length, failed: failures.length > 0 };
    },
  };
};

const statusCall = async (
  client: StatusPollDeps['client'],
  jobId: JobId,
): Promise<StatusAnswer | { readonly failed: CasJobsErrorCode }> => {
  try {
    const code = await client.jobStatus(jobId);
    // No status of the contract is negative; some programs write -1 for what they have not found.
    return code < 0 ? 'undecided' : code;
  } catch (error) {
    if (!(error instanceof CasJobsError)) throw error;
    if (!ABOUT_ONE_JOB.has(error.code)) return { failed: error.code };
    const isNone = error.code === 'service-fault' && NO_SUCH_JOB.test(error.detail);
    return isNone ? 'no-such-job' : 'undecided';
  }
};
