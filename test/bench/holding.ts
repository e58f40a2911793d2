// Measures how long something blocks this thread's event loop.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';

/** The monitor records a delay at its next sample. */
const LAST_POLL_MS = 10;

export interface Holding {
  /** The longest delay of a 1 ms timer, in ms; nothing else could run meanwhile. */
  readonly turnMs: number;
  /** The same from Node's own monitor, in ms; it samples once a millisecond. */
  readonly monitorMs: number;
  readonly tookMs: number;
}

export const holdingOf = async (run: () => Promise<unknown>): Promise<Holding> => {
  const monitor = monitorEventLoopDelay({ resolution: 1 });
  const turns = watchTurns();
  monitor.enable();
  const begun = performance.now();
  await run();
  const tookMs = performance.now() - begun;
  await wait(LAST_POLL_MS);
  const turnMs = await turns.stop();
  monitor.disable();
  return { turnMs, monitorMs: monitor.max / 1e6, tookMs };
};

const POLL_MS = 1;

const watchTurns = (): { stop: () => Promise<number> } => {
  let longest = 0;
  let last = performance.now();
  let isOver = false;
  const over = new Promise<number>((resolve) => {
    const turn = (): void => {
      const now = performance.now();
      longest = Math.max(longest, now - last - POLL_MS);
      last = now;
      if (isOver) resolve(longest);
      // Not setImmediate, which would keep a core busy and slow down what is measured.
      else setTimeout(turn, POLL_MS);
    };
    setTimeout(turn, POLL_MS);
  });
  return {
    stop: () => {
      isOver = true;
      return over;
    },
  };
};
