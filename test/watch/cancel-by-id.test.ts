import { SECOND } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import { createScriptedCasJobs, jobIdOf } from '../fakes/scripted-casjobs.ts';
import {
  cancelledAfter,
  useFakeClock,
  JOB,
  running,
  pollingAccount,
  accountWithJob,
} from './watched-account.ts';

describe('a cancel by an id that no poll has seen', () => {
  it('of an open job goes the way of any other', async () => {
    const here = await accountWithJob();
    here.service.script(jobIdOf(7), { life: running, afterCancel: cancelledAfter(5 * SECOND) });
    await here.watcher.cancel(jobIdOf(7), 'window');
    await here.pass(20 * SECOND);
    expect(here.begun).toMatchObject([{ jobId: '7', taskName: 'task 7' }]);
    expect(here.outcomes()).toEqual(['cancelled']);
  });

  it.each(['finished', 'failed', 'cancelled'] as const)(
    'of a job that has long %s sends no CancelJob and says that it was over',
    async (status) => {
      const here = await accountWithJob();
      const facts = { submittedAt: '2020-01-01T00:00:00' };
      here.service.script(jobIdOf(7), { life: [[0, status]], facts });
      await here.watcher.cancel(jobIdOf(7), 'window');
      await here.pass(10 * SECOND);
      expect(here.outcomeEvents).toMatchObject([{ outcome: 'already-over', status, jobId: '7' }]);
      expect(here.service.of('cancel')).toEqual([]);
    },
  );

  it('that is none is told as no such job, after CancelJob was answered with silence', async () => {
    const here = await accountWithJob();
    await here.watcher.cancel(jobIdOf(404), 'window');
    await here.pass(44 * SECOND);
    expect(here.outcomeEvents).toEqual([]);
    await here.pass(10 * SECOND);
    expect(here.outcomeEvents).toMatchObject([
      { outcome: 'no-such-job', status: null, taskName: null },
    ]);
    expect(here.service.of('cancel')).toHaveLength(1);
  });

  it("that is another's is told as not yours, with the service's own words", async () => {
    const here = await accountWithJob();
    here.service.script(jobIdOf(8), { life: running, anothers: true });
    await here.watcher.cancel(jobIdOf(8), 'window');
    await here.pass(10 * SECOND);
    expect(here.outcomeEvents).toMatchObject([
      { outcome: 'not-yours', error: { code: 'not-owner', detail: 'Job is not yours' } },
    ]);
    expect(here.file.lying()).toEqual([]);
  });

  it('asked for before the first poll has come back is looked up first', async () => {
    useFakeClock();
    const service = createScriptedCasJobs();
    service.script(JOB, { life: running, afterCancel: cancelledAfter(5 * SECOND) });
    const here = await pollingAccount({ service });
    await here.watcher.cancel(JOB, 'tray');
    await here.pass(20 * SECOND);
    expect(here.outcomes()).toEqual(['cancelled']);
  });
});
