// When a watcher looks next: the pace, and what comes before it. Looks at nothing itself.
import type { ErrorCode } from '../outcome.ts';
import type { Book } from './book.ts';
import type { Looker } from './looker.ts';
import { agesOf, nextLookInMs } from './pace.ts';
import type { Rejections } from './rejections.ts';
import type { Rest } from './rest.ts';
import type { LookState } from './standing.ts';
import type { WatchList } from './watch-list.ts';

/** While something is left to be asked, the next look follows soon; ms. */
const SOON_MS = 200;
/** Where GetJobStatus is asked for more watched jobs than one look asks for, the others have their turn then; ms. */
const NEXT_TURN_MS = 5_000;
/** A keychain that is slow is still being asked: who asks again joins that question, and hears its answer at once. */
const STILL_ASKED_MS = 1_000;

export interface NextLookParts {
  readonly accountKey: string;
  readonly list: WatchList;
  readonly book: Book;
  readonly looker: Looker;
  readonly rest: Rest;
  readonly rejections: Rejections;
  /** When the watcher began; ms since 1970. */
  readonly begunAt: number;
  readonly now: () => number;
  readonly random: () => number;
  readonly isSeen: () => boolean;
  readonly isPaused: () => boolean;
  readonly idleLooks: () => boolean;
}

export interface NextLook {
  /** Until the next look, ms; null for none until something is asked. */
  waitMs(state: LookState): number | null;
  /** How long ago the last good look was, or the start; ms. */
  staleMs(state: LookState): number;
  /** For how long each thing that is waited for has been so; ms. */
  ages(state: LookState): readonly number[];
}

export const createNextLook = (parts: NextLookParts): NextLook => {
  const { looker, rest, rejections, now } = parts;
  const watches = () => parts.list.ofAccount(parts.accountKey);
  const staleMs = ({ lastGoodLookAt }: LookState): number =>
    now() - (lastGoodLookAt ?? parts.begunAt);
  const ages = (state: LookState): readonly number[] => [
    ...agesOf(parts.book.all(), watches(), now(), parts.isSeen()),
    // What is left to be asked is waited for.
    ...(looker.isIncomplete() ? [staleMs(state)] : []),
  ];

  /** Where GetJobStatus answers in place of the list: the pace of what is watched, and of the list's next try. */
  const waitByStatus = (restMs: number): number => {
    const { byStatus, dueAt } = looker.listState();
    const facts = { failures: 0, seen: false, idleLooks: true, random: parts.random(), restMs };
    const watchAges = agesOf([], watches(), now(), false);
    const byPace = nextLookInMs({ ...facts, tookMs: 0, ages: watchAges }) ?? 0;
    const atMost = byStatus === 'some' ? NEXT_TURN_MS : dueAt - now();
    return Math.min(byPace, Math.max(SOON_MS, restMs, atMost));
  };

  return {
    staleMs,
    ages,
    waitMs: (state) => {
      if (parts.isPaused() || isHopeless(state)) return null;
      if (hasTrouble(state, 'keychain-slow')) return STILL_ASKED_MS;
      const restMs = rest.leftMs();
      if (hasTrouble(state, 'credentials-doubted'))
        return Math.max(restMs, rejections.nextTryInMs(now()));
      if (state.failures === 0 && looker.isIncomplete()) return Math.max(SOON_MS, restMs);
      const { failures, byStatus } = looker.listState();
      if (state.failures > 0 && byStatus !== 'none') return waitByStatus(restMs);
      const { isSeen, idleLooks, random } = parts;
      const facts = { seen: isSeen(), idleLooks: idleLooks(), random: random(), restMs };
      return nextLookInMs({ ...facts, tookMs: state.tookMs, failures, ages: ages(state) });
    },
  };
};

/**
 * A rejected password is not tried again, or the account could be locked. A keychain that said no, or has lost the
 * password, is not nagged; but it may be open once the screen is.
 */
const untilSomebodyActs: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'credentials-rejected',
  'keychain-locked',
  'keychain-denied',
  'keychain-gone',
  'keychain-changed',
]);

const hasTrouble = ({ standing }: LookState, code: ErrorCode): boolean =>
  standing.kind === 'trouble' && standing.code === code;

const isHopeless = ({ standing }: LookState): boolean =>
  standing.kind === 'trouble' && untilSomebodyActs.has(standing.code);
