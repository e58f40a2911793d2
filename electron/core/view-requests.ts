// What the tray, a notification or a shortcut asked the window to show. Each request waits until a page has shown it,
// and no page sees it after that.
import type { Wanted } from './view-model/snapshot.ts';

export interface ViewRequests {
  ask(wanted: Omit<Wanted, 'seq'>): void;
  /** A page has shown everything up to this one. */
  shown(seq: number): void;
  /** Those that wait, oldest first. */
  all(): readonly Wanted[];
}

const isSame = (one: Omit<Wanted, 'seq'>, other: Omit<Wanted, 'seq'>): boolean =>
  one.view === other.view && one.accountKey === other.accountKey && one.jobId === other.jobId;

export const createViewRequests = (changed: () => void): ViewRequests => {
  let waiting: readonly Wanted[] = [];
  let seq = 0;
  return {
    ask: (wanted) => {
      seq += 1;
      // Twice the same is one request, so a page that does not answer lets nothing pile up.
      waiting = [...waiting.filter((one) => !isSame(one, wanted)), { ...wanted, seq }];
      changed();
    },
    shown: (upTo) => {
      const left = waiting.filter((one) => one.seq > upTo);
      if (left.length === waiting.length) return;
      waiting = left;
      changed();
    },
    all: () => waiting,
  };
};
