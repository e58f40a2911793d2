// Which question the next look asks. One GetJobs a look, whatever the number of jobs. Pure.
import type { JobId } from '../casjobs/job.ts';
import type { Question } from '../casjobs/service.ts';

const DAY_MS = 24 * 60 * 60_000;
/** How far back the first listing goes. */
export const FIRST_LISTING_DAYS = 30;
/** How often the list is asked for anew while single jobs are being followed by id; ms. */
const LISTING_EVERY_MS = 60_000;

export interface Asked {
  /** When the last listing by day was answered, ms since 1970; null before the first. */
  readonly listedAt: number | null;
  /** Whether all open jobs, however old, have been listed once. */
  readonly openListed: boolean;
  /** The last listing left out some jobs that are followed: older ones, or ones that are over. */
  readonly leftOut: boolean;
  /** A person's wish for a fresh list has not been met yet. */
  readonly listingOwed: boolean;
}

export const askedAtFirst: Asked = {
  listedAt: null,
  openListed: false,
  leftOut: false,
  listingOwed: false,
};

/** Whether the next look should not wait for its turn. */
export const isIncomplete = ({ openListed, leftOut, listingOwed }: Asked): boolean =>
  !openListed || leftOut || listingOwed;

export interface Wishes {
  readonly asked: Asked;
  /** Jobs that are not over, or watched: those whose change is waited for. */
  readonly followed: readonly JobId[];
  /** A command has just been sent for one of them: ask about them before anything else. */
  readonly followedFirst: boolean;
  readonly now: number;
}

/**
 * The first look lists a month and the second all that is open; from then on a look follows jobs by id, and
 * lists what was submitted since the last listing once a minute. A day is taken off for the server's unknown zone.
 * A listing that left followed jobs out is followed by a look at these: at a slow pace a listing is always due.
 */
export const nextQuestion = ({ asked, followed, followedFirst, now }: Wishes): Question => {
  const byId: Question = { about: 'ids', jobIds: followed };
  if (followedFirst && followed.length > 0) return byId;
  if (asked.listedAt === null) return since(now - FIRST_LISTING_DAYS * DAY_MS);
  if (!asked.openListed) return { about: 'open' };
  const due = now - asked.listedAt >= LISTING_EVERY_MS && !asked.leftOut;
  const list = asked.listingOwed || due || followed.length === 0;
  return list ? since(asked.listedAt - DAY_MS) : byId;
};

const since = (at: number): Question => ({
  about: 'since',
  day: new Date(at).toISOString().slice(0, 10),
});
