// When a watcher polls next: the pace, and what takes precedence over it.
import type { AccountClient } from '../accounts/account-client.ts';
import type { ErrorCode } from '../result.ts';
import type { JobStore } from './job-store.ts';
import type { Poller } from './poller.ts';
import { agesOf, nextPollInMs } from './pace.ts';
import type { PollState } from './poll-loop.ts';
import type { WatchRegistry } from './watch-registry.ts';

/** While something is left to be asked, the next poll follows soon; ms. */
const SOON_MS = 200;
/** Where GetJobStatus is asked for more watched jobs than one poll asks for, the others have their turn then; ms. */
const NEXT_TURN_MS = 5_000;
/** A keychain that is slow is still being asked: who asks again joins that question, and hears its answer at once. */
const STILL_ASKED_MS = 1_000;

export interface PollScheduleParts {
  readonly accountKey: string;
  readonly registry: WatchRegistry;
  readonly jobStore: JobStore;
  readonly poller: Poller;
  readonly client: AccountClient;
  /** When the watcher began; ms since 1970. */
  readonly begunAt: number;
  readonly now: () => number;
  readonly random: () => number;
  readonly isSeen: () => boolean;
  readonly isPaused: () => boolean;
  readonly backgroundChecks: () => boolean;
}

export interface PollSchedule {
  /** Until the next poll, ms; null for none until something is asked. */
  waitMs(state: PollState): number | null;
  /** How long ago the last good poll was, or the start; ms. */
  staleMs(state: PollState): number;
  /** For how long each thing that is waited for has been so; ms. */
  ages(state: PollState): readonly number[];
}

export const createPollSchedule = (parts: PollScheduleParts): PollSchedule => {
  const { poller, client, now } = parts;
  const watches = () => parts.registry.ofAccount(parts.accountKey);
  const staleMs = ({ lastSuccessAt }: PollState): number =>
    now() - (lastSuccessAt ?? parts.begunAt);
  const ages = (state: PollState): readonly number[] => [
    ...agesOf(parts.jobStore.open(), watches(), now(), parts.isSeen()),
    // What is left to be asked is waited for.
    ...(poller.isIncomplete() ? [staleMs(state)] : []),
  ];

  /** Where GetJobStatus answers in place of the list: the pace of what is watched, and of the list's next try. */
  const waitByStatus = (retryAfterMs: number): number => {
    const { byStatus, dueAt } = poller.listState();
    const facts = {
      failures: 0,
      seen: false,
      backgroundChecks: true,
      random: parts.random(),
      retryAfterMs,
    };
    const watchAges = agesOf([], watches(), now(), false);
    const byPace = nextPollInMs({ ...facts, tookMs: 0, ages: watchAges }) ?? 0;
    const atMost = byStatus === 'some' ? NEXT_TURN_MS : dueAt - now();
    return Math.min(byPace, Math.max(SOON_MS, retryAfterMs, atMost));
  };

  return {
    staleMs,
    ages,
    waitMs: (state) => {
      if (parts.isPaused() || isHopeless(state)) return null;
      if (hasError(state, 'keychain-slow')) return STILL_ASKED_MS;
      const retryAfterMs = client.retryAfterMs();
      if (hasError(state, 'credentials-doubted'))
        return Math.max(retryAfterMs, client.credentials.nextTryInMs(now()));
      if (state.failures === 0 && poller.isIncomplete()) return Math.max(SOON_MS, retryAfterMs);
      const { failures, byStatus } = poller.listState();
      if (state.failures > 0 && byStatus !== 'none') return waitByStatus(retryAfterMs);
      const { isSeen, backgroundChecks, random } = parts;
      const facts = {
        seen: isSeen(),
        backgroundChecks: backgroundChecks(),
        random: random(),
        retryAfterMs,
      };
      return nextPollInMs({ ...facts, tookMs: state.tookMs, failures, ages: ages(state) });
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

const hasError = ({ connection }: PollState, code: ErrorCode): boolean =>
  connection.kind === 'error' && connection.code === code;

const isHopeless = ({ connection }: PollState): boolean =>
  connection.kind === 'error' && untilSomebodyActs.has(connection.code);
