// One look: asks the service one question, writes the answer into the book and lets the watches judge it. Where the
// list says nothing of a watched job, GetJobStatus is asked for it.
import { CasJobsError } from '../casjobs/errors.ts';
import type { JobId } from '../casjobs/job.ts';
import type { Answer, Question } from '../casjobs/service.ts';
import type { LentCall } from './lent-call.ts';
import type { Book } from './book.ts';
import { endOldRechecks, judgeAll, type JudgingDeps } from './judging.ts';
import { retryMs } from './pace.ts';
import { partsOf, slicesOf } from './question-parts.ts';
import { askedAfter, askedAtFirst, isIncomplete, listedSince, nextQuestion } from './questions.ts';
import { createStatusLook, type ByStatus, type Look } from './status-look.ts';
import type { Order } from './watch-list.ts';
import type { Sighting } from './watch.ts';

export interface LookWishes {
  /** A command has just been sent: ask about the followed jobs before anything else. */
  readonly followedFirst: boolean;
  /** A person asked for a fresh list. */
  readonly listing: boolean;
  /** A person asked for jobs older than those that have been listed. */
  readonly older: boolean;
}

export const noWishes: LookWishes = { followedFirst: false, listing: false, older: false };

/** How it goes with the list. */
export interface ListState {
  /** How often in a row it could not be read. */
  readonly failures: number;
  /** How far GetJobStatus has answered in its place. */
  readonly byStatus: ByStatus;
  /** When it is to be asked for again; ms since 1970. */
  readonly dueAt: number;
}

export interface Looker {
  /**
   * Looks once. `isMine` is asked after each wait; when it says no the answer is dropped.
   * Rejects with what the service or the vault rejects with.
   */
  look(wishes: LookWishes, isMine: () => boolean): Promise<void>;
  /** Whether something is left to be asked at once: at the start, and after a listing that left jobs out. */
  isIncomplete(): boolean;
  /** From which day on jobs have been listed, `YYYY-MM-DD`; null before the first listing. */
  listedSince(): string | null;
  listState(): ListState;
}

export interface LookerDeps extends JudgingDeps {
  readonly book: Book;
  readonly order: Order;
  readonly call: LentCall;
  /** The service has asked to be left alone. */
  readonly isResting: () => boolean;
}

export const createLooker = (deps: LookerDeps): Looker => {
  const { accountKey, book, list, order, now } = deps;
  const lookByStatus = createStatusLook(deps);
  let asked = askedAtFirst;
  let state: ListState = { failures: 0, byStatus: 'none', dueAt: 0 };
  let lastError: Error | null = null;

  const watched = (): readonly JobId[] => list.ofAccount(accountKey).map(({ jobId }) => jobId);
  const followed = (): readonly JobId[] => [...new Set([...watched(), ...book.openIds()])];

  const askForList = async (question: Question, look: Look): Promise<void> => {
    const named = new Set<JobId>();
    for (const part of partsOf(question)) {
      const answer = await deps.call((service, who) => service.jobs(who, part));
      await take(deps, part, answer, look);
      if (!look.isMine()) return;
      answer.jobs.forEach(({ jobId }) => named.add(jobId));
    }
    const leftOut = question.about !== 'ids' && followed().some((jobId) => !named.has(jobId));
    asked = { ...askedAfter(asked, question, look.begunAt), leftOut };
  };

  const tryList = async (question: Question, look: Look): Promise<void> => {
    try {
      await askForList(question, look);
      state = { failures: 0, byStatus: 'none', dueAt: 0 };
      lastError = null;
    } catch (error) {
      const failures = state.failures + 1;
      state = { ...state, failures, dueAt: now() + retryMs(failures) };
      lastError = error instanceof Error ? error : new Error('no error object');
    }
  };

  return {
    isIncomplete: () => isIncomplete(asked),
    listedSince: () => listedSince(asked),
    listState: () => state,
    look: async ({ followedFirst, listing, older }, isMine) => {
      const look: Look = { begun: order.next(), begunAt: now(), isMine, open: new Map() };
      if (listing) asked = { ...asked, listingOwed: true };
      if (older) asked = { ...asked, olderOwed: true };
      const facts = { followed: followed(), newFrom: book.newFrom(), now: look.begunAt };
      const question = nextQuestion({ asked, followedFirst, ...facts });
      // A list that fails is asked for less and less often; what is watched is asked about at its own pace.
      const isDue = state.byStatus === 'none' || look.begunAt >= state.dueAt;
      if (isDue || listing || older || watched().length === 0) await tryList(question, look);
      if (!isMine()) return;
      if (lastError !== null) watched().forEach((jobId) => look.open.set(jobId, 'unlisted'));
      const mayAsk = lastError === null || isOfList(lastError);
      const byStatus = mayAsk ? await lookByStatus(look) : 'none';
      if (!isMine()) return;
      state = { ...state, byStatus };
      endOldRechecks(deps);
      list.keepAgain();
      if (lastError !== null) throw lastError;
    },
  };
};

/** Whether the failure says nothing of single jobs: a rejected password, or a keychain, holds for any call. */
const isOfList = (error: Error): boolean =>
  error instanceof CasJobsError && error.code !== 'credentials-rejected';

const take = async (
  deps: LookerDeps,
  question: Question,
  answer: Answer,
  look: Look,
): Promise<void> => {
  for (const [index, slice] of slicesOf(question, answer).entries()) {
    if (index > 0) await nextTurn();
    if (!look.isMine()) return;
    const { missing } = deps.book.take(question, slice, deps.now());
    judgeAll(deps, { ...look, sightings: sightingsIn(slice, missing) });
    for (const { jobId, status } of slice.jobs)
      if (status === 'unknown') look.open.set(jobId, 'odd');
    // A job that was asked for, has no row and does not count as missing may be one that could not be read.
    const told = new Set([...missing, ...slice.jobs.map(({ jobId }) => jobId)]);
    const ids = question.about === 'ids' ? question.jobIds : [];
    for (const jobId of ids) if (!told.has(jobId)) look.open.set(jobId, 'unlisted');
  }
};

const sightingsIn = ({ jobs }: Answer, missing: readonly JobId[]): ReadonlyMap<JobId, Sighting> =>
  new Map<JobId, Sighting>([
    ...missing.map((jobId) => [jobId, 'missing'] as const),
    ...jobs.flatMap(({ jobId, status }) =>
      status === 'unknown' ? [] : [[jobId, { status }] as const],
    ),
  ]);

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
