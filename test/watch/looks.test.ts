import { describe, expect, it } from 'vitest';
import { createScriptedCasJobs, id, type ScriptedCasJobs } from '../fakes/scripted-casjobs.ts';
import { memoryFile } from './memory-file.ts';
import {
  DAY,
  holdTheClock,
  JOB,
  MINUTE,
  running,
  SECOND,
  watchOf,
  worldUnderWay,
  worldWithJob,
} from './world.ts';

const questionsOf = (service: ScriptedCasJobs): readonly string[] =>
  service.of('jobs').map(({ question }) => question?.about ?? '');
const timesOf = (service: ScriptedCasJobs): readonly number[] =>
  service.of('jobs').map(({ at }) => at);
const gapsOf = (times: readonly number[]): readonly number[] =>
  times.slice(1).map((at, index) => at - (times[index] ?? 0));

/** Submitted so many days before now. */
const submitted = (days: number): { submittedAt: string } => ({
  submittedAt: new Date(Date.now() - days * DAY).toISOString().slice(0, 19),
});

describe('the first looks', () => {
  it('list the month and all that is open, and say nothing about old jobs', async () => {
    holdTheClock();
    const service = createScriptedCasJobs();
    service.script(id(1), { life: [[0, 'finished']], facts: submitted(3) });
    service.script(id(2), { life: [[0, 'failed']], facts: submitted(40) });
    service.script(id(3), { life: running, facts: submitted(40) });
    const { watcher, told, begun } = await worldUnderWay({ service });
    expect(questionsOf(service)).toEqual(['since', 'open']);
    expect(watcher.book.all().map(({ job }) => job.jobId)).toEqual(['1', '3']);
    expect([...told, ...begun]).toEqual([]);
    expect(watcher.state()).toMatchObject({ standing: { kind: 'good' }, failures: 0 });
  });

  it('of an account without jobs find an empty list, and the next look comes in ten minutes', async () => {
    holdTheClock();
    const { watcher, service, pass } = await worldUnderWay();
    expect(watcher.book.all()).toEqual([]);
    expect(watcher.state().standing).toEqual({ kind: 'good' });
    await pass(9 * MINUTE);
    expect(service.calls).toHaveLength(2);
    await pass(MINUTE);
    expect(service.calls).toHaveLength(3);
  });

  it('settle what was left over when the app ended: a job cancelled meanwhile is told as cancelled', async () => {
    holdTheClock();
    const service = createScriptedCasJobs();
    service.script(JOB, { life: [[0, 'cancelled']], facts: submitted(2) });
    const file = memoryFile([watchOf({ sent: 'heard', tries: 1 })]);
    const { outcomes } = await worldUnderWay({ service, file });
    expect(outcomes()).toEqual(['cancelled']);
    expect(file.lying()).toEqual([]);
  });
});

describe('the looks that follow', () => {
  it('are one question each, however many jobs are watched', async () => {
    holdTheClock();
    const service = createScriptedCasJobs();
    for (let n = 1; n <= 40; n += 1) service.script(id(n), { life: running });
    const { watcher, pass } = await worldUnderWay({ service });
    for (let n = 1; n <= 40; n += 1) await watcher.watch(id(n), true, 'window');
    await pass(10 * SECOND);
    const gaps = gapsOf(timesOf(service).slice(2));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(950);
    expect(service.mostAtOnce('jobs')).toBe(1);
  });

  it('ask for six hundred jobs in questions of five hundred ids at most', async () => {
    holdTheClock();
    const service = createScriptedCasJobs();
    for (let n = 1; n <= 600; n += 1) service.script(id(n), { life: running });
    const { pass } = await worldUnderWay({ service });
    await pass(20 * SECOND);
    const sizes = service
      .of('jobs')
      .flatMap(({ question }) => (question?.about === 'ids' ? [question.jobIds.length] : []));
    expect(sizes).toEqual([500, 100]);
    expect(service.mostAtOnce('jobs')).toBe(1);
  });

  it('see a watched job that was submitted days ago end, though a list is due each time', async () => {
    holdTheClock();
    const service = createScriptedCasJobs();
    const life = [
      [0, 'started'],
      [120 * MINUTE, 'finished'],
    ] as const;
    service.script(JOB, { life, facts: submitted(5) });
    const { watcher, outcomes, pass } = await worldUnderWay({ service });
    await watcher.watch(JOB, true, 'window');
    await pass(120 * MINUTE);
    expect(outcomes()).toEqual([]);
    await pass(3 * MINUTE);
    expect(outcomes()).toEqual(['done-finished']);
  });

  it('find new jobs within a minute or two while others are watched', async () => {
    const { service, watcher, pass } = await worldWithJob();
    await watcher.watch(JOB, true, 'window');
    service.script(id(6), { life: [[0, 'ready']] });
    await pass(70 * SECOND);
    expect(watcher.book.get(id(6))?.job.status).toBe('ready');
  });

  it('go on quicker once somebody waits for a job', async () => {
    const { service, watcher, pass } = await worldWithJob();
    await pass(5 * MINUTE);
    const before = service.calls.length;
    await watcher.watch(JOB, true, 'tray');
    await pass(1_100);
    expect(service.calls).toHaveLength(before + 1);
  });

  it('say once that a watched job is gone, and stop asking for it', async () => {
    holdTheClock();
    const service = createScriptedCasJobs();
    service.script(JOB, {
      life: [
        [0, 'started'],
        [2 * SECOND, 'gone'],
      ],
    });
    const { watcher, outcomes, pass } = await worldUnderWay({ service });
    await watcher.watch(JOB, true, 'window');
    await pass(10 * SECOND);
    expect(outcomes()).toEqual(['vanished']);
    expect(watcher.book.openIds()).toEqual([]);
  });

  it('learn the zone of the server from a job that they see starting', async () => {
    holdTheClock();
    const service = createScriptedCasJobs();
    const facts = submitted(0);
    service.script(JOB, { life: [[0, 'ready']], facts });
    const { watcher, pass } = await worldUnderWay({ service });
    service.script(JOB, { life: running, facts: { ...facts, startedAt: '2026-11-24T20:00:08' } });
    await pass(20 * SECOND);
    expect(watcher.book.zone()).toEqual({ kind: 'learnt', offsetMinutes: 480 });
  });
});
