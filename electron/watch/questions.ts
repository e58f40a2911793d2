// Which question the next look asks. One GetJobs a look, whatever the number of jobs. Pure.
import type { JobId } from '../casjobs/job.ts';
import type { Question } from '../casjobs/service.ts';

const DAY_MS = 24 * 60 * 60_000;
/** How far back the first listing goes, and each older one goes further. */
const LISTING_DAYS = 30;
/**
 * How often the list is asked for anew while jobs are followed by id; ms. A look at these brings new ones as well,
 * by their higher ids; this is for a site whose ids would not grow.
 */
const LISTING_EVERY_MS = 30 * 60_000;

export interface Asked {
  /** When the last listing by day was answered, ms since 1970; null before the first. */
  readonly listedAt: number | null;
  /** How far back the listings go, ms since 1970; its day counts. Null before the first. */
  readonly listedFrom: number | null;
  /** Whether all open jobs, however old, have been listed once. */
  readonly openListed: boolean;
  /** The last listing left out some jobs that are followed: older ones, or ones that are over. */
  readonly leftOut: boolean;
  /** A person's wish for a fresh list has not been met yet. */
  readonly listingOwed: boolean;
  /** A person's wish for older jobs has not been met yet. */
  readonly olderOwed: boolean;
}

export const askedAtFirst: Asked = {
  listedAt: null,
  listedFrom: null,
  openListed: false,
  leftOut: false,
  listingOwed: false,
  olderOwed: false,
};

/** Whether the next look should not wait for its turn. */
export const isIncomplete = ({ openListed, leftOut, listingOwed, olderOwed }: Asked): boolean =>
  !openListed || leftOut || listingOwed || olderOwed;

export interface Wishes {
  readonly asked: Asked;
  /** Jobs that are not over, or watched: those whose change is waited for. */
  readonly followed: readonly JobId[];
  /** One above the highest id that is known; null where none is. */
  readonly newFrom: JobId | null;
  /** A command has just been sent for one of them: ask about them before anything else. */
  readonly followedFirst: boolean;
  readonly now: number;
}

/**
 * The first look lists a month and the second all that is open; from then on a look follows jobs by id, and
 * asks for those with a higher id than any known, in the same question. A day is taken off for the server's unknown zone.
 * Older jobs are listed when a person asks for them, a month at a time: never all there are.
 * A listing that left followed jobs out is followed by a look at these.
 */
export const nextQuestion = (wishes: Wishes): Question => {
  const { asked, followed, newFrom, followedFirst, now } = wishes;
  const byId: Question = { about: 'ids', jobIds: followed, from: newFrom };
  if (followedFirst && followed.length > 0) return byId;
  if (asked.listedAt === null) return since(furtherBack(now));
  if (!asked.openListed) return { about: 'open' };
  if (asked.olderOwed && asked.listedFrom !== null) return older(asked.listedFrom);
  const due = now - asked.listedAt >= LISTING_EVERY_MS && !asked.leftOut;
  const list = asked.listingOwed || due || followed.length === 0;
  return list ? since(asked.listedAt - DAY_MS) : byId;
};

/** What has been asked, once the question of a look that began at `begunAt` is answered. */
export const askedAfter = (asked: Asked, question: Question, begunAt: number): Asked => {
  switch (question.about) {
    case 'since': {
      const listedFrom = asked.listedFrom ?? furtherBack(begunAt);
      return { ...asked, listedAt: begunAt, listedFrom, listingOwed: false };
    }
    case 'between':
      return { ...asked, listedFrom: furtherBack(asked.listedFrom ?? begunAt), olderOwed: false };
    case 'open':
      return { ...asked, openListed: true };
    case 'ids':
      return asked;
  }
};

/** The first day of the listings, `YYYY-MM-DD` as the server counts days. */
export const listedSince = ({ listedFrom }: Asked): string | null =>
  listedFrom === null ? null : dayOf(listedFrom);

const furtherBack = (at: number): number => at - LISTING_DAYS * DAY_MS;

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

const since = (at: number): Question => ({ about: 'since', day: dayOf(at) });

const older = (listedFrom: number): Question => ({
  about: 'between',
  from: dayOf(furtherBack(listedFrom)),
  until: dayOf(listedFrom),
});
