// The cancels of all accounts that have been taken and are not sent yet: how far they are, and what stops them.
// Knows no service; what is taken out of it is for who put it in to undo.

import type { SendingCancels } from '../snapshot.ts';

/** What came of stopping them. */
export interface Stopped {
  /** Had gone out since there were none. */
  readonly sent: number;
  /** Were waiting, and are taken back. */
  readonly kept: number;
}

export interface Outbox {
  /** A cancel waits. Until it goes out, `takeBack` is what stopping it means. */
  put(key: string, takeBack: () => void): void;
  /** It goes out now, and can be stopped no more. One that was not put in, a second try, changes nothing. */
  goesOut(key: string): void;
  /** It need not go out. */
  drop(key: string): void;
  /** How many have gone out since there were none, and how many there are; null while none waits. */
  progress(): SendingCancels | null;
  /** Takes back all that wait. */
  stop(): Stopped;
}

/** @param changed called when `progress()` may be another */
export const createOutbox = (changed: () => void): Outbox => {
  const waiting = new Map<string, () => void>();
  let sent = 0;

  const take = (key: string, out: number): void => {
    if (!waiting.delete(key)) return;
    sent = waiting.size === 0 ? 0 : sent + out;
    changed();
  };

  return {
    put: (key, takeBack) => {
      waiting.set(key, takeBack);
      changed();
    },
    goesOut: (key) => take(key, 1),
    drop: (key) => take(key, 0),
    progress: () => (waiting.size === 0 ? null : { sent, total: sent + waiting.size }),
    stop: () => {
      const stopped = { sent, kept: waiting.size };
      const takeBacks = [...waiting.values()];
      waiting.clear();
      sent = 0;
      takeBacks.forEach((takeBack) => takeBack());
      changed();
      return stopped;
    },
  };
};
