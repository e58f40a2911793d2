import { SECOND, MINUTE, DAY } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import type { Job } from '../../electron/casjobs/job.ts';
import type { JobsAnswer, JobQuery } from '../../electron/casjobs/service.ts';
import { createJobStore, type JobStore } from '../../electron/watch/job-store.ts';
import { jobIdOf, jobOf } from '../fakes/scripted-casjobs.ts';

const NOW = Date.UTC(2026, 10, 24, 12);
const open: JobQuery = { about: 'open' };
const listing: JobQuery = { about: 'since', day: '2026-11-23' };
const ids = (...numbers: number[]): JobQuery => ({ about: 'ids', jobIds: numbers.map(jobIdOf) });
const answer = (jobs: readonly Job[], serverNow: number | null = null): JobsAnswer => ({
  jobs,
  serverNow,
});
const jobStoreWith = (...jobs: Job[]): JobStore => {
  const jobStore = createJobStore({ kind: 'unknown' });
  jobStore.take(open, answer(jobs), NOW);
  return jobStore;
};
const one = jobOf(jobIdOf(1), 'started');

describe('the jobStore of jobs', () => {
  it('knows since when a job has its status, and forgets it with the next one', () => {
    const jobStore = jobStoreWith(one);
    jobStore.take(open, answer([one]), NOW + MINUTE);
    expect(jobStore.get(jobIdOf(1))?.statusSince).toBe(NOW);
    jobStore.take(open, answer([jobOf(jobIdOf(1), 'canceling')]), NOW + 2 * MINUTE);
    expect(jobStore.get(jobIdOf(1))?.statusSince).toBe(NOW + 2 * MINUTE);
  });

  it('knows since when a job was canceling, also when it is over', () => {
    const jobStore = jobStoreWith(one);
    expect(jobStore.get(jobIdOf(1))?.cancelingSince).toBeNull();
    jobStore.take(open, answer([jobOf(jobIdOf(1), 'canceling')]), NOW + MINUTE);
    jobStore.take(open, answer([jobOf(jobIdOf(1), 'canceling')]), NOW + 2 * MINUTE);
    jobStore.take(ids(1), answer([jobOf(jobIdOf(1), 'cancelled')]), NOW + 3 * MINUTE);
    expect(jobStore.get(jobIdOf(1))).toMatchObject({
      job: { status: 'cancelled' },
      cancelingSince: NOW + MINUTE,
    });
  });

  it('marks a job that was asked for by id and is missing, until it is there again', () => {
    const jobStore = jobStoreWith(one, jobOf(jobIdOf(2), 'ready'));
    expect(jobStore.take(ids(1, 2, 3), answer([one]), NOW)).toEqual({ missing: ['2', '3'] });
    expect(jobStore.get(jobIdOf(2))).toMatchObject({ vanished: true, job: { status: 'ready' } });
    expect(jobStore.get(jobIdOf(3))).toBeUndefined();
    expect(jobStore.openIds()).toEqual(['1']);
    jobStore.take(listing, answer([jobOf(jobIdOf(2), 'ready')]), NOW);
    expect(jobStore.openIds()).toEqual(['1', '2']);
  });

  it('keeps what it knows of a job of which an answer says the same, and says that nothing has changed', () => {
    const jobStore = jobStoreWith(one, jobOf(jobIdOf(2), 'ready'));
    const [before, version] = [jobStore.get(jobIdOf(1)), jobStore.version()];
    jobStore.take(open, answer([{ ...one }]), NOW + MINUTE);
    expect(jobStore.get(jobIdOf(1))).toBe(before);
    expect(jobStore.version()).toBe(version);
    jobStore.take(open, answer([{ ...one, rows: '7' }]), NOW + MINUTE);
    expect(jobStore.get(jobIdOf(1))?.job.rows).toBe('7');
    expect(jobStore.version()).not.toBe(version);
    jobStore.take(open, answer([{ ...one, rows: '7', isQueryCut: true }]), NOW + MINUTE);
    expect(jobStore.get(jobIdOf(1))?.job.isQueryCut).toBe(true);
  });

  it('tells each change of a status once, from poll to poll, and none of a job that is new', () => {
    const jobStore = jobStoreWith(one, jobOf(jobIdOf(2), 'ready'));
    jobStore.take(open, answer([jobOf(jobIdOf(1), 'canceling')]), NOW);
    expect(jobStore.takeStatusChanges()).toEqual([]);
    jobStore.take(open, answer([jobOf(jobIdOf(2), 'started'), jobOf(jobIdOf(3), 'ready')]), NOW);
    jobStore.take(ids(3), answer([jobOf(jobIdOf(3), 'started')]), NOW);
    jobStore.applyStatus(jobIdOf(1), 3, NOW);
    const changed = jobStore.takeStatusChanges().map(({ jobId, status }) => [jobId, status]);
    expect(changed).toEqual([
      ['2', 'started'],
      ['1', 'cancelled'],
    ]);
    expect(jobStore.takeStatusChanges()).toEqual([]);
  });

  it('does not tell a status that was another for a while and is as it was', () => {
    const jobStore = jobStoreWith(one);
    jobStore.takeStatusChanges();
    jobStore.take(open, answer([jobOf(jobIdOf(1), 'canceling')]), NOW);
    jobStore.take(open, answer([one]), NOW);
    expect(jobStore.takeStatusChanges()).toEqual([]);
  });

  it('does not go back on a final status, whatever an answer says that comes late', () => {
    const jobStore = jobStoreWith(jobOf(jobIdOf(1), 'cancelled'));
    jobStore.take(open, answer([one]), NOW + MINUTE);
    expect(jobStore.get(jobIdOf(1))).toMatchObject({
      job: { status: 'cancelled' },
      statusSince: NOW,
    });
    expect(jobStore.openIds()).toEqual([]);
  });

  it('takes a job that is merely not in a list for no missing job', () => {
    const jobStore = jobStoreWith(one);
    expect(jobStore.take(listing, answer([]), NOW)).toEqual({ missing: [] });
    expect(jobStore.take(open, answer([]), NOW)).toEqual({ missing: [] });
    expect(jobStore.get(jobIdOf(1))?.vanished).toBe(false);
  });

  it('counts a status that the contract does not name as open', () => {
    const odd: Job = { ...one, status: 'unknown', statusCode: 9 };
    expect(jobStoreWith(odd, jobOf(jobIdOf(2), 'failed')).openIds()).toEqual(['1']);
  });

  it('keeps what was thought of the zone until several jobs say otherwise', () => {
    const jobStore = createJobStore({ kind: 'assumed', timeZone: 'Asia/Shanghai' });
    const runs = [1, 2].map((number) => jobOf(jobIdOf(number), 'started'));
    jobStore.take(ids(1, 2), answer(runs, NOW), NOW);
    expect(jobStore.zone()).toEqual({ kind: 'assumed', timeZone: 'Asia/Shanghai' });
    const ends = ['2026-11-24T07:00:10', '2026-11-24T07:00:40'];
    ends.forEach((endedAt, index) => {
      const at = NOW + (index + 1) * 30 * SECOND;
      jobStore.take(
        ids(index + 1),
        answer([{ ...jobOf(jobIdOf(index + 1), 'started'), endedAt }], at),
        at,
      );
      if (index === 0) expect(jobStore.zone()).toMatchObject({ kind: 'assumed' });
    });
    expect(jobStore.zone()).toEqual({ kind: 'learnt', timeZone: 'America/New_York' });
  });

  it('learns nothing from a job that ended in the night, though a list without it was seen since', () => {
    const jobStore = createJobStore({ kind: 'unknown' });
    jobStore.take(ids(1), answer([one], NOW - DAY), NOW - DAY);
    jobStore.take(listing, answer([], NOW), NOW);
    const ended = { ...one, endedAt: '2026-11-24T03:00:00' };
    jobStore.take(ids(1), answer([ended], NOW + SECOND), NOW + SECOND);
    expect(jobStore.zone()).toEqual({ kind: 'unknown' });
  });
});
