// Outcomes not yet shown to the user; kept on disk until acknowledged and written to the activity list, so that a crash
// loses none. One is reported twice only if the app ended while it was being reported.
import type { OutcomeEvent } from './outcomes.ts';
import type { PendingOutcome, WatchStore } from './watch-persistence.ts';

/**
 * How many outcomes that were reported and not acknowledged are reported again after a restart, newest first: with all
 * notifications off and the window closed, their number would grow without limit. One not reported yet is never dropped.
 */
const MOST_TOLD_AGAIN = 1_000;

/** How many are reported in one turn of the event loop: each takes about 0.1 ms. */
const MOST_AT_ONCE = 100;

export interface PendingOutcomes {
  /**
   * It is reported once it is on the disk, or writing it has failed.
   * @param at when it came to be; now, where that is not said
   */
  add(event: OutcomeEvent, at?: number): void;
  /** Tells what an earlier run has not. */
  redeliver(): void;
  /** The user has seen it; it is not reported again, once it is written too. */
  acknowledge(id: number): void;
  /** Its activity entry is on the disk. */
  written(id: number): void;
}

export interface PendingOutcomesDeps {
  readonly store: WatchStore;
  /** ms since 1970, by the computer's clock */
  readonly wallNow: () => number;
  readonly deliver: (pending: PendingOutcome) => void;
}

export const createPendingOutcomes = ({
  store,
  wallNow,
  deliver,
}: PendingOutcomesDeps): PendingOutcomes => {
  const { pendingOutcomes: pending } = store;
  let lastId = Math.max(-1, ...pending.keys());
  /** Written, and not acknowledged; oldest first. */
  const unpaid = new Set<number>();
  /** Acknowledged, and not written. */
  const unwritten = new Set<number>();

  const drop = (id: number): void => {
    if (pending.delete(id)) void store.save();
  };

  const tellInTurns = createTurns<PendingOutcome>(MOST_AT_ONCE, (batch) => {
    for (const one of batch) {
      // Its account may have been taken away meanwhile.
      if (pending.has(one.id)) deliver(one);
    }
  });

  return {
    add: (event, at = wallNow()) => {
      const one: PendingOutcome = { id: (lastId += 1), event, at };
      pending.set(one.id, one);
      void store.save().then(() => tellInTurns(one));
    },
    redeliver: () => [...pending.values()].forEach(tellInTurns),
    acknowledge: (id) => {
      if (unpaid.delete(id)) drop(id);
      else if (pending.has(id)) unwritten.add(id);
    },
    written: (id) => {
      if (unwritten.delete(id)) drop(id);
      else unpaid.add(id);
      const [oldest = id] = unpaid;
      if (unpaid.size > MOST_TOLD_AGAIN && unpaid.delete(oldest)) drop(oldest);
    },
  };
};

/** Passes items on in order: at most this many in one turn, the first ones at once. */
const createTurns = <T>(most: number, act: (batch: readonly T[]) => void): ((one: T) => void) => {
  const waiting: T[] = [];
  let left = most;
  let isPlanned = false;
  const plan = (): void => {
    if (isPlanned) return;
    isPlanned = true;
    setImmediate(() => {
      isPlanned = false;
      const batch = waiting.splice(0, most);
      left = most - batch.length;
      if (waiting.length > 0 || left < most) plan();
      if (batch.length > 0) act(batch);
    });
  };
  return (one) => {
    plan();
    if (left === 0 || waiting.length > 0) waiting.push(one);
    else {
      left -= 1;
      act([one]);
    }
  };
};
