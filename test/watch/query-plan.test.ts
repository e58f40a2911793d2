import { MINUTE, DAY } from '../fakes/durations.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  planAfter,
  initialPlan,
  isIncomplete,
  nextQuery,
  slicesOf,
  type PlanState,
  type PlanInput,
} from '../../electron/watch/query-plan.ts';
import { jobIdOf, jobOf } from '../fakes/scripted-casjobs.ts';

const NOW = Date.UTC(2026, 10, 24, 12);
const asked = (part: Partial<PlanState> = {}): PlanState => ({
  ...initialPlan,
  listedAt: NOW - 10_000,
  listedFrom: NOW - 30 * DAY,
  openListed: true,
  ...part,
});
const request = (part: Partial<PlanInput> = {}): PlanInput => ({
  asked: asked(),
  followed: [jobIdOf(1), jobIdOf(2)],
  newFrom: jobIdOf(3),
  followedFirst: false,
  now: NOW,
  ...part,
});
const byId = { about: 'ids', jobIds: ['1', '2'], from: '3' };

describe('what is asked', () => {
  it('at first: the jobs of the last month', () => {
    const question = nextQuery(request({ asked: initialPlan }));
    expect(question).toEqual({ about: 'since', day: '2026-10-25' });
  });

  it('then: all that is open, however old', () => {
    const question = nextQuery(request({ asked: asked({ openListed: false }) }));
    expect(question).toEqual({ about: 'open' });
  });

  it('from then on: the jobs that are followed, by id', () => {
    expect(nextQuery(request())).toEqual(byId);
  });

  it('each half hour: what was submitted since the last listing, less a day for the zone', () => {
    const due = request({ asked: asked({ listedAt: NOW - 30 * MINUTE }) });
    expect(nextQuery(due)).toEqual({ about: 'since', day: '2026-11-23' });
  });

  it('with nothing to follow: the list', () => {
    expect(nextQuery(request({ followed: [] }))).toEqual({ about: 'since', day: '2026-11-23' });
  });

  it('after a command: the followed jobs before anything else, also at the very start', () => {
    const first = request({ asked: initialPlan, followedFirst: true });
    expect(nextQuery(first)).toEqual(byId);
  });

  it('after a command with nothing to follow: what would have been asked anyway', () => {
    const question = nextQuery(request({ followed: [], followedFirst: true }));
    expect(question).toMatchObject({ about: 'since' });
  });

  it('when a person wants a fresh list: the list', () => {
    const question = nextQuery(request({ asked: asked({ listingPending: true }) }));
    expect(question).toMatchObject({ about: 'since' });
  });

  it('when a person wants older jobs: those of the month before the oldest listing', () => {
    const older = request({ asked: asked({ olderPending: true }) });
    const month = { about: 'between', from: '2026-09-25', until: '2026-10-25' } as const;
    expect(nextQuery(older)).toEqual(month);
    const then = { ...planAfter(older.asked, month, NOW), olderPending: true };
    expect(nextQuery(request({ asked: then }))).toEqual({
      about: 'between',
      from: '2026-08-26',
      until: '2026-09-25',
    });
  });

  it('when a person wants older jobs before the first listing: the month, and then these', () => {
    const early = { ...initialPlan, olderPending: true };
    expect(nextQuery(request({ asked: early }))).toEqual({ about: 'since', day: '2026-10-25' });
    const listed = planAfter(early, { about: 'since', day: '2026-10-25' }, NOW);
    expect(nextQuery(request({ asked: listed }))).toEqual({ about: 'open' });
    const all = planAfter(listed, { about: 'open' }, NOW);
    expect(nextQuery(request({ asked: all }))).toMatchObject({ until: '2026-10-25' });
  });

  it('after a listing that left followed jobs out: these, even when a listing is due again', () => {
    const leftOut = asked({ listedAt: NOW - 2 * MINUTE, leftOut: true });
    expect(nextQuery(request({ asked: leftOut }))).toEqual(byId);
  });

  it.each<[string, Partial<PlanState>, boolean]>([
    ['all is asked', {}, false],
    ['the open jobs are not listed', { openListed: false }, true],
    ['a listing left jobs out', { leftOut: true }, true],
    ['a fresh list is pending', { listingPending: true }, true],
    ['older jobs are pending', { olderPending: true }, true],
  ])('%s: whether the next poll follows soon', (_title, part, soon) => {
    expect(isIncomplete(asked(part))).toBe(soon);
  });

  it('is never unbounded: open jobs, some ids, or a month at most', () => {
    const anyWishes = fc.record({
      asked: fc.record({
        listedAt: fc.option(fc.integer({ min: NOW - DAY, max: NOW })),
        openListed: fc.boolean(),
        leftOut: fc.boolean(),
        listedFrom: fc.option(fc.integer({ min: NOW - 900 * DAY, max: NOW - 30 * DAY })),
        listingPending: fc.boolean(),
        olderPending: fc.boolean(),
      }),
      followed: fc.array(fc.nat().map(jobIdOf)),
      newFrom: fc.option(fc.nat().map(jobIdOf)),
      followedFirst: fc.boolean(),
      now: fc.constant(NOW),
    });
    fc.assert(
      fc.property(anyWishes, (any) => {
        const question = nextQuery(any);
        if (question.about === 'ids') return question.jobIds.length > 0;
        if (question.about === 'open') return true;
        if (question.about === 'between')
          return Date.parse(question.until) - Date.parse(question.from) === 30 * DAY;
        return /^\d{4}-\d\d-\d\d$/.test(question.day) && question.day >= '2026-10-25';
      }),
    );
  });
});

describe('an answer in slices', () => {
  const jobsFrom = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, n) => jobOf(jobIdOf(from + n), 'ready'));
  const sizesOf = (slices: ReturnType<typeof slicesOf>): number[] =>
    slices.map(({ answer }) => answer.jobs.length);

  it('has all jobs of a list, in its order', () => {
    const jobs = jobsFrom(1, 1_300);
    const slices = slicesOf({ about: 'open' }, { jobs, serverNow: 7 });
    expect(sizesOf(slices)).toEqual([250, 250, 250, 250, 250, 50]);
    expect(slices.flatMap(({ answer }) => answer.jobs)).toEqual(jobs);
    expect(slices.every(({ answer }) => answer.serverNow === 7)).toBe(true);
    expect(sizesOf(slicesOf({ about: 'open' }, { jobs: [], serverNow: null }))).toEqual([0]);
  });

  it('has what was asked for by ids in the first, so that none seems to be missing, and very many newer ones after it', () => {
    const jobIds = jobsFrom(1, 400).map(({ jobId }) => jobId);
    const question = { about: 'ids', jobIds, from: jobIdOf(10_000) } as const;
    // The service names some that nobody has asked for.
    const jobs = [...jobsFrom(10_000, 11_299), ...jobsFrom(300, 450)];
    const slices = slicesOf(question, { jobs, serverNow: null });
    expect(sizesOf(slices)).toEqual([101 + 250, 250, 250, 250, 250, 50]);
    expect(slices.map((slice) => slice.question)).toEqual([
      question,
      ...Array.from({ length: 5 }, () => ({ ...question, jobIds: [] })),
    ]);
    const named = slices.flatMap(({ answer }) => answer.jobs.map(({ jobId }) => Number(jobId)));
    expect(named.filter((n) => n > 400 && n < 10_000)).toEqual([]);
  });
});
