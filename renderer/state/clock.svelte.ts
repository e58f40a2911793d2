// The ticking clock. It ticks only while a component shows something that grows, and the window is seen.
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
/** Minutes are shown from the first minute on; ten seconds late is not seen. */
const coarse = clockOf(10_000);
const SECONDS_ARE_SHOWN_MS = 61_000;

/** The time now, ms since 1970, ticking as often as an age counted from `since` changes its text. */
export const nowFor = (since: number): number =>
  Date.now() - since < SECONDS_ARE_SHOWN_MS ? fine() : coarse();

/** A clock that is set, a night of sleep and midnight all make another day. */
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

/** The time now, ms since 1970, for what tells days apart: ticks when there is another day. */
export const nowForDay = (): number => {
  newDay();
  return Date.now();
};
