// Notices when the timers of the app come late. macOS slows down a program without a window (App Nap), and looks at
// CasJobs are timers; the log is then the only witness.
import type { Log } from '../log.ts';

const EVERY_MS = 60_000;
/** A busy computer is late by less. */
const LATE_MS = 15_000;
/** Not each of them is worth a line. */
const LINES_APART_MS = 3_600_000;

/** @param now ms of a clock that stands still while the computer sleeps. @returns what ends it */
export const watchTimerLag = (log: Log, now: () => number): (() => void) => {
  let last = now();
  let toldAt = -Infinity;
  const timer = setInterval(() => {
    const late = now() - last - EVERY_MS;
    last = now();
    if (late < LATE_MS || last - toldAt < LINES_APART_MS) return;
    toldAt = last;
    log('timers-late', { seconds: Math.round(late / 1000) });
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
};
