// The loop of looks: one at a time, the next one planned when the last is done. Knows no service and no job.
import type { Trouble } from '../outcome.ts';
import { noWishes, type LookWishes } from './looker.ts';
import { afterFailedLook, afterGoodLook, stateAtFirst, type LookState } from './standing.ts';

export interface Loop {
  /**
   * Looks now, or directly after the look that is under way: its answer may be older than the wish.
   * Resolves when that look has ended, well or not.
   */
  lookNow(wishes: LookWishes): Promise<void>;
  /** Plans the next look anew. */
  reconsider(): void;
  /** Ends it for good. */
  stop(): void;
  state(): LookState;
}

export interface LoopDeps {
  readonly look: (wishes: LookWishes, isMine: () => boolean) => Promise<void>;
  /** Until the next look, ms; null for none until something is asked. */
  readonly waitMs: (state: LookState) => number | null;
  /** @param askedAt when the look that failed began; ms since 1970 */
  readonly troubleOf: (error: unknown, askedAt: number) => Trouble;
  readonly now: () => number;
  readonly changed: () => void;
}

const both = (one: LookWishes, other: LookWishes): LookWishes => ({
  followedFirst: one.followedFirst || other.followedFirst,
  listing: one.listing || other.listing,
  older: one.older || other.older,
});

export const createLoop = (deps: LoopDeps): Loop => {
  let state = stateAtFirst;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> | null = null;
  let following: Promise<void> | null = null;
  let wishes = noWishes;

  const set = (next: LookState): void => {
    if (stopped) return;
    state = next;
    deps.changed();
  };

  const look = async (): Promise<void> => {
    const mine = wishes;
    wishes = noWishes;
    const begunAt = deps.now();
    set({ ...state, looking: true });
    try {
      await deps.look(mine, () => !stopped);
      set(afterGoodLook(begunAt, deps.now()));
    } catch (error) {
      set(afterFailedLook(state, deps.troubleOf(error, begunAt), deps.now()));
      // What was wanted is wanted still.
      wishes = both(wishes, mine);
    }
  };

  const begin = (): Promise<void> => {
    clearTimeout(timer);
    if (stopped) return Promise.resolve();
    current = look().finally(() => {
      current = null;
      plan();
    });
    return current;
  };

  const plan = (): void => {
    clearTimeout(timer);
    const ms = stopped || state.looking ? null : deps.waitMs(state);
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
    lookNow: (more) => {
      wishes = both(wishes, more);
      // Between a look's end and the one that follows it there is a moment without a current look.
      return following ?? (current ? follow(current) : begin());
    },
    reconsider: plan,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
    state: () => state,
  };
};
