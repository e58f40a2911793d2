import { describe, expect, it } from 'vitest';
import type { JobQuery } from '../../electron/casjobs/service.ts';
import { createJobStore } from '../../electron/watch/job-store.ts';
import { jobIdOf, jobOf } from '../fakes/scripted-casjobs.ts';

const NOW = Date.UTC(2026, 10, 24, 12);
const since = (day: string): JobQuery => ({ about: 'since', day });
const open: JobQuery = { about: 'open' };
const ids: JobQuery = { about: 'ids', jobIds: [jobIdOf(1)] };
const OLD = '2026-11-02T10:00:00';
const NEW = '2026-11-23T10:00:00';

/** The count after each answer. */
const countsAfter = (...answers: [JobQuery, (string | null)[]][]): number[] => {
  const jobStore = createJobStore({ kind: 'unknown' });
  return answers.map(([question, unreadable]) => {
    jobStore.take(question, { jobs: [], serverNow: null, unreadable }, NOW);
    return jobStore.unreadable();
  });
};

describe('the count of jobs that could not be read', () => {
  it('counts the rows of a listing, also those that tell the same', () => {
    expect(countsAfter([since('2026-10-25'), [NEW, NEW, null]])).toEqual([3]);
  });

  it('counts none twice that several answers have', () => {
    const answers = [since('2026-10-25'), open, ids].map((q): [JobQuery, string[]] => [q, [NEW]]);
    expect(countsAfter(...answers)).toEqual([1, 1, 1]);
  });

  it('keeps what a shorter listing does not cover, and forgets what one covers and has no more', () => {
    const first: [JobQuery, string[]] = [since('2026-10-25'), [OLD, NEW]];
    expect(countsAfter(first, [since('2026-11-22'), []], [since('2026-10-25'), []])).toEqual([
      2, 1, 0,
    ]);
    const older: JobQuery = { about: 'between', from: '2026-11-01', until: '2026-11-03' };
    expect(countsAfter(first, [older, []])).toEqual([2, 1]);
  });

  it('keeps them when an answer about single jobs has none', () => {
    expect(countsAfter([since('2026-10-25'), [NEW, null]], [ids, []], [open, []])).toEqual([
      2, 2, 2,
    ]);
  });

  it('leaves open whether an id is missing', () => {
    const jobStore = createJobStore({ kind: 'unknown' });
    const one = { jobs: [jobOf(jobIdOf(1), 'started')], serverNow: null };
    jobStore.take(open, one, NOW);
    const odd = { jobs: [], serverNow: null, unreadable: [null] };
    expect(jobStore.take(ids, odd, NOW)).toEqual({ missing: [] });
    expect(jobStore.get(jobIdOf(1))?.vanished).toBe(false);
    expect(jobStore.take(ids, { jobs: [], serverNow: null }, NOW)).toEqual({ missing: ['1'] });
  });

  it('counts a job with an unknown status as listed, not as missing', () => {
    const jobStore = createJobStore({ kind: 'unknown' });
    const odd = { ...jobOf(jobIdOf(1), 'started'), status: 'unknown', statusCode: null } as const;
    expect(jobStore.take(ids, { jobs: [odd], serverNow: null }, NOW)).toEqual({ missing: [] });
    expect(jobStore.openIds()).toEqual(['1']);
  });
});
