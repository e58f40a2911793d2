// One timer for all clocks of the page. It runs while there is a clock and the window is visible, as often as the most
// precise of them needs, and less often while the user works in another window.

interface Clock {
  readonly periodMs: number;
  readonly tick: () => void;
  /** Until its next tick. */
  leftMs: number;
}

/** Beside another window, nobody reads seconds. */
const UNFOCUSED_MS = 30_000;

const clocks = new Set<Clock>();
let isFocused = true;
let timer: ReturnType<typeof setInterval> | undefined;

const advance = (ms: number): void => {
  for (const clock of clocks) {
    clock.leftMs -= ms;
    if (clock.leftMs > 0) continue;
    clock.leftMs = clock.periodMs;
    clock.tick();
  }
};

const arrange = (): void => {
  clearInterval(timer);
  if (clocks.size === 0 || document.visibilityState !== 'visible') return;
  const shortest = Math.min(...[...clocks].map(({ periodMs }) => periodMs));
  const ms = isFocused ? shortest : Math.max(shortest, UNFOCUSED_MS);
  timer = setInterval(() => advance(ms), ms);
};

/** What is shown may be old after a while unseen. */
const showNow = (): void => {
  arrange();
  advance(Infinity);
};
const focused = (): void => {
  isFocused = true;
  showNow();
};
const blurred = (): void => {
  isFocused = false;
  arrange();
};

const listen = (): void => {
  isFocused = document.hasFocus();
  document.addEventListener('visibilitychange', showNow);
  window.addEventListener('focus', focused);
  window.addEventListener('blur', blurred);
};
const stopListening = (): void => {
  document.removeEventListener('visibilitychange', showNow);
  window.removeEventListener('focus', focused);
  window.removeEventListener('blur', blurred);
};

/**
 * Calls `tick` about every `periodMs` while the page is seen, and once when it becomes so again.
 * @returns a function that ends it
 */
export const runEvery = (periodMs: number, tick: () => void): (() => void) => {
  const clock: Clock = { periodMs, tick, leftMs: periodMs };
  if (clocks.size === 0) listen();
  clocks.add(clock);
  arrange();
  return () => {
    clocks.delete(clock);
    if (clocks.size === 0) stopListening();
    arrange();
  };
};
