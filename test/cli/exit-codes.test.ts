// The exit code of each outcome for a cancel and a watch, of each error, and of several jobs together.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cancelEndOf,
  errorEndOf,
  exitCodeOf,
  needsPerson,
  watchEndOf,
} from '../../electron/cli/exit-codes.ts';
import type { ExitCode } from '../../electron/cli/messages.ts';
import { outcomeKinds, type OutcomeKind } from '../../electron/watch/outcomes.ts';

/** Null: the command goes on. */
const ends: Readonly<Record<OutcomeKind, { cancel: ExitCode | null; watch: ExitCode | null }>> = {
  cancelled: { cancel: 0, watch: 3 },
  'failed-while-cancelling': { cancel: 3, watch: 3 },
  'finished-before': { cancel: 3, watch: 0 },
  'already-over': { cancel: 3, watch: 3 },
  'no-such-job': { cancel: 5, watch: 5 },
  'quick-job': { cancel: 5, watch: null },
  'not-yours': { cancel: 5, watch: 5 },
  'still-canceling': { cancel: null, watch: null },
  'done-finished': { cancel: 3, watch: 0 },
  'done-failed': { cancel: 3, watch: 3 },
  'done-cancelled': { cancel: 0, watch: 3 },
  vanished: { cancel: 5, watch: 5 },
  'not-sent': { cancel: 1, watch: null },
  'not-confirmed': { cancel: 1, watch: null },
  'canceling-after-all': { cancel: null, watch: null },
  'cancelled-after-all': { cancel: 0, watch: 3 },
  'listed-after-all': { cancel: null, watch: null },
};

describe.each(outcomeKinds)('the outcome %s', (outcome) => {
  const told = { outcome, status: null, error: null };

  it('has its exit code for a cancel', () => {
    expect(cancelEndOf(told)).toBe(ends[outcome].cancel);
  });

  it('has its exit code for a watch', () => {
    expect(watchEndOf(told)).toBe(ends[outcome].watch);
  });
});

describe('a job that was already over', () => {
  it.each([
    ['finished', 0],
    ['failed', 3],
    ['cancelled', 3],
  ] as const)('with the status %s ends a watch with %i and a cancel with 3', (status, code) => {
    const told = { outcome: 'already-over', status, error: null } as const;
    expect([watchEndOf(told), cancelEndOf(told)]).toEqual([code, 3]);
  });
});

describe('a cancel that was not sent', () => {
  it.each([
    ['credentials-rejected', 4],
    ['keychain-locked', 4],
    ['not-owner', 5],
    ['unreachable', 1],
  ] as const)('because of %s ends with %i', (code, expected) => {
    const error = { code, detail: '' };
    expect(cancelEndOf({ outcome: 'not-sent', status: null, error })).toBe(expected);
  });
});

describe('an error', () => {
  it.each([
    ['locked', 4],
    ['no-account', 4],
    ['credentials-rejected', 4],
    ['proxy-password', 4],
    ['keychain-locked', 4],
    ['keychain-unavailable', 4],
    ['not-owner', 5],
    ['keychain-slow', 1],
    ['credentials-doubted', 1],
    ['disk', 1],
    ['internal', 1],
  ] as const)('%s ends with %i', (code, expected) => {
    expect(errorEndOf(code)).toBe(expected);
    expect(needsPerson(code)).toBe(expected === 4);
  });
});

describe('several exit codes', () => {
  const order: readonly ExitCode[] = [4, 1, 5, 124, 3, 0];
  const some = fc.array(fc.constantFrom(...order), { minLength: 1 });

  it('are the first of 4, 1, 5, 124, 3 and 0 among them', () => {
    fc.assert(
      fc.property(some, (codes) => {
        expect(exitCodeOf(codes)).toBe(order.find((code) => codes.includes(code)));
      }),
    );
  });

  it('are 130 after an interruption, otherwise 2 after a usage error', () => {
    expect(exitCodeOf([...order, 2, 130])).toBe(130);
    expect(exitCodeOf([...order, 2])).toBe(2);
  });

  it('are 0 without any', () => {
    expect(exitCodeOf([])).toBe(0);
  });
});
