// Outcomes not yet shown to the user, or for which the program of Settings has not run yet; kept on disk until they were
// acknowledged and written to the activity list and the program was started, so that a crash loses none. One is reported
// twice only if the app ended while it was being reported.
import type { OutcomeEvent } from './outcomes.ts';
import type { OutcomeDuty, PendingOutcome, WatchStore } from './watch-persistence.ts';

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
  add(event: OutcomeEvent, at?: number, due?: OutcomeDuty): void;
  /** Hands on what an earlier run has not. */
  redeliver(): void;
  /** The user has seen it; it is not reported again, once it is written too. */
  acknowledge(id: number): void;
  /** Its activity entry is on the disk. */
  written(id: number): void;
  /**
   * The program of Settings starts now, or never. Resolves when that is on the disk, or writing it has failed: never
   * again after that, because a program that acts twice does more harm than a second notification.
   * @returns whether it was still to start: not where the account was taken away
   */
  programDone(id: number): Promise<boolean>;
}

export interface PendingOutcomesDeps {
  readonly store: WatchStore;
  /** ms since 1970, by the computer's clock */
  readonly wallNow: () => number;
  /** Whether the program of Settings runs for it. What comes while there is none never makes one run. */
  readonly wantsProgram: (event: OutcomeEvent) => boolean;
  readonly deliver: (pending: PendingOutcome) => void;
}

export const createPendingOutcomes = ({
  store,
  wallNow,
  wantsProgram,
  deliver,
}: PendingOutcomesDeps): PendingOutcomes => {
  const { pendingOutcomes: pending } = store;
  let lastId = Math.max(-1, ...pending.keys());
  /** Written, and not acknowledged; oldest first. */
  const unpaid = new Set<number>();
  /** Acknowledged, and not written. */
  const unwritten = new Set<number>();

  /** A part is done; one of which nothing else is left is forgotten. */
  const finish = (id: number, done: OutcomeDuty): Promise<void> => {
    const one = pending.get(id);
    const other = done === 'telling' ? 'program' : 'telling';
    if (one === undefined || one.due === other) return Promise.resolve();
    if (one.due === done) pending.delete(id);
    else pending.set(id, { ...one, due: other });
    return store.save();
  };
  const told = (id: number): void => void finish(id, 'telling');

  const tellInTurns = createTurns<PendingOutcome>(MOST_AT_ONCE, (batch) => {
    for (const one of batch) {
      // Its account may have been taken away meanwhile.
      if (pending.has(one.id)) deliver(one);
    }
  });

  return {
    add: (event, at = wallNow(), due = wantsProgram(event) ? undefined : 'telling') => {
      const duty = due === undefined ? {} : { due };
      const one: PendingOutcome = { id: (lastId += 1), event, at, ...duty };
      pending.set(one.id, one);
      void store.save().then(() => tellInTurns(one));
    },
    redeliver: () => [...pending.values()].forEach(tellInTurns),
    acknowledge: (id) => {
      if (unpaid.delete(id)) told(id);
      else if (pending.has(id)) unwritten.add(id);
    },
    written: (id) => {
      if (unwritten.delete(id)) told(id);
      else unpaid.add(id);
      const [oldest = id] = unpaid;
      if (unpaid.size > MOST_TOLD_AGAIN && unpaid.delete(oldest)) told(oldest);
    },
    programDone: async (id) => {
      const one = pending.get(id);
      await finish(id, 'program');
      return one !== undefined && one.due !== 'telling';
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
