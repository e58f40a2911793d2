import { SECOND, MINUTE } from '../fakes/durations.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JobRecord } from '../../electron/watch/job-store.ts';
import { agesOf, nextPollInMs, type PaceFacts } from '../../electron/watch/pace.ts';
import { jobIdOf, jobOf } from '../fakes/scripted-casjobs.ts';
import { watchOf } from './watched-account.ts';

const NOW = Date.UTC(2026, 10, 24, 12);
const facts = (part: Partial<PaceFacts> = {}): PaceFacts => ({
  ages: [],
  failures: 0,
  seen: false,
  backgroundChecks: true,
  random: 0.5,
  retryAfterMs: 0,
  tookMs: 0,
  ...part,
});

describe('the pace', () => {
  it('can be told of more jobs than a call has room for arguments', () => {
    const ages = Array.from({ length: 300_000 }, (_, n) => MINUTE + n);
    expect(nextPollInMs(facts({ ages }))).toBe(6 * SECOND);
  });

  it.each<[string, Partial<PaceFacts>, number]>([
    ['a job that was just cancelled is polled each second', { ages: [0] }, SECOND],
    ['a clock that was set back changes nothing', { ages: [-MINUTE] }, SECOND],
    ['a job that waits for a minute: after six seconds', { ages: [MINUTE] }, 6 * SECOND],
    ['the youngest of many sets the pace', { ages: [60 * MINUTE, MINUTE] }, 6 * SECOND],
    ['a job that waits for a day: after two minutes', { ages: [24 * 60 * MINUTE] }, 2 * MINUTE],
    ['nothing to wait for: after ten minutes', {}, 10 * MINUTE],
    ['nothing to wait for, window open: after two minutes', { seen: true }, 2 * MINUTE],
    ['an old job, window open: after two minutes', { ages: [1e9], seen: true }, 2 * MINUTE],
    [
      'an old job, no polls wanted while idle: it is waited for',
      { ages: [1e9], backgroundChecks: false },
      2 * MINUTE,
    ],
    ['the first failure', { ages: [0], failures: 1 }, 2 * SECOND],
    ['the third failure in a row', { ages: [0], failures: 3 }, 8 * SECOND],
    ['the hundredth failure in a row', { ages: [0], failures: 100 }, 2 * MINUTE],
    ['a failure never makes it quicker', { ages: [10 * MINUTE], failures: 1 }, MINUTE],
    ['a failure with nothing to wait for: once more soon', { failures: 1 }, 30 * SECOND],
    ['a second failure with nothing to wait for', { failures: 2 }, 10 * MINUTE],
    ['a failure, window open', { failures: 1, seen: true }, 2 * MINUTE],
  ])('%s', (_title, part, ms) => {
    expect(nextPollInMs(facts(part))).toBe(ms);
  });

  const anyFacts = fc.record({
    ages: fc.array(fc.integer({ min: -1e12, max: 1e12 })),
    failures: fc.nat(2_000),
    seen: fc.boolean(),
    backgroundChecks: fc.constant(true),
    tookMs: fc.constant(0),
    random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    retryAfterMs: fc.integer({ min: 0, max: 600_000 }),
  });

  const msOf = (any: PaceFacts): number => nextPollInMs(any) ?? 0;

  it('never asks faster than every 950 ms nor slower than every ten and a half minutes', () => {
    fc.assert(
      fc.property(anyFacts, (any) => {
        const ms = msOf({ ...any, retryAfterMs: 0 });
        return ms >= 950 && ms <= 630_000;
      }),
    );
  });

  it('asks nothing where nobody waits, nobody sees, and no polls are wanted', () => {
    expect(nextPollInMs(facts({ backgroundChecks: false }))).toBeNull();
    expect(nextPollInMs(facts({ backgroundChecks: false, failures: 3 }))).toBeNull();
  });

  it('sees a change within 15 % of its age or 1.5 s, however old, where an answer takes 0.4 s', () => {
    fc.assert(
      fc.property(fc.nat(1e9), anyFacts, (age, { random }) => {
        // It comes just after the last poll has been answered with the state before; the next one brings it.
        const tookMs = 400;
        const seenAfter = tookMs + msOf(facts({ ages: [age], random, tookMs })) + tookMs;
        return seenAfter <= Math.max(1_500, 0.15 * (age + seenAfter));
      }),
    );
  });

  it('goes from the beginning of one poll to the next, yet leaves a slow service half of it', () => {
    const at = (tookMs: number): number => msOf(facts({ ages: [0], tookMs }));
    expect([at(0), at(300), at(500), at(30_000)]).toEqual([1_000, 700, 500, 500]);
  });

  it('is back within two minutes (and the skew) where somebody waits, however often it failed', () => {
    fc.assert(
      fc.property(anyFacts, (any) => {
        const awaited = { ...any, seen: true, failures: any.failures + 1, retryAfterMs: 0 };
        return msOf(awaited) <= 126_000;
      }),
    );
  });

  it('never asks sooner than a service wants it that asks to be left alone', () => {
    fc.assert(
      fc.property(anyFacts, (any) => any.retryAfterMs === 0 || msOf(any) >= any.retryAfterMs),
    );
  });

  it('comes back to such a service spread over as long as it was left alone', () => {
    const at = (random: number): number =>
      msOf(facts({ ages: [0], failures: 1, retryAfterMs: MINUTE, random }));
    expect([at(0), at(0.5), at(0.999)]).toEqual([60_000, 90_000, 119_940]);
  });

  it('differs from one installation to the next, so that they do not march in step', () => {
    const at = (random: number): number => msOf(facts({ ages: [MINUTE], random }));
    expect([at(0), at(0.5), at(0.999)]).toEqual([5_700, 6_000, 6_299]);
  });
});

describe('for how long jobs are waited for', () => {
  const known = (part: Partial<JobRecord> = {}): JobRecord => ({
    job: jobOf(jobIdOf(1), 'started'),
    statusSince: NOW,
    cancelingSince: null,
    vanished: false,
    order: 0,
    ...part,
  });

  it('a cancelled job counts from when it was seen canceling, one not yet canceling from the wish', () => {
    const asked = watchOf({ since: NOW - MINUTE });
    const canceling = watchOf({ since: NOW - MINUTE, cancelingSince: NOW - SECOND }, jobIdOf(2));
    expect(agesOf([], [asked, canceling], NOW, false)).toEqual([MINUTE, SECOND]);
  });

  it('a job that nobody watches and nobody sees is not waited for', () => {
    expect(agesOf([known()], [], NOW, false)).toEqual([]);
  });

  it('polls a job that is visible but not watched every 15 s at most', () => {
    expect(nextPollInMs(facts({ ages: agesOf([known()], [], NOW, true) }))).toBe(15 * SECOND);
  });

  it('a watched job does not count twice, and what is over or gone does not count', () => {
    const over = known({ job: jobOf(jobIdOf(2), 'finished') });
    const gone = known({ job: jobOf(jobIdOf(3), 'started'), vanished: true });
    expect(agesOf([known(), over, gone], [watchOf({ since: NOW }, jobIdOf(1))], NOW, true)).toEqual(
      [0],
    );
  });
});
