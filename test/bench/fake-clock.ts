// A simulated clock for many timers, which runs a day of timers as fast as possible, one after the other.

interface Alarm {
  readonly at: number;
  readonly seq: number;
  run: (() => void) | null;
}

export interface SimClock {
  /** ms since the start. */
  now(): number;
  /** Runs `act` after this time, in ms. */
  after(ms: number, act: () => void): void;
  /** Runs all timers until then; promises settle before the next timer runs. */
  runUntil(end: number): Promise<void>;
}

const isEarlier = (one: Alarm, other: Alarm): boolean =>
  one.at < other.at || (one.at === other.at && one.seq < other.seq);

/** A binary heap with the earliest timer on top. */
const createQueue = () => {
  const heap: Alarm[] = [];
  const swap = (a: number, b: number): void => {
    const [one, other] = [heap[a], heap[b]];
    if (one && other) [heap[a], heap[b]] = [other, one];
  };
  const isAbove = (a: number, b: number): boolean => {
    const [one, other] = [heap[a], heap[b]];
    return one !== undefined && other !== undefined && isEarlier(one, other);
  };
  const sink = (): void => {
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      const child = isAbove(left + 1, left) ? left + 1 : left;
      if (!isAbove(child, at)) return;
      swap(child, at);
      at = child;
    }
  };
  return {
    first: () => heap[0],
    push: (alarm: Alarm): void => {
      heap.push(alarm);
      for (let at = heap.length - 1; at > 0;) {
        const parent = (at - 1) >> 1;
        if (!isAbove(at, parent)) return;
        swap(at, parent);
        at = parent;
      }
    },
    pop: (): void => {
      swap(0, heap.length - 1);
      heap.pop();
      sink();
    },
  };
};

/** Replaces setTimeout and clearTimeout in this process, so that the code under test runs unchanged. */
export const useSimulatedClock = (): SimClock => {
  const queue = createQueue();
  let now = 0;
  let seq = 0;
  const set = (act: () => void, ms = 0): Alarm => {
    const alarm = { at: now + Math.max(1, Math.round(ms)), seq: (seq += 1), run: act };
    queue.push(alarm);
    return alarm;
  };
  const clear = (alarm?: Alarm): void => {
    if (alarm) alarm.run = null;
  };
  Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    now: () => now,
    after: (ms, act) => void set(act, ms),
    runUntil: async (end) => {
      for (let alarm = queue.first(); alarm && alarm.at <= end; alarm = queue.first()) {
        queue.pop();
        if (alarm.run === null) continue;
        now = alarm.at;
        alarm.run();
        await turn();
      }
      now = end;
    },
  };
};
