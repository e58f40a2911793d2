// Clocks for components that show ages. They only tick while such a component is shown.
import { createSubscriber } from 'svelte/reactivity';
import { runEvery } from './shared-timer.ts';

const clockOf = (periodMs: number): (() => number) => {
  const subscribe = createSubscriber((tick) => runEvery(periodMs, tick));
  return () => {
    subscribe();
    return Date.now();
  };
};

const inSeconds = clockOf(1000);
/** For ages in minutes and in steps of ten seconds, which may change up to ten seconds late. */
const inSteps = clockOf(10_000);
/** For ages in hours and minutes. */
const inMinutes = clockOf(30_000);
const SECONDS_ARE_SHOWN_MS = 61_000;
const HOURS_ARE_SHOWN_MS = 61 * 60_000;

/** The current time, ms since 1970; ticks about as often as the text of an age since `since` changes. */
export const nowFor = (since: number): number =>
  Date.now() - since < SECONDS_ARE_SHOWN_MS ? inSeconds() : nowInSteps(since);

/** The same, for an age without single seconds. */
export const nowInSteps = (since: number): number =>
  Date.now() - since < HOURS_ARE_SHOWN_MS ? inSteps() : inMinutes();

/** Compares days often, because the day changes at midnight, after sleep, and when the clock is set. */
const DAY_IS_COMPARED_MS = 10_000;

const newDay = createSubscriber((tick) => {
  let day = new Date().toDateString();
  return runEvery(DAY_IS_COMPARED_MS, () => {
    const now = new Date().toDateString();
    if (now === day) return;
    day = now;
    tick();
  });
});

/** The current time, ms since 1970, for texts that depend on the day; ticks when the day changes. */
export const nowForDay = (): number => {
  newDay();
  return Date.now();
};
