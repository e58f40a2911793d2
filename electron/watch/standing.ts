// What is known of a service after each look. Pure.
import type { Trouble } from '../outcome.ts';
import type { Standing } from '../snapshot.ts';

export interface LookState {
  readonly standing: Standing;
  /** When a look last succeeded; ms since 1970. */
  readonly lastGoodLookAt: number | null;
  readonly looking: boolean;
  /** Failed looks in a row. */
  readonly failures: number;
  /** How long the last look took, ms; 0 where it failed. */
  readonly tookMs: number;
}

export const stateAtFirst: LookState = {
  standing: { kind: 'checking' },
  lastGoodLookAt: null,
  looking: false,
  failures: 0,
  tookMs: 0,
};

export const afterGoodLook = (begunAt: number, now: number): LookState => ({
  standing: { kind: 'good' },
  lastGoodLookAt: now,
  looking: false,
  failures: 0,
  tookMs: now - begunAt,
});

export const afterFailedLook = (before: LookState, trouble: Trouble, now: number): LookState => {
  const { code, detail } = trouble;
  const { standing } = before;
  const since = standing.kind === 'trouble' && standing.code === code ? standing.since : now;
  return {
    standing: { kind: 'trouble', code, detail, since },
    lastGoodLookAt: before.lastGoodLookAt,
    looking: false,
    failures: before.failures + 1,
    tookMs: 0,
  };
};
