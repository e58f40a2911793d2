// Clocks for components that show ages. They only tick while such a component is shown and the window is visible.
import { createSubscriber } from 'svelte/reactivity';

/** Calls `tick` every `periodMs` while the document is visible, and once when it becomes so again. */
const tickWhileSeen = (periodMs: number, tick: () => void): (() => void) => {
  let timer: ReturnType<typeof setInterval> | undefined;
  const set = (): void => {
    clearInterval(timer);
    if (document.visibilityState === 'visible') timer = setInterval(tick, periodMs);
  };
  const seen = (): void => {
    set();
    tick();
  };
  document.addEventListener('visibilitychange', seen);
  set();
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', seen);
  };
};

const clockOf = (periodMs: number): (() => number) => {
  const subscribe = createSubscriber((tick) => tickWhileSeen(periodMs, tick));
  return () => {
    subscribe();
    return Date.now();
  };
};

const fine = clockOf(1000);
/** For ages in minutes, which may change up to ten seconds late. */
const coarse = clockOf(10_000);
const SECONDS_ARE_SHOWN_MS = 61_000;

/** The current time, ms since 1970; ticks as often as the text of an age since `since` changes. */
export const nowFor = (since: number): number =>
  Date.now() - since < SECONDS_ARE_SHOWN_MS ? fine() : coarse();

/** Compares days often, because the day changes at midnight, after sleep, and when the clock is set. */
const DAY_IS_COMPARED_MS = 10_000;

const newDay = createSubscriber((tick) => {
  let day = new Date().toDateString();
  return tickWhileSeen(DAY_IS_COMPARED_MS, () => {
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
