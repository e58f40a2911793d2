import { SECOND, MINUTE } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import { createScriptedCasJobs } from '../fakes/scripted-casjobs.ts';
import { VaultError } from '../../electron/vault/vault.ts';
import { useFakeClock, JOB, watchedAccount, accountWithJob } from './watched-account.ts';

describe('a service that fails', () => {
  it('is left in peace, longer each time, and seen within two minutes when it is well again', async () => {
    const { service, watcher, pass } = await accountWithJob();
    await watcher.watch(JOB, true, 'window');
    service.failAll('unreachable');
    const start = service.of('jobs').length;
    await pass(30 * MINUTE);
    const asked = service.of('jobs').slice(start);
    const times = asked.map(({ at }) => at);
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(gaps.slice(0, 4).map((gap) => Math.round(gap / SECOND))).toEqual([2, 4, 8, 16]);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(2 * MINUTE + SECOND);
    const { connection, lastSuccessAt } = watcher.state();
    expect(connection).toMatchObject({ kind: 'error', code: 'unreachable' });
    expect(lastSuccessAt).toBeLessThan(Date.now() - 29 * MINUTE);
    service.failAll(null);
    await pass(2 * MINUTE + SECOND);
    expect(watcher.state()).toMatchObject({ connection: { kind: 'good' }, failures: 0 });
  });

  it('keeps what was known of the jobs, and since when it is that fails', async () => {
    const { service, watcher, pass, refresh } = await accountWithJob();
    service.failAll('timed-out');
    const since = Date.now() + 5;
    await refresh();
    await pass(10 * MINUTE);
    expect(watcher.state().connection).toMatchObject({ code: 'timed-out', since });
    expect(watcher.jobStore.get(JOB)?.job.status).toBe('started');
  });

  it('a passing fault makes the next poll come a little later, no more', async () => {
    const { service, watcher, pass } = await accountWithJob();
    service.failNext({ operation: 'jobs', code: 'passing-fault' });
    await watcher.watch(JOB, true, 'window');
    await pass(4 * SECOND);
    expect(watcher.state().connection).toEqual({ kind: 'good' });
  });

  it('with its first polls failing, the app still says nothing of old jobs later', async () => {
    useFakeClock();
    const service = createScriptedCasJobs();
    service.script(JOB, { life: [[0, 'finished']] });
    service.failAll('unreachable');
    const here = watchedAccount({ service });
    here.watcher.start();
    await here.pass(5 * MINUTE);
    expect(here.watcher.state()).toMatchObject({ lastSuccessAt: null });
    service.failAll(null);
    await here.pass(3 * MINUTE);
    expect(here.watcher.jobStore.get(JOB)?.job.status).toBe('finished');
    expect(here.outcomeEvents).toEqual([]);
  });
});

describe('a keychain that does not answer in time', () => {
  it('is asked on, so that its jobs are seen as soon as it answers', async () => {
    useFakeClock();
    const service = createScriptedCasJobs();
    service.script(JOB, { life: [[0, 'started']] });
    let isOpen = false;
    const jobs: typeof service.jobs = (...asked) =>
      isOpen ? service.jobs(...asked) : Promise.reject(new VaultError('keychain-slow'));
    const { watcher, pass } = watchedAccount({ service: { ...service, jobs } });
    watcher.start();
    await pass(10 * MINUTE);
    expect(watcher.state().connection).toMatchObject({ code: 'keychain-slow' });
    isOpen = true;
    await pass(2 * SECOND);
    expect(watcher.state().connection).toEqual({ kind: 'good' });
  });
});

describe('a service that asks to be left alone', () => {
  const resting = { code: 'passing-fault', retryAfterMs: 3 * MINUTE } as const;

  it('by a poll is not polled before', async () => {
    const { service, watcher, pass } = await accountWithJob();
    service.failNext({ operation: 'jobs', ...resting });
    await watcher.watch(JOB, true, 'window');
    await pass(2 * SECOND);
    const before = service.calls.length;
    watcher.reconsider();
    await pass(3 * MINUTE - 2 * SECOND);
    expect(service.calls.length).toBe(before);
    await pass(100 * SECOND);
    expect(service.calls.length).toBeGreaterThan(before);
    expect(watcher.state().connection).toEqual({ kind: 'good' });
  });

  it('by a CancelJob is not polled before, and the cancel is sent again only then', async () => {
    const { service, watcher, pass } = await accountWithJob([[0, 'canceling']]);
    service.failNext({ operation: 'cancel', ...resting });
    await watcher.cancel(JOB, 'window');
    await pass(SECOND / 2);
    const before = service.of('jobs').length;
    await pass(3 * MINUTE - SECOND);
    expect([service.of('jobs').length, service.of('cancel').length]).toEqual([before, 1]);
    await pass(100 * SECOND);
    expect(service.of('cancel')).toHaveLength(2);
  });

  it('is polled anyway when the user asks, and at the usual pace when it is well', async () => {
    const { service, watcher, pass, refresh } = await accountWithJob();
    service.failNext({ operation: 'jobs', ...resting });
    await watcher.watch(JOB, true, 'window');
    await pass(2 * SECOND);
    await refresh();
    expect(watcher.state().connection).toEqual({ kind: 'good' });
    const before = service.calls.length;
    await pass(5 * SECOND);
    expect(service.calls.length).toBeGreaterThan(before);
  });
});

describe('a poll that a cancel asked for', () => {
  it('and that failed is made up for: its job is asked about before the list', async () => {
    const { service, watcher, pass, refresh } = await accountWithJob([[0, 'canceling']]);
    const held = service.holdNext('cancel');
    await watcher.cancel(JOB, 'window');
    await pass(70 * SECOND);
    await refresh();
    service.failNext({ operation: 'jobs', code: 'timed-out', afterMs: 65 * SECOND });
    held.release();
    const before = service.of('jobs').length;
    await pass(90 * SECOND);
    const asked = service.of('jobs').slice(before, before + 2);
    expect(asked.map(({ question }) => question?.about)).toEqual(['ids', 'ids']);
  });
});

describe('a pause', () => {
  it('stops the polls; its end has them go on', async () => {
    const here = await accountWithJob();
    here.paused = true;
    here.watcher.reconsider();
    const before = here.service.calls.length;
    await here.pass(60 * MINUTE);
    expect(here.service.calls).toHaveLength(before);
    here.paused = false;
    here.watcher.reconsider();
    await here.pass(11 * MINUTE);
    expect(here.service.calls.length).toBeGreaterThan(before);
  });

  it('that begins while a poll travels lets it end, and plans no other', async () => {
    const here = await accountWithJob();
    const held = here.service.holdNext('jobs');
    const refreshed = here.watcher.refresh();
    await held.arrived;
    here.paused = true;
    here.watcher.reconsider();
    held.release();
    await refreshed;
    const before = here.service.calls.length;
    await here.pass(60 * MINUTE);
    expect(here.service.calls).toHaveLength(before);
  });
});

describe('an open window', () => {
  it('that opens while a poll travels does not send a second one after it', async () => {
    const here = await accountWithJob();
    const held = here.service.holdNext('jobs');
    const refreshed = here.watcher.refresh();
    await held.arrived;
    here.seen = true;
    here.watcher.seenChanged();
    await here.pass(5 * MINUTE);
    expect(here.service.mostAtOnce('jobs')).toBe(1);
    held.release();
    await refreshed;
  });

  it('starts a poll at once, and one every two minutes from then on', async () => {
    const here = await accountWithJob();
    await here.pass(65 * MINUTE);
    const before = here.service.calls.length;
    here.seen = true;
    here.watcher.seenChanged();
    await here.pass(SECOND);
    expect(here.service.calls.length - before).toBe(1);
    await here.pass(6 * MINUTE);
    expect(here.service.calls.length - before).toBe(4);
  });

  it('starts none if the jobs have just been polled', async () => {
    const here = await accountWithJob();
    await here.refresh();
    const before = here.service.calls.length;
    here.seen = true;
    here.watcher.seenChanged();
    await here.pass(SECOND);
    expect(here.service.calls).toHaveLength(before);
  });
});
