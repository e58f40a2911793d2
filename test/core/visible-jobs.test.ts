// Which of very many jobs the views are handed.
import { describe, expect, it } from 'vitest';
import {
  keptJobView,
  type JobFacts,
  type KeptView,
} from '../../electron/core/view-model/job-view.ts';
import { visibleJobSteps } from '../../electron/core/view-model/job-listing.ts';
import { finish } from '../../electron/slices.ts';
import type { JobRecord } from '../../electron/watch/job-store.ts';
import { newWatch } from '../../electron/watch/watch-reducer.ts';
import { jobIdOf, jobOf } from '../fakes/scripted-casjobs.ts';

type Status = Parameters<typeof jobOf>[1];

const known = (n: number, status: Status, part: Partial<JobRecord> = {}): JobRecord => ({
  job: jobOf(jobIdOf(n), status),
  statusSince: 0,
  cancelingSince: null,
  vanished: false,
  order: n,
  ...part,
});
/** Numbered from 1, the newest last. */
const many = (count: number, status: Status): JobRecord[] =>
  Array.from({ length: count }, (_, n) => known(n + 1, status));
const visibleJobsOf = (...about: Parameters<typeof visibleJobSteps>) =>
  finish(visibleJobSteps(...about));
const nobody = new Set<never>();
/** So many accounts that each has 500. */
const SHARE_OF_500 = 40;
const numbersOf = (shown: readonly JobRecord[]): number[] =>
  shown.map(({ job }) => Number(job.jobId));
const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, n) => from + n);

describe('of very many jobs', () => {
  it('10,000 are all shown', () => {
    const { shown, older } = visibleJobsOf(many(10_000, 'finished'), nobody, 1);
    expect(shown).toHaveLength(10_000);
    expect(older).toBe(0);
  });

  it('the newest 20,000 that are over are shown, and how many are not is said', () => {
    const { shown, older } = visibleJobsOf(many(20_100, 'finished'), nobody, 1);
    expect(numbersOf(shown)).toEqual(numbers(101, 20_100));
    expect(older).toBe(100);
  });

  it('the newest of those that are open are shown beside them', () => {
    const open = many(600, 'started');
    const over = many(600, 'failed').map((one) => ({ ...one, order: one.order + 50_000 }));
    const { shown, older } = visibleJobsOf([...open, ...over], nobody, SHARE_OF_500);
    expect(numbersOf(shown)).toEqual([...numbers(101, 600), ...numbers(101, 600)]);
    expect(older).toBe(200);
  });

  it('one that is watched is shown however old it is', () => {
    const { shown, older } = visibleJobsOf(
      many(600, 'finished'),
      new Set([jobIdOf(7)]),
      SHARE_OF_500,
    );
    expect(numbersOf(shown)).toEqual([7, ...numbers(101, 600)]);
    expect(older).toBe(99);
  });

  it('one that the service no longer lists counts as over', () => {
    const gone = many(400, 'started').map((one) => ({ ...one, vanished: true }));
    const over = many(400, 'finished').map((one) => ({ ...one, order: one.order + 50_000 }));
    const { shown } = visibleJobsOf([...gone, ...over], nobody, SHARE_OF_500);
    expect(numbersOf(shown)).toEqual([...numbers(301, 400), ...numbers(1, 400)]);
  });

  it('of one moment no more are shown than of many', () => {
    const atOnce = many(600, 'finished').map((one) => ({ ...one, order: one.order > 2 ? 7 : 9 }));
    const { shown, older } = visibleJobsOf(atOnce, nobody, SHARE_OF_500);
    expect(numbersOf(shown)).toEqual(numbers(1, 500));
    expect(older).toBe(100);
  });

  it('each of very many accounts has 50 at least', () => {
    expect(visibleJobsOf(many(600, 'finished'), nobody, 10_000).shown).toHaveLength(50);
    expect(visibleJobsOf(many(50, 'finished'), nobody, 10_000)).toMatchObject({ older: 0 });
  });
});

describe('the view of a job', () => {
  const facts: JobFacts = {
    accountKey: 'mast',
    known: known(1, 'finished'),
    watch: undefined,
    cancelWaits: false,
    outcome: undefined,
    resubmission: null,
    zone: { kind: 'unknown' },
    now: 0,
    shiftMs: 0,
  };

  const kept = new Map<string, KeptView>();
  const memoizedJobView = (about: JobFacts) => {
    const { jobId } = about.known.job;
    const one = keptJobView(kept.get(jobId), about);
    kept.set(jobId, one);
    return one.view;
  };

  it('of one that is over is made once', () => {
    expect(memoizedJobView({ ...facts, now: 1 })).toBe(memoizedJobView(facts));
  });

  it('is made anew with what is told of it, watched in it or learnt of its zone', () => {
    const before = memoizedJobView(facts);
    expect(before.outcome).toBeNull();
    expect(memoizedJobView({ ...facts, outcome: 'cancelled' }).outcome).toBe('cancelled');
    const source = { source: 'window', since: 0, seenOpen: true } as const;
    const watch = newWatch({
      accountKey: 'mast',
      jobId: jobIdOf(1),
      kind: 'until-done',
      ...source,
    });
    expect(memoizedJobView({ ...facts, watch }).watched).toBe('until-done');
    const at = (offsetMinutes: number) => {
      const job = jobOf(jobIdOf(2), 'finished', { submittedAt: '2026-11-24T10:00:00' });
      const one = known(2, 'finished', { job });
      const zone = { kind: 'learnt', offsetMinutes } as const;
      return memoizedJobView({ ...facts, known: one, zone }).submitted?.at;
    };
    expect(Number(at(0)) - Number(at(60))).toBe(3_600_000);
  });

  it('that is open is kept as well, once its times lie behind us', () => {
    const job = jobOf(jobIdOf(3), 'started', {
      submittedAt: '2026-11-24T10:00:00Z',
      startedAt: '2026-11-24T11:00:00Z',
    });
    const open = { ...facts, known: known(3, 'started', { job }) };
    expect(memoizedJobView({ ...open, now: 5 }).running).toEqual({ kind: 'growing', since: 5 });
    expect(memoizedJobView({ ...open, now: 9 }).running).toEqual({ kind: 'growing', since: 9 });
    const now = Date.parse('2026-11-24T11:30:00Z');
    const later = memoizedJobView({ ...open, now });
    expect(later.running).toEqual({ kind: 'growing', since: now - 30 * 60_000 });
    expect(memoizedJobView({ ...open, now: now + 1 })).toBe(later);
  });
});
