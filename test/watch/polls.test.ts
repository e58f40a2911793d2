import { SECOND, MINUTE, DAY } from '../fakes/durations.ts';
import { describe, expect, it, vi } from 'vitest';
import {
  createScriptedCasJobs,
  jobIdOf,
  queriesOf,
  type ScriptedCasJobs,
} from '../fakes/scripted-casjobs.ts';
import { memoryFile } from './memory-file.ts';
import {
  useFakeClock,
  JOB,
  running,
  watchOf,
  pollingAccount,
  accountWithJob,
} from './watched-account.ts';

const timesOf = (service: ScriptedCasJobs): readonly number[] =>
  service.of('jobs').map(({ at }) => at);
const gapsOf = (times: readonly number[]): readonly number[] =>
  times.slice(1).map((at, index) => at - (times[index] ?? 0));

/** Submitted so many days before now. */
const submitted = (days: number): { submittedAt: string } => ({
  submittedAt: new Date(Date.now() - days * DAY).toISOString().slice(0, 19),
});

describe('the first polls', () => {
  it('list the month and all that is open, and say nothing about old jobs', async () => {
    useFakeClock();
    const service = createScriptedCasJobs();
    service.script(jobIdOf(1), { life: [[0, 'finished']], facts: submitted(3) });
    service.script(jobIdOf(2), { life: [[0, 'failed']], facts: submitted(40) });
    service.script(jobIdOf(3), { life: running, facts: submitted(40) });
    const { watcher, outcomeEvents, begun } = await pollingAccount({ service });
    expect(queriesOf(service)).toEqual(['since', 'open']);
    expect(watcher.jobStore.all().map(({ job }) => job.jobId)).toEqual(['1', '3']);
    expect([...outcomeEvents, ...begun]).toEqual([]);
    expect(watcher.state()).toMatchObject({ connection: { kind: 'good' }, failures: 0 });
  });

  it('of an account without jobs find an empty list, and the next poll comes in ten minutes', async () => {
    useFakeClock();
    const { watcher, service, pass } = await pollingAccount();
    expect(watcher.jobStore.all()).toEqual([]);
    expect(watcher.state().connection).toEqual({ kind: 'good' });
    await pass(9 * MINUTE);
    expect(service.calls).toHaveLength(2);
    await pass(MINUTE);
    expect(service.calls).toHaveLength(3);
  });

  it('settle what was left over when the app ended: a job cancelled meanwhile is told as cancelled', async () => {
    useFakeClock();
    const service = createScriptedCasJobs();
    service.script(JOB, { life: [[0, 'cancelled']], facts: submitted(2) });
    const file = memoryFile([watchOf({ sent: 'heard', tries: 1 })]);
    const { outcomes } = await pollingAccount({ service, file });
    expect(outcomes()).toEqual(['cancelled']);
    expect(file.lying()).toEqual([]);
  });
});

describe('the polls that follow', () => {
  it('are one question each, however many jobs are watched', async () => {
    useFakeClock();
    const service = createScriptedCasJobs();
    for (let n = 1; n <= 40; n += 1) service.script(jobIdOf(n), { life: running });
    const { watcher, pass } = await pollingAccount({ service });
    for (let n = 1; n <= 40; n += 1) await watcher.watch(jobIdOf(n), true, 'window');
    await pass(10 * SECOND);
    const gaps = gapsOf(timesOf(service).slice(2));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(950);
    expect(service.mostAtOnce('jobs')).toBe(1);
  });

  it.each([
    ['500 ids of 15 digits in one question', 500, 1e14, [500]],
    ['600 of them in two, the newer ones with the second', 600, 1e14, [500, 100]],
    ['500 of the longest ids in two', 500, 9_000_000_000_000_000_000n, [400, 100]],
  ] as const)('ask for %s', async (_title, count, lowest, sizes) => {
    useFakeClock();
    const service = createScriptedCasJobs();
    for (let n = 1; n <= count; n += 1) {
      service.script(jobIdOf(String(BigInt(lowest) + BigInt(n))), { life: running });
    }
    const { watcher, pass } = await pollingAccount({ service });
    const before = service.calls.length;
    const first = jobIdOf(String(BigInt(lowest) + 1n));
    await watcher.watch(first, true, 'window');
    await pass(1_100);
    const asked = service.calls.slice(before).map(({ question }) => question);
    const newest = String(BigInt(lowest) + BigInt(count) + 1n);
    expect(asked.map((one) => one?.about === 'ids' && one.jobIds.length)).toEqual(sizes);
    expect(asked.map((one) => one?.about === 'ids' && one.from)).toEqual(
      sizes.map((_, at) => (at === sizes.length - 1 ? newest : null)),
    );
    expect(service.mostAtOnce('jobs')).toBe(1);
  });

  it('see a watched job that was submitted days ago end, though a list is due each time', async () => {
    useFakeClock();
    const service = createScriptedCasJobs();
    const life = [
      [0, 'started'],
      [120 * MINUTE, 'finished'],
    ] as const;
    service.script(JOB, { life, facts: submitted(5) });
    const { watcher, outcomes, pass } = await pollingAccount({ service });
    await watcher.watch(JOB, true, 'window');
    await pass(120 * MINUTE);
    expect(outcomes()).toEqual([]);
    await pass(3 * MINUTE);
    expect(outcomes()).toEqual(['done-finished']);
  });

  it('find new jobs with the watched ones, by their higher ids', async () => {
    const { service, watcher, pass } = await accountWithJob();
    await watcher.watch(JOB, true, 'window');
    service.script(jobIdOf(6001), { life: [[0, 'ready']] });
    await pass(1_100);
    expect(watcher.jobStore.get(jobIdOf(6001))?.job.status).toBe('ready');
  });

  it('find new jobs within half an hour where ids do not grow', async () => {
    const { service, watcher, pass } = await accountWithJob();
    await watcher.watch(JOB, true, 'window');
    service.script(jobIdOf(6), { life: [[0, 'ready']] });
    await pass(33 * MINUTE);
    expect(watcher.jobStore.get(jobIdOf(6))?.job.status).toBe('ready');
  });

  it.each([true, false])(
    'are fewer than 90 in an hour for who waits (window open: %s)',
    async (seen) => {
      const here = await accountWithJob();
      here.seen = seen;
      await here.watcher.watch(JOB, true, 'window');
      const before = here.service.calls.length;
      await here.pass(60 * MINUTE);
      const requests = here.service.calls.length - before;
      expect(requests).toBeGreaterThan(60);
      expect(requests).toBeLessThan(90);
    },
  );

  it('are as many for 500 jobs as for one', async () => {
    const requestsFor = async (count: number): Promise<number> => {
      const service = createScriptedCasJobs();
      const ids = Array.from({ length: count }, (_, n) => jobIdOf(n + 1));
      ids.forEach((jobId) => service.script(jobId, { life: running }));
      const { watcher, pass } = await pollingAccount({ service });
      for (const jobId of ids) void watcher.watch(jobId, true, 'window');
      const before = service.calls.length;
      await pass(MINUTE);
      watcher.stop();
      return service.calls.length - before;
    };
    useFakeClock();
    expect(await requestsFor(500)).toBe(await requestsFor(1));
  });

  it('are six in an hour while nobody waits and nobody sees, and none where none are wanted', async () => {
    const here = await accountWithJob();
    const before = here.service.calls.length;
    await here.pass(60 * MINUTE);
    expect(here.service.calls.length - before).toBe(6);
    here.backgroundChecks = false;
    here.watcher.reconsider();
    const timers = vi.getTimerCount();
    await here.pass(24 * 60 * MINUTE);
    expect(here.service.calls.length - before).toBe(6);
    expect(timers).toBe(0);
  });

  it('go on quicker once somebody waits for a job', async () => {
    const { service, watcher, pass } = await accountWithJob();
    await pass(5 * MINUTE);
    const before = service.calls.length;
    await watcher.watch(JOB, true, 'tray');
    await pass(1_100);
    expect(service.calls).toHaveLength(before + 1);
  });

  it('say once that a watched job is gone, and stop asking for it', async () => {
    useFakeClock();
    const service = createScriptedCasJobs();
    service.script(JOB, {
      life: [
        [0, 'started'],
        [2 * SECOND, 'gone'],
      ],
    });
    const { watcher, outcomes, pass } = await pollingAccount({ service });
    await watcher.watch(JOB, true, 'window');
    await pass(45 * SECOND);
    expect(outcomes()).toEqual([]);
    await pass(MINUTE);
    expect(outcomes()).toEqual(['vanished']);
    expect(watcher.jobStore.openIds()).toEqual([]);
  });

  it('learn the zone of the server from a job that they see starting', async () => {
    useFakeClock();
    const service = createScriptedCasJobs();
    const facts = submitted(0);
    service.script(JOB, { life: [[0, 'ready']], facts });
    const here = await pollingAccount({ service });
    const { watcher, pass } = here;
    here.seen = true;
    watcher.seenChanged();
    service.script(JOB, { life: running, facts: { ...facts, startedAt: '2026-11-24T20:00:08' } });
    await pass(20 * SECOND);
    expect(watcher.jobStore.zone()).toEqual({ kind: 'learnt', timeZone: 'Asia/Shanghai' });
  });
});
