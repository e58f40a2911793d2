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
}

export interface Wishes {
  readonly asked: Asked;
  /** Jobs that are not over, or watched: those whose change is waited for. */
  readonly followed: readonly JobId[];
  /** A command has just been sent for one of them: ask about them before anything else. */
  readonly followedFirst: boolean;
  /** A person asked for a fresh list. */
  readonly listingWanted: boolean;
  readonly now: number;
}

/**
 * The first look lists a month and the second all that is open; from then on a look follows jobs by id, and
 * lists what was submitted since the last listing once a minute. A day is taken off for the server's unknown zone.
 */
export const nextQuestion = ({
  asked,
  followed,
  followedFirst,
  listingWanted,
  now,
}: Wishes): Question => {
  const byId: Question = { about: 'ids', jobIds: followed };
  if (followedFirst && followed.length > 0) return byId;
  if (asked.listedAt === null) return since(now - FIRST_LISTING_DAYS * DAY_MS);
  if (!asked.openListed) return { about: 'open' };
  const due = listingWanted || now - asked.listedAt >= LISTING_EVERY_MS;
  return followed.length > 0 && !due ? byId : since(asked.listedAt - DAY_MS);
};

const since = (at: number): Question => ({
  about: 'since',
  day: new Date(at).toISOString().slice(0, 10),
});
