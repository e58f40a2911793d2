import { SECOND, MINUTE } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import { createScriptedCasJobs } from '../fakes/scripted-casjobs.ts';
import { memoryFile } from './memory-file.ts';
import {
  ACCOUNT,
  cancelledAfter,
  useFakeClock,
  JOB,
  running,
  watchOf,
  watchedAccount,
  pollingAccount,
  accountWithJob,
} from './watched-account.ts';

describe('looks and the answer of CancelJob crossing on their way', () => {
  it('an older poll that still travels when CancelJob is answered does not judge', async () => {
    const here = await accountWithJob([[0, 'canceling']]);
    const held = here.service.holdNext('jobs');
    const refreshed = here.watcher.refresh();
    await held.arrived;
    await here.watcher.cancel(JOB, 'window');
    await here.pass(SECOND);
    expect(here.registry.get(ACCOUNT, JOB)?.sent).toBe('heard');
    held.release();
    await here.pass(0);
    expect(here.watcher.jobStore.get(JOB)?.job.status).toBe('started');
    expect(here.registry.get(ACCOUNT, JOB)).toMatchObject({
      idlePolls: 0,
      silentSince: null,
    });
    await here.pass(SECOND);
    await refreshed;
    expect(here.registry.get(ACCOUNT, JOB)?.cancelingSince).not.toBeNull();
  });

  it('an old poll does not make a job end that was asked to be cancelled after it began', async () => {
    useFakeClock();
    const service = createScriptedCasJobs();
    const here = watchedAccount({ service });
    const held = service.holdNext('jobs');
    here.watcher.start();
    await held.arrived;
    service.script(JOB, { life: running, afterCancel: cancelledAfter(5 * SECOND) });
    await here.watcher.cancel(JOB, 'window');
    held.release();
    await here.pass(20 * SECOND);
    expect(here.outcomes()).toEqual(['cancelled']);
  });

  it('a poll quicker than the answer of CancelJob tells of canceling, the answer not again', async () => {
    const here = await accountWithJob(cancelledAfter(30 * SECOND));
    const held = here.service.holdNext('cancel');
    await here.watcher.cancel(JOB, 'window');
    await held.arrived;
    await here.refresh();
    expect(here.begun).toHaveLength(1);
    held.release();
    await here.pass(MINUTE);
    expect(here.begun).toHaveLength(1);
    expect(here.outcomes()).toEqual(['cancelled']);
  });

  it('a poll that sees the end before CancelJob is answered tells it, the answer nothing more', async () => {
    const here = await accountWithJob(cancelledAfter(SECOND));
    const held = here.service.holdNext('cancel');
    await here.watcher.cancel(JOB, 'window');
    await held.arrived;
    await here.pass(2 * SECOND);
    await here.refresh();
    expect(here.outcomes()).toEqual(['cancelled']);
    held.release();
    await here.pass(MINUTE);
    expect(here.outcomes()).toEqual(['cancelled']);
  });

  it('looks that see no effect while CancelJob is on its way do not count', async () => {
    const here = await accountWithJob();
    const held = here.service.holdNext('cancel');
    await here.watcher.cancel(JOB, 'window');
    await held.arrived;
    await here.pass(5 * MINUTE);
    expect(here.outcomes()).toEqual([]);
    held.release();
    await here.pass(5 * MINUTE);
    expect(here.outcomes()).toEqual(['quick-job']);
  });

  it('a fault that follows on a job seen canceling does not unmake its cancel', async () => {
    const here = await accountWithJob(cancelledAfter(2 * MINUTE));
    const fault = { code: 'service-fault', carriedOut: true, afterMs: 30 * SECOND } as const;
    here.service.failNext({ operation: 'cancel', ...fault });
    await here.watcher.cancel(JOB, 'window');
    await here.refresh();
    expect(here.begun).toHaveLength(1);
    await here.pass(3 * MINUTE);
    expect(here.outcomes()).toEqual(['cancelled']);
  });
});

describe('a restart', () => {
  it.each([
    ['still runs, the wish is fresh: CancelJob is sent again', MINUTE, 1, 'cancelled'],
    ['still runs, the wish is old: not confirmed', 11 * MINUTE, 0, 'not-confirmed'],
  ] as const)('with a CancelJob on its way, and the job %s', async (_title, age, sent, outcome) => {
    useFakeClock();
    const service = createScriptedCasJobs();
    service.script(JOB, { life: running, afterCancel: cancelledAfter(5 * SECOND) });
    const file = memoryFile([watchOf({ since: Date.now() - age })]);
    const here = await pollingAccount({ service, file });
    await here.pass(5 * MINUTE);
    expect(service.of('cancel')).toHaveLength(sent);
    expect(here.outcomes()).toEqual([outcome]);
  });

  it('while a job is canceling tells its end, and not once more that it began', async () => {
    useFakeClock();
    const service = createScriptedCasJobs();
    service.script(JOB, { life: cancelledAfter(30 * SECOND) });
    const since = Date.now() - MINUTE;
    const lying = watchOf({ since, sent: 'heard', tries: 1, cancelingSince: since });
    const here = await pollingAccount({ service, file: memoryFile([lying]) });
    await here.pass(MINUTE);
    expect(here.begun).toEqual([]);
    expect(here.outcomes()).toEqual(['cancelled']);
    expect(here.outcomeEvents[0]?.cancelingMs).toBeGreaterThanOrEqual(90 * SECOND);
  });
});
