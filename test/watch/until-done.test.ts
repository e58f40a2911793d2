import { describe, expect, it } from 'vitest';
import { JOB, MINUTE, SECOND, worldWithJob } from './world.ts';

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
    const { watcher, outcomes, list, pass } = await worldWithJob(undefined, life);
    await watcher.watch(JOB, true, 'window');
    await pass(5 * MINUTE);
    expect(outcomes()).toEqual([outcome]);
    expect(list.get('mast', JOB)).toBeUndefined();
  });

  it('tells at once of a job that is over, and watches nothing', async () => {
    const { watcher, outcomes, file } = await worldWithJob(undefined, [[0, 'finished']]);
    expect(await watcher.watch(JOB, true, 'tray')).toMatchObject({ ok: true });
    expect(outcomes()).toEqual(['done-finished']);
    expect(file.lying()).toEqual([]);
  });

  it('taken back tells nothing', async () => {
    const life = [
      [0, 'started'],
      [30 * SECOND, 'finished'],
    ] as const;
    const { watcher, outcomes, pass } = await worldWithJob(undefined, life);
    await watcher.watch(JOB, true, 'window');
    await watcher.watch(JOB, false, 'window');
    await pass(MINUTE);
    expect(outcomes()).toEqual([]);
  });

  it('taken back leaves a cancel alone, and asked for does not replace it', async () => {
    const { watcher, list, pass } = await worldWithJob([[0, 'canceling']]);
    await watcher.cancel(JOB, 'window');
    await watcher.watch(JOB, true, 'window');
    await watcher.watch(JOB, false, 'window');
    await pass(SECOND);
    expect(list.get('mast', JOB)?.kind).toBe('cancel');
  });

  it('is refused when it cannot be written', async () => {
    const { watcher, file, list } = await worldWithJob();
    file.full(1);
    const answer = await watcher.watch(JOB, true, 'window');
    expect(answer).toEqual({ ok: false, error: { code: 'disk', detail: 'ENOSPC' } });
    expect(list.ofAccount('mast')).toEqual([]);
  });
});
