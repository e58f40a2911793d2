// How long until the next look. Pure: ages and failures in, milliseconds out.
import { isFinal } from '../casjobs/job.ts';
import type { Known } from './book.ts';
import type { Watch } from './watch.ts';

/** A look costs the service one query; these are the bounds of politeness, in ms. */
const QUICKEST_MS = 1_000;
const SLOWEST_MS = 2 * 60_000;
/** With nothing to wait for, one look in ten minutes keeps the table from going stale. */
const IDLE_MS = 10 * 60_000;
/** With the window open a person looks at the table. */
const LISTING_SEEN_MS = 30_000;
/** The next look comes after a tenth of the time waited so far, so a change is seen within 15 % of its age. */
const SHARE = 0.1;
/** Up to 5 % sooner or later, so that installations do not march in step. */
const SKEW = 0.05;
/** A job that nobody waits for is looked at every 15 s at the quickest: so its age counts as this at least. */
const YOUNGEST_UNWATCHED_MS = 150_000;

export interface PaceFacts {
  /** For how long each job that is waited for has been in its present state, ms. */
  readonly ages: readonly number[];
  /** Failed looks in a row. */
  readonly failures: number;
  /** Whether a person can see jobs (window open). */
  readonly seen: boolean;
  /** From 0 (included) to 1. */
  readonly random: number;
  /** For how long the service still asks to be left alone, ms, at most 600,000; 0 where it does not. */
  readonly restMs: number;
}

/** Milliseconds until the next look: 950 to 630,000. */
export const nextLookInMs = ({ ages, failures, seen, random, restMs }: PaceFacts): number => {
  const wanted = Math.min(...ages.map(share), seen ? LISTING_SEEN_MS : IDLE_MS);
  const ms = slowed(wanted, failures) * (1 + SKEW * (2 * random - 1));
  // Never sooner than asked, and not all at the same moment: everybody was told the same time.
  return Math.max(Math.round(ms), Math.ceil(restMs * (1 + SKEW * random)));
};

const share = (age: number): number => Math.min(SLOWEST_MS, Math.max(QUICKEST_MS, age * SHARE));

/** Each failure in a row doubles the wait, from 2 s up to two minutes: a service in trouble is left in peace. */
const slowed = (wanted: number, failures: number): number =>
  failures === 0
    ? wanted
    : Math.min(SLOWEST_MS, Math.max(wanted, QUICKEST_MS * 2 ** Math.min(failures, 10)));

/** For how long each job that is not over, or watched, has been as it is; ms. */
export const agesOf = (
  known: readonly Known[],
  watches: readonly Watch[],
  now: number,
): readonly number[] => {
  const watched = new Set<string>(watches.map((watch) => watch.jobId));
  const open = known.filter(({ job, vanished }) => !isFinal(job.status) && !vanished);
  const unwatched = open.filter(({ job }) => !watched.has(job.jobId));
  return [
    ...watches.map((watch) => now - (watch.cancelingSince ?? watch.since)),
    ...unwatched.map(({ statusSince }) => Math.max(now - statusSince, YOUNGEST_UNWATCHED_MS)),
  ];
};
