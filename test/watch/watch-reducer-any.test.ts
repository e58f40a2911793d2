import { SECOND, MINUTE } from '../fakes/durations.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JobStatus } from '../../electron/casjobs/job.ts';
import type { OutcomeKind } from '../../electron/watch/outcomes.ts';
import { reduceWatch, type Watch } from '../../electron/watch/watch-reducer.ts';
import { AT, singleWatch, sightingOf } from './single-watch.ts';

const word = fc.constantFrom<JobStatus | 'missing'>(
  ...(['ready', 'started', 'canceling', 'cancelled', 'failed', 'finished'] as const),
  ...(['unknown', 'missing'] as const),
);
const anyWatch = fc
  .record({
    kind: fc.constantFrom<Watch['kind']>('cancel', 'until-done'),
    sent: fc.constantFrom<Watch['sent']>('not-yet', 'heard', 'unknown'),
    seenOpen: fc.boolean(),
    tries: fc.nat(3),
  })
  .map((part) => singleWatch(part));
/** A poll, the time since the one before, and the answer that CancelJob has given meanwhile, if any. */
interface Step {
  readonly seen: JobStatus | 'missing';
  readonly waitMs: number;
  readonly answered: Watch['sent'] | null;
}
const step: fc.Arbitrary<Step> = fc.record({
  seen: word,
  waitMs: fc.oneof(fc.nat(5 * MINUTE), fc.nat(20 * SECOND)),
  answered: fc.option(fc.constantFrom<Watch['sent']>('heard', 'unknown')),
});

interface Telling {
  readonly outcome: OutcomeKind;
  readonly seen: JobStatus | 'missing';
  readonly next: Watch | null;
  readonly before: Watch;
  /** For how long, and how often, polls had seen no effect and no end since CancelJob was answered. */
  readonly silentMs: number;
  readonly silentPolls: number;
}

/** The polls since something was seen, or sent. */
const createSilence = () => {
  let [polls, since] = [0, 0];
  return {
    broken: (): void => void (polls = 0),
    heard: (seen: JobStatus | 'missing', now: number): void => {
      if (polls === 0) since = now;
      polls = seen === 'ready' || seen === 'started' || seen === 'missing' ? polls + 1 : 0;
    },
    at: (now: number) => ({ silentPolls: polls, silentMs: now - since }),
  };
};

const tellingsOf = (first: Watch, steps: readonly Step[]) => {
  let now = AT;
  let current: Watch | null = first;
  let resends = 0;
  const silence = createSilence();
  const tellings: Telling[] = [];
  for (const { seen, waitMs, answered } of steps) {
    if (current === null) break;
    now += waitMs;
    const open: Watch = current;
    const answer = open.sent === 'not-yet' ? answered : null;
    const before: Watch = answer ? { ...open, sent: answer, tries: open.tries + 1 } : open;
    if (before.kind === 'cancel' && before.sent === 'not-yet') silence.broken();
    else silence.heard(seen, now);
    const { next, outcome: tell, resend } = reduceWatch(before, sightingOf(seen), now);
    if (resend) resends += 1;
    if (tell) tellings.push({ outcome: tell, seen, next, before, ...silence.at(now) });
    if (tell || resend) silence.broken();
    current = next;
  }
  return { tellings, resends, left: current };
};

const unproven: ReadonlySet<OutcomeKind> = new Set<OutcomeKind>([
  ...(['quick-job', 'no-such-job', 'vanished', 'not-confirmed'] as const),
]);

describe('for any observations in any order', () => {
  const check = (holds: (run: ReturnType<typeof tellingsOf>, first: Watch) => void): void => {
    const steps = fc.array(step, { maxLength: 60 });
    fc.assert(
      fc.property(anyWatch, steps, (first, all) => {
        holds(tellingsOf(first, all), first);
      }),
      { numRuns: 1_000 },
    );
  };

  it('an end is told once, just when the watch is over or its outcome is to be checked again', () => {
    check(({ tellings, left }) => {
      const ended = tellings.filter(({ next }) => next === null);
      expect(ended.length).toBeLessThanOrEqual(left === null ? 1 : 0);
      for (const { outcome, before, next } of tellings) {
        if (unproven.has(outcome)) expect(next).toMatchObject({ kind: 'recheck' });
        if (/-after-all$/.test(outcome)) expect(before.kind).toBe('recheck');
        if (next === null) expect(outcome).not.toBe('still-canceling');
      }
    });
  });

  it('an outcome that the service has not said needs three polls and 45 seconds', () => {
    check(({ tellings }) => {
      for (const { outcome, silentMs, silentPolls } of tellings) {
        if (!unproven.has(outcome)) continue;
        expect(silentPolls).toBeGreaterThanOrEqual(3);
        expect(silentMs).toBeGreaterThanOrEqual(45 * SECOND);
      }
    });
  });

  it('no two unproven outcomes follow each other without a word of the service between', () => {
    check(({ tellings }) => {
      const kinds = tellings.map(({ outcome }) => unproven.has(outcome));
      expect(kinds.some((is, at) => is && kinds[at + 1] === true)).toBe(false);
    });
  });

  it('"cancelled" is told only when the service has said cancelled', () => {
    check(({ tellings }) => {
      const cancelled = tellings.filter(({ outcome }) => /cancelled/.test(outcome));
      expect(cancelled.every(({ seen }) => seen === 'cancelled')).toBe(true);
    });
  });

  it('"still canceling" is told once at most, and only of a job that is', () => {
    check(({ tellings }) => {
      const still = tellings.filter(({ outcome }) => outcome === 'still-canceling');
      expect(still.length).toBeLessThanOrEqual(1);
      expect(still.every(({ seen }) => seen === 'canceling')).toBe(true);
    });
  });

  it('no job that was seen canceling is called a quick job, and none seen open is "no such job"', () => {
    check(({ tellings }) => {
      for (const { outcome, before } of tellings) {
        if (outcome === 'quick-job') expect(before.cancelingSince).toBeNull();
        if (outcome === 'no-such-job') expect(before.seenOpen).toBe(false);
      }
    });
  });

  it('CancelJob is sent again three times at most', () => {
    check(({ resends }, first) =>
      expect(resends).toBeLessThanOrEqual(Math.max(0, 3 - first.tries)),
    );
  });
});
