import { SECOND, MINUTE } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import { cancelledAfter, JOB, accountWithJob } from './watched-account.ts';

describe('"tell me when it is done"', () => {
  it.each([
    ['finished', 'done-finished'],
    ['failed', 'done-failed'],
    ['cancelled', 'done-cancelled'],
  ] as const)('tells that the job has %s, once', async (status, outcome) => {
    const life = [
      [0, 'started'],
      [30 * SECOND, status],
    ] as const;
    const { watcher, outcomes, registry, pass } = await accountWithJob(undefined, life);
    await watcher.watch(JOB, true, 'window');
    await pass(5 * MINUTE);
    expect(outcomes()).toEqual([outcome]);
    expect(registry.get('mast', JOB)).toBeUndefined();
  });

  it('tells at once of a job that is over, and watches nothing', async () => {
    const { watcher, outcomes, file } = await accountWithJob(undefined, [[0, 'finished']]);
    expect(await watcher.watch(JOB, true, 'tray')).toMatchObject({ ok: true });
    expect(outcomes()).toEqual(['done-finished']);
    expect(file.lying()).toEqual([]);
  });

  it('taken back tells nothing', async () => {
    const life = [
      [0, 'started'],
      [30 * SECOND, 'finished'],
    ] as const;
    const { watcher, outcomes, pass } = await accountWithJob(undefined, life);
    await watcher.watch(JOB, true, 'window');
    await watcher.watch(JOB, false, 'window');
    await pass(MINUTE);
    expect(outcomes()).toEqual([]);
  });

  it('taken back leaves a cancel alone, and asked for does not replace it', async () => {
    const { watcher, registry, pass } = await accountWithJob([[0, 'canceling']]);
    await watcher.cancel(JOB, 'window');
    await watcher.watch(JOB, true, 'window');
    await watcher.watch(JOB, false, 'window');
    await pass(SECOND);
    expect(registry.get('mast', JOB)?.kind).toBe('cancel');
  });

  it.each([
    ['is refused', 'service-fault', ['not-sent', 'done-finished']],
    ['is never heard', 'timed-out', ['not-confirmed', 'done-finished']],
  ] as const)('goes on when a cancel %s', async (_, code, told) => {
    const life = [
      [0, 'started'],
      [20 * MINUTE, 'finished'],
    ] as const;
    const { watcher, service, outcomes, registry, file, pass } = await accountWithJob(
      undefined,
      life,
    );
    await watcher.watch(JOB, true, 'window');
    service.failNext({ operation: 'cancel', code }, 3);
    await watcher.cancel(JOB, 'tray');
    await pass(12 * MINUTE);
    expect(registry.get('mast', JOB)?.kind).toBe('until-done');
    expect(file.lying()).toMatchObject([{ kind: 'until-done' }]);
    await pass(12 * MINUTE);
    expect(outcomes()).toEqual(told);
  });

  it('goes on when the cancel turns out to be of a quick job', async () => {
    const life = [
      [0, 'started'],
      [5 * MINUTE, 'finished'],
    ] as const;
    const { watcher, outcomes, pass } = await accountWithJob(undefined, life);
    await watcher.watch(JOB, true, 'window');
    await watcher.cancel(JOB, 'window');
    await pass(10 * MINUTE);
    expect(outcomes()).toEqual(['quick-job', 'done-finished']);
  });

  it('is told once, by what came of the cancel, when the cancel ends the job', async () => {
    const { watcher, outcomes, file, pass } = await accountWithJob(cancelledAfter(MINUTE));
    await watcher.watch(JOB, true, 'window');
    await watcher.cancel(JOB, 'window');
    await pass(10 * MINUTE);
    expect(outcomes()).toEqual(['cancelled']);
    expect(file.lying()).toEqual([]);
  });

  it.each([
    [true, ['not-sent', 'done-finished']],
    [false, ['not-sent']],
  ] as const)(
    'asked for (%s) while a cancel is on its way holds when that comes to nothing',
    async (on, told) => {
      const life = [
        [0, 'started'],
        [5 * MINUTE, 'finished'],
      ] as const;
      const { watcher, service, outcomes, pass } = await accountWithJob(undefined, life);
      await watcher.watch(JOB, !on, 'window');
      service.failNext({ operation: 'cancel', code: 'service-fault', afterMs: MINUTE });
      await watcher.cancel(JOB, 'window');
      await watcher.watch(JOB, on, 'window');
      await pass(10 * MINUTE);
      expect(outcomes()).toEqual(told);
    },
  );

  it('is taken when the disk is full, and told in the end', async () => {
    const { watcher, file, outcomes, pass } = await accountWithJob(undefined, [
      [0, 'started'],
      [MINUTE, 'finished'],
    ]);
    file.full(1);
    expect(await watcher.watch(JOB, true, 'window')).toEqual({ ok: true, value: null });
    await pass(2 * MINUTE);
    expect(outcomes()).toEqual(['done-finished']);
  });
});
