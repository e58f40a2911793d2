import { MINUTE } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import { createScriptedCasJobs } from '../fakes/scripted-casjobs.ts';
import {
  ACCOUNT,
  useFakeClock,
  JOB,
  running,
  watchedAccount,
  accountWithJob,
} from './watched-account.ts';

describe('an account that is taken away', () => {
  it('during a poll: the answer is dropped, and no poll follows', async () => {
    useFakeClock();
    const service = createScriptedCasJobs();
    service.script(JOB, { life: running });
    const here = watchedAccount({ service });
    const held = service.holdNext('jobs');
    here.watcher.start();
    await held.arrived;
    const followed = here.watcher.refresh();
    here.remove();
    held.release();
    await followed;
    await here.pass(60 * MINUTE);
    expect(here.watcher.jobStore.all()).toEqual([]);
    expect(service.calls).toHaveLength(1);
    expect(here.watcher.state().connection).toEqual({ kind: 'checking' });
  });

  it('during a poll that fails: nobody hears of its error', async () => {
    const here = await accountWithJob();
    here.service.failNext({ operation: 'jobs', code: 'timed-out', afterMs: MINUTE });
    const refreshed = here.watcher.refresh();
    here.remove();
    await here.pass(10 * MINUTE);
    await refreshed;
    expect(here.watcher.state().connection).toEqual({ kind: 'good' });
  });

  it('during a cancel: nothing is told, nothing stays on the disk', async () => {
    const here = await accountWithJob([[0, 'canceling']]);
    const held = here.service.holdNext('cancel');
    await here.watcher.cancel(JOB, 'window');
    await held.arrived;
    here.remove();
    held.release();
    await here.pass(10 * MINUTE);
    expect([...here.outcomeEvents, ...here.begun]).toEqual([]);
    expect(here.file.lying()).toEqual([]);
    expect(here.service.of('cancel')).toHaveLength(1);
  });

  it('while the wish is being written: no CancelJob is sent', async () => {
    const here = await accountWithJob([[0, 'canceling']]);
    const go = here.file.slow();
    const entered = here.watcher.cancel(JOB, 'window');
    here.remove();
    go();
    await entered;
    await here.pass(10 * MINUTE);
    expect(here.service.of('cancel')).toEqual([]);
    expect(here.registry.ofAccount(ACCOUNT)).toEqual([]);
    expect(here.file.lying()).toEqual([]);
  });
});
