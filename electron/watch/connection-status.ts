// What is known of a service after each poll. Pure.
import type { CallError } from '../result.ts';
import type { ConnectionStatus } from '../core/view-model/snapshot.ts';

export interface PollState {
  readonly standing: ConnectionStatus;
  /** When a poll last succeeded; ms since 1970. */
  readonly lastSuccessAt: number | null;
  readonly polling: boolean;
  /** Failed polls in a row. */
  readonly failures: number;
  /** How long the last poll took, ms; 0 where it failed. */
  readonly tookMs: number;
}

export const initialPollState: PollState = {
  standing: { kind: 'checking' },
  lastSuccessAt: null,
  polling: false,
  failures: 0,
  tookMs: 0,
};

export const afterSuccess = (begunAt: number, now: number): PollState => ({
  standing: { kind: 'good' },
  lastSuccessAt: now,
  polling: false,
  failures: 0,
  tookMs: now - begunAt,
});

export const afterFailure = (before: PollState, trouble: CallError, now: number): PollState => {
  const { code, detail } = trouble;
  const { standing } = before;
  const since = standing.kind === 'trouble' && standing.code === code ? standing.since : now;
  return {
    standing: { kind: 'trouble', code, detail, since },
    lastSuccessAt: before.lastSuccessAt,
    polling: false,
    failures: before.failures + 1,
    tookMs: 0,
  };
};
