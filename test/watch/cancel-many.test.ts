import { SECOND, MINUTE } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import { createScriptedCasJobs, jobIdOf } from '../fakes/scripted-casjobs.ts';
import { cancelledAfter, useFakeClock, running, pollingAccount } from './watched-account.ts';

/** So many running jobs, which a CancelJob that takes a second begins to cancel; all cancelled in one go. */
const manyUnderWay = async (count: number) => {
  useFakeClock();
  const service = createScriptedCasJobs();
  const ids = Array.from({ length: count }, (_, index) => jobIdOf(100 + index));
  for (const jobId of ids)
    service.script(jobId, { life: running, afterCancel: [[0, 'canceling']] });
  const here = await pollingAccount({ service });
  const takeASecond = (times: number): void =>
    service.failNext(
      { operation: 'cancel', code: 'timed-out', carriedOut: true, afterMs: SECOND },
      times,
    );
  return { ...here, ids, takeASecond };
};

describe('two hundred cancels at once', () => {
  it('are one write, go out four at a time, and say how far they are', async () => {
    const { ids, service, watcher, outbox, file, pass, takeASecond } = await manyUnderWay(200);
    takeASecond(200);
    await Promise.all(ids.map((jobId) => watcher.cancel(jobId, 'window', 'in-line')));
    await pass(0);
    // The two hundred requests, and that four of them have gone out.
    expect(file.writes()).toBe(2);
    await pass(10);
    expect(outbox.progress()).toEqual({ sent: 4, total: 200, again: 0 });
    await pass(9 * SECOND);
    // The last four have timed out: whether they came through the next poll says.
    expect(outbox.progress()).toEqual({ sent: 36, total: 200, again: 4 });
    await pass(MINUTE);
    expect(outbox.progress()).toBeNull();
    expect(service.mostAtOnce('cancel')).toBe(4);
    expect(service.of('cancel')).toHaveLength(200);
  });

  it('are stopped where they are: what was sent is watched, the rest is as it was before', async () => {
    const { ids, service, watcher, registry, outbox, file, pass } = await manyUnderWay(20);
    const watched = ids.at(-1)!;
    await watcher.watch(watched, true, 'window');
    const held = Array.from({ length: 8 }, () => service.holdNext('cancel'));
    await Promise.all(ids.map((jobId) => watcher.cancel(jobId, 'window', 'in-line')));
    held.slice(0, 4).forEach((one) => one.release());
    await pass(10);
    expect(registry.stopCancels()).toEqual({ sent: 8, kept: 12, unclear: 0 });
    expect(outbox.progress()).toBeNull();
    held.slice(4).forEach((one) => one.release());
    await pass(MINUTE);
    expect(service.of('cancel').map(({ jobId }) => jobId)).toEqual(ids.slice(0, 8));
    expect(registry.ofAccount('mast').map(({ jobId, kind }) => [jobId, kind])).toEqual([
      [watched, 'until-done'],
      ...ids.slice(0, 8).map((jobId) => [jobId, 'cancel']),
    ]);
    expect(file.lying()).toHaveLength(9);
  });

  it('let one that a person then cancels by itself go first', async () => {
    const { ids, service, watcher, pass, takeASecond } = await manyUnderWay(20);
    service.script(jobIdOf(7), { life: running, afterCancel: [[0, 'canceling']] });
    takeASecond(20);
    await Promise.all(ids.map((jobId) => watcher.cancel(jobId, 'tray', 'in-line')));
    await watcher.cancel(jobIdOf(7), 'tray');
    await pass(SECOND + 10);
    expect(
      service
        .of('cancel')
        .map(({ jobId }) => jobId)
        .at(4),
    ).toBe(jobIdOf(7));
  });

  it('that were stopped can be asked for anew', async () => {
    const { ids, service, watcher, registry, outbox, pass } = await manyUnderWay(20);
    const held = Array.from({ length: 4 }, () => service.holdNext('cancel'));
    await Promise.all(ids.map((jobId) => watcher.cancel(jobId, 'window', 'in-line')));
    await pass(10);
    registry.stopCancels();
    await Promise.all(ids.map((jobId) => watcher.cancel(jobId, 'window', 'in-line')));
    await pass(10);
    expect(outbox.progress()).toEqual({ sent: 0, total: 16, again: 0 });
    held.forEach((one) => one.release());
    await pass(MINUTE);
    expect(service.of('cancel').map(({ jobId }) => jobId)).toEqual(ids);
  });

  it('ask the service how they go once a second, not after each', async () => {
    const { ids, service, watcher, pass } = await manyUnderWay(200);
    await pass(MINUTE);
    const before = service.of('jobs').length;
    await Promise.all(ids.map((jobId) => watcher.cancel(jobId, 'window', 'in-line')));
    await pass(2 * SECOND);
    expect(service.of('cancel')).toHaveLength(200);
    expect(service.of('jobs').length - before).toBeLessThanOrEqual(4);
  });
});

describe('ten cancels at once', () => {
  it('run four at a time, and each is told', async () => {
    useFakeClock();
    const service = createScriptedCasJobs();
    const ids = Array.from({ length: 10 }, (_, index) => jobIdOf(100 + index));
    for (const jobId of ids) {
      service.script(jobId, { life: running, afterCancel: cancelledAfter(20 * SECOND) });
    }
    const here = await pollingAccount({ service });
    await Promise.all(ids.map((jobId) => here.watcher.cancel(jobId, 'window')));
    await here.pass(MINUTE);
    expect(service.mostAtOnce('cancel')).toBe(4);
    expect(service.of('cancel').map(({ jobId }) => jobId)).toEqual(ids);
    expect(here.outcomes()).toEqual(ids.map(() => 'cancelled'));
    expect(here.begun).toHaveLength(10);
  });

  it('go on when one of the first four fails', async () => {
    useFakeClock();
    const service = createScriptedCasJobs();
    const ids = Array.from({ length: 6 }, (_, index) => jobIdOf(100 + index));
    for (const jobId of ids)
      service.script(jobId, { life: running, afterCancel: [[0, 'canceling']] });
    const here = await pollingAccount({ service });
    service.failNext({ operation: 'cancel', code: 'service-fault' }, 2);
    await Promise.all(ids.map((jobId) => here.watcher.cancel(jobId, 'window')));
    await here.pass(5 * SECOND);
    expect(here.outcomes()).toEqual(['not-sent', 'not-sent']);
    expect(here.begun).toHaveLength(4);
  });

  it('those still waiting are not sent once their account is gone', async () => {
    useFakeClock();
    const service = createScriptedCasJobs();
    const ids = Array.from({ length: 10 }, (_, index) => jobIdOf(100 + index));
    for (const jobId of ids)
      service.script(jobId, { life: running, afterCancel: [[0, 'canceling']] });
    const here = await pollingAccount({ service });
    await Promise.all(ids.map((jobId) => here.watcher.cancel(jobId, 'window')));
    await here.pass(0);
    here.remove();
    await here.pass(MINUTE);
    expect(service.of('cancel')).toHaveLength(4);
  });
});
