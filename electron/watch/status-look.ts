// The second half of a look: asks GetJobStatus for the watched jobs of which the list says nothing for sure, writes
// the answers into the book and lets the watches judge them.
import { statusOf, type JobId } from '../casjobs/job.ts';
import type { Book } from './book.ts';
import { judgeAll, type JudgingDeps } from './judging.ts';
import type { LentCall } from './lent-call.ts';
import { createStatusCalls, type StatusAnswer, type StatusRound } from './status-calls.ts';
import type { Sighting } from './watch.ts';

/** A look under way. */
export interface Look {
  readonly begun: number;
  readonly begunAt: number;
  readonly isMine: () => boolean;
  /** Jobs that the list leaves open: it has no row of them that can be read, or an `odd` one without a known status. */
  readonly open: Map<JobId, 'unlisted' | 'odd'>;
}

/** For how many of the open jobs GetJobStatus has answered; `none` also where it fails. */
export type ByStatus = 'none' | 'some' | 'all';

export interface StatusLookDeps extends JudgingDeps {
  readonly call: LentCall;
  /** The service has asked to be left alone. */
  readonly isResting: () => boolean;
}

/** Rejects as StatusCalls.ask does. */
export const createStatusLook = (deps: StatusLookDeps): ((look: Look) => Promise<ByStatus>) => {
  const { accountKey, book, list, now } = deps;
  const statuses = createStatusCalls(deps.call);
  return async (look) => {
    const watched = list.ofAccount(accountKey).map(({ jobId }) => jobId);
    const ids = watched.filter((jobId) => look.open.has(jobId));
    if (ids.length === 0) return 'none';
    const { answers, isPart, failed } = deps.isResting()
      ? NOT_ASKED
      : await statuses.ask(ids, look.isMine);
    if (!look.isMine()) return 'none';
    const sightings = new Map<JobId, Sighting>();
    for (const jobId of ids) {
      const isOdd = look.open.get(jobId) === 'odd';
      // Those that wait for their turn are not judged.
      const answer = answers.get(jobId) ?? (failed ? 'undecided' : null);
      const sighting = answer === null ? null : sightingBy(answer, isOdd, book.get(jobId));
      if (sighting === 'missing') book.takeStatus(jobId, null, now());
      else if (typeof answer === 'number' && sighting) book.takeStatus(jobId, answer, now());
      if (sighting) sightings.set(jobId, sighting);
    }
    judgeAll(deps, { ...look, sightings });
    if (failed) return 'none';
    return isPart ? 'some' : 'all';
  };
};

const NOT_ASKED: StatusRound = { answers: new Map(), isPart: false, failed: true };

/** Null where the answer decides nothing. */
const sightingBy = (
  answer: StatusAnswer,
  isOdd: boolean,
  known: ReturnType<Book['get']>,
): Sighting | null => {
  // The list has just shown that there is one.
  if (typeof answer === 'string' && isOdd) return { status: 'unknown' };
  if (typeof answer === 'string') return answer === 'no-such-job' ? 'missing' : null;
  // Some programs write 0 for what they have not found: of an id that no list has named, it is no proof of a job.
  return answer === 0 && !known ? null : { status: statusOf(answer) };
};
