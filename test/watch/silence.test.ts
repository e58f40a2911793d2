// Outcomes that rest on silence, while the network fails, the computer sleeps and the app starts again.
import { SECOND, MINUTE } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import type { OutcomeKind } from '../../electron/watch/outcomes.ts';
import {
  createScriptedCasJobs,
  type StatusTimeline,
  type ScriptedCasJobs,
} from '../fakes/scripted-casjobs.ts';
import { memoryFile } from './memory-file.ts';
import {
  ACCOUNT,
  cancelledAfter,
  useFakeClock,
  JOB,
  running,
  watchedAccount,
  pollingAccount,
  type WatchedAccount,
} from './watched-account.ts';

/** Which outcome comes of what: a quick job, an id that is none, and a job that is gone. */
const silences: readonly (readonly [OutcomeKind, StatusTimeline | null])[] = [
  ['quick-job', running],
  ['no-such-job', null],
  ['vanished', [[0, 'started'], [3 * SECOND, 'gone']]], // prettier-ignore
];

const begin = async (life: StatusTimeline | null): Promise<WatchedAccount> => {
  useFakeClock();
  const service = createScriptedCasJobs();
  if (life) service.script(JOB, { life });
  const here = await pollingAccount({ service });
  await here.watcher.cancel(JOB, 'window');
  await here.pass(4 * SECOND);
  return here;
};

/** The same service and disk, after the app has ended and started again. */
const startAgain = async (before: WatchedAccount): Promise<WatchedAccount> => {
  before.kill();
  const { service, file } = before;
  const here = watchedAccount({ service, file: memoryFile(file.lying(), file.savedOutcomes()) });
  here.watcher.start();
  await here.pass(SECOND);
  return here;
};

describe.each(silences)('%s', (outcome, life) => {
  it('is told once the network is back after an outage, by three polls in all', async () => {
    const here = await begin(life);
    here.service.failAll('unreachable');
    await here.pass(9 * MINUTE);
    expect(here.outcomes()).toEqual([]);
    here.service.failAll(null);
    await here.pass(5 * MINUTE);
    expect(here.outcomes()).toEqual([outcome]);
  });

  it('is not told by the answer to a poll of before the computer slept', async () => {
    const here = await begin(life);
    const held = here.service.holdNext('jobs');
    void here.watcher.refresh();
    await held.arrived;
    await here.pass(60 * MINUTE);
    held.release();
    await here.pass(0);
    expect(here.outcomes()).toEqual([]);
    await here.pass(5 * MINUTE);
    expect(here.outcomes()).toEqual([outcome]);
  });

  it('is timed from the beginning after a restart, whenever that is', async () => {
    const first = await begin(life);
    await first.pass(20 * SECOND);
    first.kill();
    await first.pass(60 * MINUTE);
    const here = await startAgain(first);
    await here.pass(40 * SECOND);
    expect([first.outcomes(), here.outcomes()]).toEqual([[], []]);
    await here.pass(10 * MINUTE);
    expect(here.outcomes()).toEqual([outcome]);
  });

  it('told before a restart is not told again after it', async () => {
    const first = await begin(life);
    await first.pass(2 * MINUTE);
    expect(first.outcomes()).toEqual([outcome]);
    const here = await startAgain(first);
    expect(here.registry.get(ACCOUNT, JOB)?.kind).toBe('recheck');
    await here.pass(20 * MINUTE);
    expect(here.outcomes()).toEqual([]);
    expect(here.file.lying()).toEqual([]);
  });

  it('told before a restart is taken back after it', async () => {
    const first = await begin(life);
    await first.pass(2 * MINUTE);
    first.service.script(JOB, { life: cancelledAfter(5 * MINUTE) });
    const here = await startAgain(first);
    await here.pass(SECOND);
    expect(here.outcomeEvents).toMatchObject([{ jobId: JOB, status: 'canceling' }]);
    expect(here.outcomes()[0]).toMatch(/-after-all$/);
    await here.pass(8 * MINUTE);
    expect(here.outcomes().slice(1)).toEqual(['cancelled']);
  });

  it('is taken back by the first poll after hours in which the app was not there', async () => {
    const first = await begin(life);
    await first.pass(2 * MINUTE);
    first.kill();
    first.service.script(JOB, { life: [[0, 'cancelled']] });
    await first.pass(8 * 60 * MINUTE);
    const here = await startAgain(first);
    await here.pass(SECOND);
    expect(here.outcomes()).toEqual(['cancelled-after-all']);
  });

  it('is asked about no more after ten minutes; in an outage, after an hour', async () => {
    const here = await begin(life);
    await here.pass(2 * MINUTE);
    here.service.failAll('unreachable');
    await here.pass(50 * MINUTE);
    expect(here.registry.get(ACCOUNT, JOB)?.kind).toBe('recheck');
    await here.pass(15 * MINUTE);
    expect(here.registry.get(ACCOUNT, JOB)).toBeUndefined();
    expect(here.outcomes()).toEqual([outcome]);
  });
});

describe('a job whose outcome is still checked', () => {
  const quick = async (afterMs: number): Promise<readonly [WatchedAccount, ScriptedCasJobs]> => {
    const here = await begin(running);
    await here.pass(MINUTE);
    expect(here.outcomes()).toEqual(['quick-job']);
    await here.pass(afterMs);
    return [here, here.service];
  };

  it('frees the job for a new cancel, which is told by itself', async () => {
    const [here, service] = await quick(MINUTE);
    service.script(JOB, { life: running, afterCancel: cancelledAfter(5 * SECOND) });
    await here.watcher.cancel(JOB, 'tray');
    await here.pass(MINUTE);
    expect(service.of('cancel')).toHaveLength(2);
    expect(here.outcomes()).toEqual(['quick-job', 'cancelled']);
    expect(here.begun).toHaveLength(1);
  });

  it('leaves a job that is to be told of when done to that, asked for before or after', async () => {
    const [here, service] = await quick(MINUTE);
    await here.watcher.watch(JOB, true, 'window');
    await here.pass(15 * MINUTE);
    expect(here.registry.get(ACCOUNT, JOB)?.kind).toBe('until-done');
    service.script(JOB, { life: [[0, 'finished']] });
    await here.pass(3 * MINUTE);
    expect(here.outcomes()).toEqual(['quick-job', 'done-finished']);
  });

  it('says nothing more where a person no longer wants to be told when done', async () => {
    const [here, service] = await quick(MINUTE);
    await here.watcher.watch(JOB, true, 'window');
    await here.watcher.watch(JOB, false, 'window');
    service.script(JOB, { life: [[0, 'finished']] });
    await here.pass(3 * MINUTE);
    expect(here.outcomes()).toEqual(['quick-job']);
    expect(here.registry.get(ACCOUNT, JOB)).toBeUndefined();
  });
});
