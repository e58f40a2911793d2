// Measures how long something blocks this thread's event loop.
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';

/** The monitor records a delay at its next sample. */
const LAST_POLL_MS = 10;

export interface Holding {
  /** The longest delay of a 1 ms timer, in ms; nothing else could run meanwhile. */
  readonly turnMs: number;
  /** The same less what the thread has waited for a core of a busy computer; Linux tells that. */
  readonly ownMs: number;
  /** The longest from Node's own monitor, in ms; it samples once a millisecond. */
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
  const { turnMs, ownMs } = await turns.stop();
  monitor.disable();
  return { turnMs, ownMs, monitorMs: monitor.max / 1e6, tookMs };
};

const POLL_MS = 1;

/** For how long this thread could have run and had no core, ms; 0 where the system does not tell. */
const waitedMs = (): number => {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ')[1]) / 1e6;
  } catch {
    return 0;
  }
};

const watchTurns = (): { stop: () => Promise<Pick<Holding, 'turnMs' | 'ownMs'>> } => {
  let [turnMs, ownMs] = [0, 0];
  let last = performance.now();
  let waited = waitedMs();
  let isOver = false;
  const over = new Promise<Pick<Holding, 'turnMs' | 'ownMs'>>((resolve) => {
    const turn = (): void => {
      const [now, nowWaited] = [performance.now(), waitedMs()];
      const held = now - last - POLL_MS;
      turnMs = Math.max(turnMs, held);
      ownMs = Math.max(ownMs, held - (nowWaited - waited));
      [last, waited] = [now, nowWaited];
      if (isOver) resolve({ turnMs, ownMs });
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
