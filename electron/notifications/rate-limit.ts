// How many notices a person gets in a short while: a few one by one, more in one, and nothing is lost. Pure: the
// clock is handed in.
import { summarize, MOST_AT_ONCE, newestOfEach } from './summarize.ts';
import type { Notice } from './notifications.ts';

/** The short while; ms. A poll after sleep ends at one account after the other, some seconds apart. */
export const SHORT_WHILE_MS = 10_000;

export interface Waiting {
  /** Oldest first. */
  readonly notices: readonly Notice[];
  /** When the last ones were shown, ms since 1970, oldest first. */
  readonly shownAt: readonly number[];
  readonly now: number;
}

export interface Due {
  readonly show: readonly Notice[];
  /** Ms until the rest is due; null where there is no rest. */
  readonly restInMs: number | null;
}

/** What of the waiting is to be shown now. */
export const dueNotices = ({ notices, shownAt, now }: Waiting): Due => {
  // A clock that was set back must not silence anything.
  const recent = shownAt.filter((at) => at <= now && now - at < SHORT_WHILE_MS);
  const last = recent.at(-1);
  if (newestOfEach(notices).length + recent.length <= MOST_AT_ONCE || last === undefined)
    return { show: summarize(notices), restInMs: null };
  return { show: [], restInMs: last + SHORT_WHILE_MS - now };
};
