// The second half of a poll: asks GetJobStatus for the watched jobs of which the list says nothing for sure, writes
// the answers into the jobStore and lets the watches judge them.
import { statusOf, type JobId } from '../casjobs/job.ts';
import type { JobStore } from './job-store.ts';
import { reduceWatches, type ReduceDeps } from './reduce-watches.ts';
import type { AuthenticatedCall } from './authenticated-call.ts';
import { createStatusCalls, type StatusAnswer, type StatusRound } from './status-calls.ts';
import type { Observation } from './watch-reducer.ts';

/** A poll under way. */
export interface Poll {
  readonly begun: number;
  readonly begunAt: number;
  readonly isMine: () => boolean;
  /** Jobs that the list leaves open: it has no row of them that can be read, or an `odd` one without a known status. */
  readonly open: Map<JobId, 'unlisted' | 'odd'>;
}

/** For how many of the open jobs GetJobStatus has answered; `none` also where it fails. */
export type ByStatus = 'none' | 'some' | 'all';

export interface StatusPollDeps extends ReduceDeps {
  readonly call: AuthenticatedCall;
  /** The service has asked to be left alone. */
  readonly isResting: () => boolean;
}

/** Rejects as StatusCalls.ask does. */
export const createStatusPoll = (deps: StatusPollDeps): ((poll: Poll) => Promise<ByStatus>) => {
  const { accountKey, jobStore, list, now } = deps;
  const statuses = createStatusCalls(deps.call);
  return async (poll) => {
    const watched = list.ofAccount(accountKey).map(({ jobId }) => jobId);
    const ids = watched.filter((jobId) => poll.open.has(jobId));
    if (ids.length === 0) return 'none';
    const { answers, isPart, failed } = deps.isResting()
      ? NOT_ASKED
      : await statuses.ask(ids, poll.isMine);
    if (!poll.isMine()) return 'none';
    const observations = new Map<JobId, Observation>();
    for (const jobId of ids) {
      const isOdd = poll.open.get(jobId) === 'odd';
      // Those that wait for their turn are not judged.
      const answer = answers.get(jobId) ?? (failed ? 'undecided' : null);
      const observation = answer === null ? null : sightingBy(answer, isOdd, jobStore.get(jobId));
      if (observation === 'missing') jobStore.takeStatus(jobId, null, now());
      else if (typeof answer === 'number' && observation) jobStore.takeStatus(jobId, answer, now());
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
