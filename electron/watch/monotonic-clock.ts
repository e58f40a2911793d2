// A clock that can't be set: it starts at the computer's time and runs evenly, also through sleep, so that a changed
// clock makes no wait longer and no age wrong.

export interface MonotonicClock {
  /** ms since 1970, as if the computer's clock had not been set since the start. */
  now(): number;
  /** The computer's clock less this one, ms; the same until they have come apart by another second. */
  shiftMs(): number;
  /** The computer goes to sleep. */
  fallAsleep(): void;
  /** It wakes: the time that it slept, which some systems do not count, is made up for. */
  wakeUp(): void;
}

export interface ClockParts {
  /** The computer's clock, ms since 1970. */
  readonly wall: () => number;
  /** ms that go on evenly, from any beginning. */
  readonly ticks: () => number;
}

const APART_MS = 1_000;

export const createMonotonicClock = ({ wall, ticks }: ClockParts): MonotonicClock => {
  let ahead = wall() - ticks();
  let shift = 0;
  let asleep: { readonly wall: number; readonly ticks: number } | null = null;
  const now = (): number => Math.round(ticks() + ahead);
  return {
    now,
    shiftMs: () => {
      const apart = wall() - now();
      if (Math.abs(apart - shift) > APART_MS) shift = apart;
      return shift;
    },
    fallAsleep: () => {
      asleep = { wall: wall(), ticks: ticks() };
    },
    wakeUp: () => {
      // A clock that was set back meanwhile says less than nothing.
      if (asleep) ahead += Math.max(0, wall() - asleep.wall - (ticks() - asleep.ticks));
      asleep = null;
    },
  };
};
