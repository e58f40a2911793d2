// The loop of polls: one at a time, the next one scheduled when the last has ended. Keeps the state of the connection.
import type { CallError } from '../result.ts';
import { noPollRequest, type PollRequest } from './poller.ts';
import type { ConnectionStatus } from '../core/view-model/snapshot.ts';

export interface PollLoop {
  /**
   * Polls now, or directly after the poll that is under way: its answer may be older than the request.
   * Resolves when that poll has ended, well or not.
   */
  pollNow(request: PollRequest): Promise<void>;
  /** Waits for the poll that is under way, or polls now. */
  pollOrJoin(): Promise<void>;
  /** Plans the next poll again. */
  reconsider(): void;
  /** Ends it for good. */
  stop(): void;
  state(): PollState;
}

export interface PollLoopDeps {
  readonly poll: (request: PollRequest, isCurrent: () => boolean) => Promise<void>;
  /** Until the next poll, ms; null for none until something is asked. */
  readonly waitMs: (state: PollState) => number | null;
  /** @param askedAt when the poll that failed began; ms since 1970 */
  readonly toAppError: (error: unknown, askedAt: number) => CallError;
  readonly now: () => number;
  readonly changed: () => void;
}

const both = (one: PollRequest, other: PollRequest): PollRequest => ({
  followedFirst: one.followedFirst || other.followedFirst,
  listing: one.listing || other.listing,
  older: one.older || other.older,
});

export const createPollLoop = (deps: PollLoopDeps): PollLoop => {
  let state = initialPollState;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> | null = null;
  let following: Promise<void> | null = null;
  let request = noPollRequest;

  const set = (next: PollState): void => {
    if (stopped) return;
    state = next;
    deps.changed();
  };

  const poll = async (): Promise<void> => {
    const mine = request;
    request = noPollRequest;
    const begunAt = deps.now();
    set({ ...state, polling: true });
    try {
      await deps.poll(mine, () => !stopped);
      set(afterSuccess(begunAt, deps.now()));
    } catch (error) {
      set(afterFailure(state, deps.toAppError(error, begunAt), deps.now()));
      // What was wanted is wanted still.
      request = both(request, mine);
    }
  };

  const begin = (): Promise<void> => {
    clearTimeout(timer);
    if (stopped) return Promise.resolve();
    current = poll().finally(() => {
      current = null;
      plan();
    });
    return current;
  };

  const plan = (): void => {
    clearTimeout(timer);
    const ms = stopped || state.polling ? null : deps.waitMs(state);
    if (ms !== null) timer = setTimeout(() => void begin(), ms);
  };

  const follow = (before: Promise<void>): Promise<void> => {
    following ??= before.then(() => {
      following = null;
      return begin();
    });
    return following;
  };

  return {
    pollNow: (more) => {
      request = both(request, more);
      // Between a poll's end and the one that follows it there is a moment without a current poll.
      return following ?? (current ? follow(current) : begin());
    },
    pollOrJoin: () => following ?? current ?? begin(),
    reconsider: plan,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
    state: () => state,
  };
};

export interface PollState {
  readonly connection: ConnectionStatus;
  /** When a poll last succeeded; ms since 1970. */
  readonly lastSuccessAt: number | null;
  readonly polling: boolean;
  /** Failed polls in a row. */
  readonly failures: number;
  /** How long the last poll took, ms; 0 where it failed. */
  readonly tookMs: number;
}

const initialPollState: PollState = {
  connection: { kind: 'checking' },
  lastSuccessAt: null,
  polling: false,
  failures: 0,
  tookMs: 0,
};

const afterSuccess = (begunAt: number, now: number): PollState => ({
  connection: { kind: 'good' },
  lastSuccessAt: now,
  polling: false,
  failures: 0,
  tookMs: now - begunAt,
});

const afterFailure = (before: PollState, error: CallError, now: number): PollState => {
  const { code, detail } = error;
  const { connection } = before;
  const since = connection.kind === 'error' && connection.code === code ? connection.since : now;
  return {
    connection: { kind: 'error', code, detail, since },
    lastSuccessAt: before.lastSuccessAt,
    polling: false,
    failures: before.failures + 1,
    tookMs: 0,
  };
};
