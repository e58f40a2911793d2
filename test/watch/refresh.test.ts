import { describe, expect, it } from 'vitest';
import { type ScriptedCasJobs } from '../fakes/scripted-casjobs.ts';
import { holdTheClock, JOB, running, SECOND, world, worldWithJob } from './world.ts';

const questionsOf = (service: ScriptedCasJobs): readonly string[] =>
  service.of('jobs').map(({ question }) => question?.about ?? '');
describe('a refresh', () => {
  it('is answered by a look that began after it, not by one that travels', async () => {
    holdTheClock();
    const here = world();
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
    expect(here.watcher.book.get(JOB)?.job.status).toBe('started');
  });

  it('asked for many times while a look travels is one more look', async () => {
    const { service, watcher, pass } = await worldWithJob();
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

  it('asked for at the very moment when a look ends never makes two looks travel at once', async () => {
    const { service, watcher, pass } = await worldWithJob();
    const again = watcher.refresh().then(() => watcher.refresh());
    const follower = watcher.refresh();
    await pass(SECOND);
    await Promise.all([again, follower]);
    expect(service.mostAtOnce('jobs')).toBe(1);
  });

  it('brings the list even when a cancel asks for its job first', async () => {
    const { service, watcher, pass } = await worldWithJob([[0, 'canceling']]);
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
    expect(questionsOf(service).slice(before)).toEqual(['ids', 'since']);
  });
});
