import { SECOND, MINUTE } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import { createScriptedCasJobs, type StatusTimeline } from '../fakes/scripted-casjobs.ts';
import {
  ACCOUNT,
  cancelledAfter,
  useFakeClock,
  JOB,
  running,
  pollingAccount,
  accountWithJob,
} from './watched-account.ts';

const cancelingThen = (status: 'failed' | 'finished'): StatusTimeline => [
  [0, 'canceling'],
  [30 * SECOND, status],
];

describe('a cancel', () => {
  it('is told as cancelled when the service says cancelled, and as canceling before', async () => {
    const here = await accountWithJob(cancelledAfter(30 * SECOND));
    expect(await here.watcher.cancel(JOB, 'tray')).toEqual({ ok: true, value: null });
    await here.pass(SECOND);
    expect(here.begun).toEqual([
      { accountKey: ACCOUNT, jobId: JOB, taskName: 'task 5001', source: 'tray' },
    ]);
    expect(here.outcomeEvents).toEqual([]);
    await here.pass(40 * SECOND);
    expect(here.outcomeEvents).toMatchObject([
      { outcome: 'cancelled', jobId: JOB, source: 'tray', status: 'cancelled', error: null },
    ]);
    expect(here.outcomeEvents[0]?.cancelingMs).toBeGreaterThanOrEqual(29 * SECOND);
    expect(here.begun).toHaveLength(1);
    expect(here.file.lying()).toEqual([]);
  });

  it.each([
    ['failed', 'failed-while-cancelling'],
    ['finished', 'finished-before'],
  ] as const)('of a job that has %s meanwhile is told as that', async (status, outcome) => {
    const here = await accountWithJob(cancelingThen(status));
    await here.watcher.cancel(JOB, 'window');
    await here.pass(MINUTE);
    expect(here.outcomes()).toEqual([outcome]);
  });

  it('of a job that is over sends no CancelJob', async () => {
    const here = await accountWithJob(undefined, [[0, 'finished']]);
    expect(await here.watcher.cancel(JOB, 'window')).toMatchObject({ ok: true });
    expect(here.outcomeEvents).toMatchObject([{ outcome: 'already-over', status: 'finished' }]);
    expect(here.service.of('cancel')).toEqual([]);
    expect(here.file.lying()).toEqual([]);
  });

  it('of a quick job is told as such after 45 seconds and three polls, and it is sent once', async () => {
    const here = await accountWithJob();
    await here.watcher.cancel(JOB, 'window');
    await here.pass(45 * SECOND);
    expect(here.outcomeEvents).toEqual([]);
    await here.pass(6 * SECOND);
    expect(here.outcomeEvents).toMatchObject([{ outcome: 'quick-job', status: 'started' }]);
    expect(here.service.of('cancel')).toHaveLength(1);
  });

  it('of a job that is canceling already is followed to its end without a CancelJob', async () => {
    const here = await accountWithJob(undefined, cancelledAfter(30 * SECOND));
    await here.watcher.cancel(JOB, 'window');
    await here.pass(MINUTE);
    expect(here.service.of('cancel')).toEqual([]);
    expect(here.begun).toHaveLength(1);
    expect(here.outcomes()).toEqual(['cancelled']);
  });

  it('begun by a poll that came while the wish was being written is told once', async () => {
    const here = await accountWithJob(undefined, [
      [0, 'started'],
      [2 * SECOND, 'canceling'],
    ]);
    const go = here.file.slow();
    const entered = here.watcher.cancel(JOB, 'window');
    await here.pass(3 * SECOND);
    await here.refresh();
    expect(here.begun).toHaveLength(1);
    go();
    await entered;
    await here.pass(MINUTE);
    expect(here.begun).toHaveLength(1);
  });

  it('asked for twice at once, and again later, is one CancelJob and one wish', async () => {
    const here = await accountWithJob(cancelledAfter(5 * SECOND));
    const both = [here.watcher.cancel(JOB, 'tray'), here.watcher.cancel(JOB, 'window')];
    await Promise.all(both);
    await here.pass(2 * SECOND);
    await here.watcher.cancel(JOB, 'window');
    await here.pass(MINUTE);
    expect(here.service.of('cancel')).toHaveLength(1);
    expect(here.begun).toHaveLength(1);
    expect(here.outcomeEvents).toMatchObject([{ outcome: 'cancelled', source: 'tray' }]);
  });

  it('of a job that was to be told of when done is told once, as a cancel', async () => {
    const here = await accountWithJob(cancelledAfter(5 * SECOND));
    await here.watcher.watch(JOB, true, 'window');
    await here.watcher.cancel(JOB, 'window');
    await here.pass(MINUTE);
    expect(here.outcomes()).toEqual(['cancelled']);
  });

  it('goes out when the disk is full, and is followed to its end; the disk is tried again', async () => {
    const here = await accountWithJob(cancelledAfter(20 * SECOND));
    here.file.full(2);
    expect(await here.watcher.cancel(JOB, 'window')).toEqual({ ok: true, value: null });
    expect(here.refusals).toMatchObject([{ code: 'ENOSPC' }]);
    await here.pass(10 * SECOND);
    expect(here.service.of('cancel')).toHaveLength(1);
    expect(here.file.lying()).toMatchObject([{ jobId: JOB, sent: 'heard' }]);
    await here.pass(MINUTE);
    expect(here.outcomes()).toEqual(['cancelled']);
  });

  it('lies on the disk before CancelJob is sent', async () => {
    const here = await accountWithJob(cancelledAfter(SECOND));
    const held = here.service.holdNext('cancel');
    await here.watcher.cancel(JOB, 'window');
    await held.arrived;
    expect(here.file.lying()).toMatchObject([{ jobId: JOB, kind: 'cancel', sent: 'not-yet' }]);
  });

  it('that takes an hour is told of once after ten minutes, stays watched, and is told in the end', async () => {
    const here = await accountWithJob(cancelledAfter(60 * MINUTE));
    await here.watcher.cancel(JOB, 'window');
    await here.pass(10 * MINUTE - SECOND);
    expect(here.outcomes()).toEqual([]);
    await here.pass(2 * MINUTE);
    expect(here.outcomeEvents).toMatchObject([{ outcome: 'still-canceling', status: 'canceling' }]);
    expect(here.outcomeEvents[0]?.cancelingMs).toBeGreaterThanOrEqual(10 * MINUTE);
    await here.pass(45 * MINUTE);
    expect(here.outcomes()).toEqual(['still-canceling']);
    expect(here.registry.get(ACCOUNT, JOB)).toBeDefined();
    await here.pass(8 * MINUTE);
    expect(here.outcomes()).toEqual(['still-canceling', 'cancelled']);
    expect(here.begun).toHaveLength(1);
  });

  it('that takes a day is told within two minutes of its end, though the job is days old', async () => {
    useFakeClock();
    const service = createScriptedCasJobs();
    const facts = { submittedAt: '2026-11-19T08:00:00' };
    service.script(JOB, { life: running, afterCancel: cancelledAfter(24 * 60 * MINUTE), facts });
    const here = await pollingAccount({ service });
    await here.watcher.cancel(JOB, 'window');
    await here.pass(24 * 60 * MINUTE - SECOND);
    expect(here.outcomes()).toEqual(['still-canceling']);
    await here.pass(2 * MINUTE + 2 * SECOND);
    expect(here.outcomes()).toEqual(['still-canceling', 'cancelled']);
  });
});
