// One look: asks the service one question, writes the answer into the book and lets the watches judge it.
import type { JobId } from '../casjobs/job.ts';
import type { Answer, CasJobsService, Credentials, Question } from '../casjobs/service.ts';
import type { Book } from './book.ts';
import { judgeAll, type JudgingDeps } from './judging.ts';
import { askedAtFirst, isIncomplete, nextQuestion, type Asked } from './questions.ts';
import type { Order } from './watch-list.ts';

/** So many ids go into one question; more would make a condition longer than services like. */
const MOST_IDS = 500;

export interface LookWishes {
  /** A command has just been sent: ask about the followed jobs before anything else. */
  readonly followedFirst: boolean;
  /** A person asked for a fresh list. */
  readonly listing: boolean;
}

export interface Looker {
  /**
   * Looks once. `isMine` is asked after each wait; when it says no the answer is dropped.
   * Rejects with what the service or the vault rejects with.
   */
  look(wishes: LookWishes, isMine: () => boolean): Promise<void>;
  /** Whether something is left to be asked at once: at the start, and after a listing that left jobs out. */
  isIncomplete(): boolean;
}

export interface LookerDeps extends JudgingDeps {
  readonly book: Book;
  readonly order: Order;
  readonly call: <T>(run: (service: CasJobsService, who: Credentials) => Promise<T>) => Promise<T>;
}

export const createLooker = (deps: LookerDeps): Looker => {
  const { accountKey, book, list, order, now } = deps;
  let asked = askedAtFirst;

  const followed = (): readonly JobId[] => [
    ...new Set([...list.ofAccount(accountKey).map((watch) => watch.jobId), ...book.openIds()]),
  ];

  const take = (question: Question, answer: Answer, begun: number): void => {
    const { missing } = book.take(question, answer, now());
    judgeAll(deps, { answer, missing, begun });
  };

  return {
    isIncomplete: () => isIncomplete(asked),
    look: async ({ followedFirst, listing }, isMine) => {
      const begun = order.next();
      const begunAt = now();
      if (listing) asked = { ...asked, listingOwed: true };
      const question = nextQuestion({ asked, followed: followed(), followedFirst, now: begunAt });
      const named = new Set<JobId>();
      for (const part of partsOf(question)) {
        const answer = await deps.call((service, who) => service.jobs(who, part));
        if (!isMine()) return;
        take(part, answer, begun);
        answer.jobs.forEach(({ jobId }) => named.add(jobId));
      }
      const leftOut = question.about !== 'ids' && followed().some((jobId) => !named.has(jobId));
      asked = { ...afterwards(asked, question, begunAt), leftOut };
    },
  };
};

const afterwards = (asked: Asked, question: Question, begunAt: number): Asked => {
  if (question.about === 'since') return { ...asked, listedAt: begunAt, listingOwed: false };
  return question.about === 'open' ? { ...asked, openListed: true } : asked;
};

const partsOf = (question: Question): readonly Question[] => {
  if (question.about !== 'ids') return [question];
  const { jobIds } = question;
  const count = Math.ceil(jobIds.length / MOST_IDS);
  return Array.from({ length: count }, (_, index) => ({
    about: 'ids',
    jobIds: jobIds.slice(index * MOST_IDS, (index + 1) * MOST_IDS),
  }));
};
