// One look: asks the service one question, writes the answer into the book and lets the watches judge it.
import type { Job, JobId } from '../casjobs/job.ts';
import type { Answer, Question } from '../casjobs/service.ts';
import type { LentCall } from './lent-call.ts';
import type { Book } from './book.ts';
import { judgeAll, type JudgingDeps } from './judging.ts';
import { askedAfter, askedAtFirst, isIncomplete, listedSince, nextQuestion } from './questions.ts';
import type { Order } from './watch-list.ts';

/**
 * So long, in bytes, is the list of ids of one question at most: SQL Server's longest ordinary text, varchar(8000).
 * No URL holds it, and a body may have 4 MiB (ASP.NET's maxRequestLength). 500 ids of 15 digits fit.
 */
const MOST_ID_BYTES = 8_000;

export interface LookWishes {
  /** A command has just been sent: ask about the followed jobs before anything else. */
  readonly followedFirst: boolean;
  /** A person asked for a fresh list. */
  readonly listing: boolean;
  /** A person asked for jobs older than those that have been listed. */
  readonly older: boolean;
}

export const noWishes: LookWishes = { followedFirst: false, listing: false, older: false };

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
}

export interface LookerDeps extends JudgingDeps {
  readonly book: Book;
  readonly order: Order;
  readonly call: LentCall;
}

export const createLooker = (deps: LookerDeps): Looker => {
  const { accountKey, book, list, order, now } = deps;
  let asked = askedAtFirst;

  const followed = (): readonly JobId[] => [
    ...new Set([...list.ofAccount(accountKey).map((watch) => watch.jobId), ...book.openIds()]),
  ];

  const take = async (question: Question, answer: Answer, round: Round): Promise<void> => {
    for (const [index, slice] of slicesOf(question, answer).entries()) {
      if (index > 0) await nextTurn();
      if (!round.isMine()) return;
      const { missing } = book.take(question, slice, now());
      judgeAll(deps, { answer: slice, missing, begun: round.begun });
    }
  };

  return {
    isIncomplete: () => isIncomplete(asked),
    listedSince: () => listedSince(asked),
    look: async ({ followedFirst, listing, older }, isMine) => {
      const begun = order.next();
      const begunAt = now();
      if (listing) asked = { ...asked, listingOwed: true };
      if (older) asked = { ...asked, olderOwed: true };
      const facts = { followed: followed(), newFrom: book.newFrom(), now: begunAt };
      const question = nextQuestion({ asked, followedFirst, ...facts });
      const named = new Set<JobId>();
      for (const part of partsOf(question)) {
        const answer = await deps.call((service, who) => service.jobs(who, part));
        await take(part, answer, { begun, isMine });
        if (!isMine()) return;
        answer.jobs.forEach(({ jobId }) => named.add(jobId));
      }
      const leftOut = question.about !== 'ids' && followed().some((jobId) => !named.has(jobId));
      asked = { ...askedAfter(asked, question, begunAt), leftOut };
      list.keepAgain();
    },
  };
};

interface Round {
  readonly begun: number;
  readonly isMine: () => boolean;
}

/** So many jobs are taken in within a few ms; a person's click must not wait for a long list. */
const SLICE = 1_000;

/** An answer to a question about single jobs is taken whole, lest some seem to be missing; only they count, and newer ones. */
const slicesOf = (question: Question, answer: Answer): readonly Answer[] => {
  if (question.about === 'ids') {
    const asked = new Set(question.jobIds);
    const from = question.from == null ? null : BigInt(question.from);
    const isAsked = ({ jobId }: Job): boolean =>
      asked.has(jobId) || (from !== null && BigInt(jobId) >= from);
    return [{ ...answer, jobs: answer.jobs.filter(isAsked) }];
  }
  const count = Math.max(1, Math.ceil(answer.jobs.length / SLICE));
  return Array.from({ length: count }, (_, index) => ({
    ...answer,
    jobs: answer.jobs.slice(index * SLICE, (index + 1) * SLICE),
  }));
};

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The newer ones are asked for with the last part. */
const partsOf = (question: Question): readonly Question[] => {
  if (question.about !== 'ids') return [question];
  const parts: JobId[][] = [];
  let room = 0;
  for (const jobId of question.jobIds) {
    room -= jobId.length + 1;
    if (room < 0) {
      parts.push([]);
      room = MOST_ID_BYTES - (jobId.length + 1);
    }
    parts.at(-1)?.push(jobId);
  }
  const last = parts.length - 1;
  const from = question.from ?? null;
  return parts.map((jobIds, at) => ({ about: 'ids', jobIds, from: at === last ? from : null }));
};
