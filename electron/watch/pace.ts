// How long until the next poll: ages and failures in, milliseconds out.
import { isFinal } from '../casjobs/job.ts';
import type { JobRecord } from './job-store.ts';
import type { Watch } from './watch-reducer.ts';

/** A poll costs the service one query; these are the bounds of politeness, in ms. */
const QUICKEST_MS = 1_000;
/** Also where nothing is waited for while the table is visible. */
const SLOWEST_MS = 2 * 60_000;
/** With nothing to wait for, one poll in ten minutes keeps the tray from going stale. */
export const IDLE_POLL_MS = 10 * 60_000;
/**
 * The next poll comes after a tenth of the time waited so far. With the skew and the time an answer takes, a change
 * is seen within 15 % of its age; from 20 minutes on sooner, for the slowest pace is quicker than that.
 */
const SHARE = 0.1;
/** Up to 5 % sooner or later, so that installations do not march in step. */
const SKEW = 0.05;
/** A job that is not waited for is polled every 15 s at most, so its age counts as at least this. */
const YOUNGEST_UNWATCHED_MS = 150_000;
/** A failed background poll is repeated once after this time, so that a passing fault is not shown for ten minutes. */
const ONCE_MORE_MS = 30_000;

export interface PaceFacts {
  /** For how long each job that is waited for has been in its present state, ms. */
  readonly ages: readonly number[];
  /** Failed polls in a row. */
  readonly failures: number;
  /** Whether the user can see jobs. */
  readonly seen: boolean;
  /** Whether the user wants polls while nothing is waited for and no jobs are visible. */
  readonly backgroundChecks: boolean;
  /** From 0 (included) to 1. */
  readonly random: number;
  /** For how long the service still asks to be left alone, ms, at most 600,000; 0 where it does not. */
  readonly retryAfterMs: number;
  /** How long the last poll took, ms. */
  readonly tookMs: number;
}

/** Milliseconds from the end of a poll until the next, 475 to 1,200,000; null for none until something is asked. */
export const nextPollInMs = (facts: PaceFacts): number | null => {
  const { ages, failures, seen, backgroundChecks, random, retryAfterMs, tookMs } = facts;
  const isAwaited = ages.length > 0 || seen;
  if (!isAwaited && !backgroundChecks) return null;
  // Not as arguments of one call: there may be more jobs than a call can have.
  const longest = seen ? SLOWEST_MS : IDLE_POLL_MS;
  const wanted = ages.reduce((least, age) => Math.min(least, share(age)), longest);
  const ms = isAwaited ? slowed(wanted, failures) : failures === 1 ? ONCE_MORE_MS : wanted;
  const skewed = Math.round(ms * (1 + SKEW * (2 * random - 1)));
  // All clients got the same Retry-After, so each adds a random delay; never sooner.
  if (retryAfterMs > 0) return Math.ceil(retryAfterMs + random * Math.max(ms, retryAfterMs));
  // From one poll's beginning to the next; a service that is slow to answer has a pause all the same.
  return skewed - Math.min(tookMs, Math.floor(skewed / 2));
};

const share = (age: number): number => Math.min(SLOWEST_MS, Math.max(QUICKEST_MS, age * SHARE));

const slowed = (wanted: number, failures: number): number =>
  failures === 0 ? wanted : Math.max(wanted, retryMs(failures));

/** Each failure in a row doubles the wait, from 2 s up to two minutes: a failing service gets few requests. */
export const retryMs = (failures: number): number =>
  Math.min(SLOWEST_MS, QUICKEST_MS * 2 ** Math.min(failures, 10));

/** How long each watched job has been waited for, and, if the jobs are visible, each active one; ms. */
export const agesOf = (
  known: readonly JobRecord[],
  watches: readonly Watch[],
  now: number,
  seen: boolean,
): readonly number[] => {
  const watched = new Set<string>(watches.map((watch) => watch.jobId));
  const open = seen ? known.filter(({ job, vanished }) => !isFinal(job.status) && !vanished) : [];
  const unwatched = open.filter(({ job }) => !watched.has(job.jobId));
  return [
    ...watches.map((watch) => now - (watch.cancelingSince ?? watch.since)),
    ...unwatched.map(({ statusSince }) => Math.max(now - statusSince, YOUNGEST_UNWATCHED_MS)),
  ];
};
