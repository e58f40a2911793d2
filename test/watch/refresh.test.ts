import { SECOND, MINUTE, DAY } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import {
  createScriptedCasJobs,
  jobIdOf,
  queriesOf,
  type ScriptedCasJobs,
} from '../fakes/scripted-casjobs.ts';
import {
  useFakeClock,
  JOB,
  running,
  watchedAccount,
  pollingAccount,
  accountWithJob,
} from './watched-account.ts';

/** Finished, and submitted so many days before now. */
const oldJob = (service: ScriptedCasJobs, n: number, days: number): void =>
  service.script(jobIdOf(n), {
    life: [[0, 'finished']],
    facts: { submittedAt: new Date(Date.now() - days * DAY).toISOString().slice(0, 19) },
  });

describe('older jobs', () => {
  it('come a month at a time, when they are asked for', async () => {
    useFakeClock();
    const service = createScriptedCasJobs();
    [10, 40, 61, 100].forEach((days, index) => oldJob(service, index + 1, days));
    const { watcher, pass, outcomeEvents } = await pollingAccount({ service });
    const known = (): string[] => watcher.jobStore.all().map(({ job }) => job.jobId);
    expect([known(), watcher.listedSince()]).toEqual([['1'], '2026-10-25']);
    const before = service.calls.length;
    void watcher.listOlder();
    await pass(SECOND);
    expect([known(), watcher.listedSince()]).toEqual([['1', '2'], '2026-09-25']);
    expect(service.calls.length - before).toBe(1);
    void watcher.listOlder();
    await pass(SECOND);
    expect([known(), watcher.listedSince()]).toEqual([['1', '2', '3'], '2026-08-26']);
    expect(outcomeEvents).toEqual([]);
  });

  it('that could not be listed are asked for again, and not a month further', async () => {
    const { service, watcher, pass } = await accountWithJob();
    oldJob(service, 1, 40);
    service.failNext({ operation: 'jobs', code: 'unreachable' });
    void watcher.listOlder();
    await pass(MINUTE);
    expect(watcher.listedSince()).toBe('2026-09-25');
    expect(watcher.jobStore.get(jobIdOf(1))?.job.status).toBe('finished');
    expect(queriesOf(service).filter((about) => about === 'between')).toHaveLength(2);
  });
});

describe('a refresh', () => {
  it('is answered by a poll that began after it, not by one that travels', async () => {
    useFakeClock();
    const here = watchedAccount();
    const held = here.service.holdNext('jobs');
    here.watcher.start();
    await held.arrived;
    here.service.script(JOB, { life: running });
    let done = false;
    const refreshed = here.watcher.refresh().then(() => (done = true));
    held.release();
    await here.pass(0);
    expect(done).toBe(false);
    await here.pass(SECOND);
    await refreshed;
    expect(here.watcher.jobStore.get(JOB)?.job.status).toBe('started');
  });

  it('asked for many times while a poll travels is one more poll', async () => {
    const { service, watcher, pass } = await accountWithJob();
    const held = service.holdNext('jobs');
    const first = watcher.refresh();
    await held.arrived;
    const more = [watcher.refresh(), watcher.refresh(), watcher.refresh()];
    const before = service.calls.length;
    held.release();
    await pass(100);
    await Promise.all([first, ...more]);
    expect(service.calls.length - before).toBe(1);
  });

  it('asked for at the very moment when a poll ends never makes two polls travel at once', async () => {
    const { service, watcher, pass } = await accountWithJob();
    const again = watcher.refresh().then(() => watcher.refresh());
    const follower = watcher.refresh();
    await pass(SECOND);
    await Promise.all([again, follower]);
    expect(service.mostAtOnce('jobs')).toBe(1);
  });

  it('brings the list even when a cancel asks for its job first', async () => {
    const { service, watcher, pass } = await accountWithJob([[0, 'canceling']]);
    const held = service.holdNext('jobs');
    const first = watcher.refresh();
    await held.arrived;
    await watcher.cancel(JOB, 'tray');
    await pass(100);
    const second = watcher.refresh();
    held.release();
    const before = service.of('jobs').length;
    await pass(500);
    await Promise.all([first, second]);
    expect(queriesOf(service).slice(before)).toEqual(['ids', 'since']);
  });
});
