// The cancels of all accounts that were requested and not sent yet: their progress, and which may be sent. The watch
// registry reports each watch, so nothing waits here that is not watched.

import type { SendingCancels } from '../core/view-model/snapshot.ts';
import { isToBeSent, mayHaveReached, type Watch } from './watch-reducer.ts';

/** What came of stopping them. */
export interface Stopped {
  /** Were on the wire, or through it, since none waited. */
  readonly sent: number;
  /** Were waiting, and are taken back: CancelJob is not sent for them any more. */
  readonly kept: number;
  /** Of those kept: an earlier CancelJob may have reached the service. */
  readonly unclear: number;
}

/** One CancelJob on the wire. */
export interface Trip {
  /** It was answered, or has failed. What becomes of its watch is noted next; then the outbox is to settle. */
  ends(): void;
}

export interface Outbox {
  /** The watch of this key is this one now; undefined: there is none. */
  note(key: string, watch: Watch | undefined): void;
  /** Has it go out, and counts it as sent. Null where it must not: it was taken back, is over, or on the wire. */
  goesOut(key: string): Trip | null;
  isOnWire(key: string): boolean;
  /** Whether it waits, for the first time or again. */
  waits(key: string): boolean;
  /** Whether it waits to be sent again. */
  waitsAgain(key: string): boolean;
  /** All that wait, and the keys of those on the wire: what stopping is about. */
  waiting(): readonly Watch[];
  onWire(): readonly string[];
  /** How many have gone out since none waited, those on the wire included. */
  sent(): number;
  /** The same without those on the wire: an app that starts again counts them as waiting. */
  answered(): number;
  /** Starts counting again where nothing waits and nothing is on the wire. */
  settle(): void;
  /** Starts counting again: those that waited were stopped. */
  stopped(): void;
  /** Nothing of this account, or of any, is left. */
  forget(accountKey?: string): void;
  /** Null while none waits, and while a few have only begun to. */
  progress(): SendingCancels | null;
}

export interface OutboxDeps {
  readonly now: () => number;
  /** What `answered()` was when the app ended. */
  readonly sentBefore: number;
  /** Called when `progress()` is another because time has passed. */
  readonly changed: () => void;
}

/** So few go out at once; a bar for them would only flash, unless they wait longer than this, ms. */
const FEW = 4;
const LONG_MS = 500;

interface Lists {
  readonly waiting: Map<string, Watch>;
  readonly wire: Map<string, Trip>;
  /** Gone out since none waited. */
  readonly gone: Set<string>;
}

export const createOutbox = ({ now, sentBefore, changed }: OutboxDeps): Outbox => {
  const lists: Lists = { waiting: new Map(), wire: new Map(), gone: new Set() };
  const { waiting, wire, gone } = lists;
  /** As many as in an earlier run. */
  let before = sentBefore;
  let waitingSince: number | null = null;

  const sent = (): number => before + gone.size;
  const stopped = (): void => {
    gone.clear();
    before = 0;
  };
  const settle = (): void => {
    if (waiting.size === 0) waitingSince = null;
    else if (waitingSince === null) {
      waitingSince = now();
      setTimeout(changed, LONG_MS).unref();
    }
    if (waiting.size === 0 && wire.size === 0) stopped();
  };
  const all = (): readonly Watch[] =>
    [...waiting.values()].filter((watch) => isToBeSent(watch, now()));
  const isFlash = (count: number): boolean =>
    count <= FEW && now() - (waitingSince ?? now()) < LONG_MS;

  return {
    ...moving(lists, { now, settle }),
    settle,
    sent,
    stopped,
    waiting: all,
    isOnWire: (key) => wire.has(key),
    waits: (key) => waiting.has(key),
    waitsAgain: (key) => {
      const watch = waiting.get(key);
      return watch !== undefined && isToBeSent(watch, now()) && mayHaveReached(watch);
    },
    onWire: () => [...wire.keys()],
    answered: () => Math.max(0, sent() - wire.size),
    progress: () => {
      const left = all();
      if (left.length === 0 || isFlash(left.length)) return null;
      const again = left.filter(mayHaveReached).length;
      return { sent: sent(), total: sent() + left.length, again };
    },
  };
};

interface Counting {
  readonly now: () => number;
  readonly settle: () => void;
}

const moving = (
  { waiting, wire, gone }: Lists,
  { now, settle }: Counting,
): Pick<Outbox, 'note' | 'goesOut' | 'forget'> => ({
  note: (key, watch) => {
    const last = waiting.get(key);
    if (watch && !wire.has(key) && isToBeSent(watch, now())) {
      waiting.set(key, watch);
      // One that waits again has not come through, as far as is known.
      gone.delete(key);
      settle();
    } else if (waiting.delete(key)) {
      // A poll has seen what its last try has done.
      if (last && last.tries > 0) gone.add(key);
      settle();
    }
  },
  goesOut: (key) => {
    if (!waiting.delete(key)) return null;
    const trip: Trip = {
      ends: () => {
        if (wire.get(key) === trip) wire.delete(key);
      },
    };
    wire.set(key, trip);
    gone.add(key);
    settle();
    return trip;
  },
  forget: (accountKey) => {
    const isIts = (key: string): boolean =>
      accountKey === undefined || key.startsWith(`${accountKey}/`);
    for (const keys of [waiting, wire, gone])
      [...keys.keys()].filter(isIts).forEach((key) => keys.delete(key));
    settle();
  },
});
