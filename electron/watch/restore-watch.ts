// A watch of an earlier run, as this one takes it up. Pure. Its times are of a clock that may have been set since.
import { withdrawn, type Watch } from './watch-reducer.ts';

/** No watch is this old: a time that says so was read off a wrong clock. */
const OLDEST_MS = 366 * 24 * 60 * 60_000;

/** @param now ms since 1970 */
export const restoreWatch = (watch: Watch, now: number): Watch => {
  const since = believable(watch.since, now);
  const { cancelingSince, unproven } = watch;
  const restored: Watch = {
    ...watch,
    since,
    cancelingSince:
      cancelingSince === null ? null : Math.max(since, believable(cancelingSince, now)),
    // How long the app was away is not known for sure, as the clock may have been set: silence is timed from now on.
    silentSince: null,
    unproven: unproven && { ...unproven, at: believable(unproven.at, now) },
    // Whether the command was sent before the app ended is not known: a poll decides.
    sent: watch.kind === 'cancel' && watch.sent === 'not-yet' ? 'unknown' : watch.sent,
  };
  // A person stopped it while it was on the wire, and the app ended before it was answered.
  const isWithdrawn = restored.kind === 'cancel' && restored.stopped && restored.sent === 'unknown';
  return isWithdrawn && restored.cancelingSince === null ? withdrawn(restored) : restored;
};

const believable = (at: number, now: number): number =>
  at > now || at < now - OLDEST_MS ? now : at;
