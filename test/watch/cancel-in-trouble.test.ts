import { SECOND, MINUTE } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import type { CasJobsErrorCode } from '../../electron/casjobs/errors.ts';
import { createScriptedCasJobs, jobIdOf } from '../fakes/scripted-casjobs.ts';
import {
  cancelledAfter,
  useFakeClock,
  JOB,
  running,
  pollingAccount,
  accountWithJob,
} from './watched-account.ts';

const timedOut = { operation: 'cancel', code: 'timed-out', afterMs: MINUTE } as const;

describe('a CancelJob whose fate is not known', () => {
  it('but which was carried out is told as what became of it, and not sent again', async () => {
    const here = await accountWithJob(cancelledAfter(2 * MINUTE));
    here.service.failNext({ ...timedOut, carriedOut: true });
    await here.watcher.cancel(JOB, 'window');
    await here.pass(5 * MINUTE);
    expect(here.service.of('cancel')).toHaveLength(1);
    expect(here.begun).toHaveLength(1);
    expect(here.outcomes()).toEqual(['cancelled']);
  });

  it('and which was not carried out is sent again', async () => {
    const here = await accountWithJob(cancelledAfter(SECOND));
    here.service.failNext(timedOut);
    await here.watcher.cancel(JOB, 'window');
    await here.pass(2 * MINUTE);
    expect(here.service.of('cancel')).toHaveLength(2);
    expect(here.outcomes()).toEqual(['cancelled']);
  });

  it('three times is told as not confirmed, and not sent again', async () => {
    const here = await accountWithJob(cancelledAfter(SECOND));
    here.service.failNext(timedOut, 9);
    await here.watcher.cancel(JOB, 'window');
    await here.pass(30 * MINUTE);
    expect(here.service.of('cancel')).toHaveLength(3);
    expect(here.outcomeEvents).toMatchObject([{ outcome: 'not-confirmed', status: 'started' }]);
    expect(here.file.lying()).toEqual([]);
  });

  it.each<CasJobsErrorCode>([
    'passing-fault',
    'not-understood',
    'too-large',
    'redirected',
    'unreachable',
  ])('(%s) is not sent again at full speed', async (code) => {
    const here = await accountWithJob(cancelledAfter(SECOND));
    here.service.failNext({ operation: 'cancel', code }, 2);
    await here.watcher.cancel(JOB, 'window');
    await here.pass(20 * SECOND);
    const times = here.service.of('cancel').map(({ at }) => at);
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(gaps).toHaveLength(2);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(950);
    expect(here.outcomes()).toEqual(['cancelled']);
  });

  it('is not sent again by all installations at the same moment, and three times at most', async () => {
    useFakeClock();
    const sentAt = async (random: number): Promise<readonly number[]> => {
      const service = createScriptedCasJobs();
      service.script(JOB, { life: running });
      service.failAll('passing-fault');
      const here = await pollingAccount({ service, random });
      service.failAll(null);
      await here.pass(3 * MINUTE);
      service.failNext({ operation: 'cancel', code: 'passing-fault' }, 9);
      service.failNext({ operation: 'jobs', code: 'passing-fault' }, 3);
      service.failNext({ operation: 'status', code: 'passing-fault' }, 3);
      await here.watcher.cancel(JOB, 'window');
      await here.pass(12 * MINUTE);
      const times = service.of('cancel').map(({ at }) => at);
      return times.map((at) => at - (times[0] ?? 0));
    };
    const [early, late] = [await sentAt(0), await sentAt(0.999)];
    expect([early.length, late.length]).toEqual([3, 3]);
    expect(late[1]).toBeGreaterThan((early[1] ?? 0) + SECOND / 10);
    expect(late[2]).toBeGreaterThan((early[2] ?? 0) + SECOND / 10);
  });

  it('sent again is waited for, even past the ten minutes of the wish', async () => {
    const here = await accountWithJob([
      [0, 'started'],
      [5 * MINUTE, 'canceling'],
      [6 * MINUTE, 'cancelled'],
    ]);
    here.service.failNext({ operation: 'cancel', code: 'timed-out', afterMs: 9 * MINUTE });
    await here.watcher.cancel(JOB, 'window');
    await here.pass(8 * MINUTE);
    const held = here.service.holdNext('cancel');
    await here.pass(4 * MINUTE);
    expect(here.service.of('cancel')).toHaveLength(2);
    expect(here.outcomes()).toEqual([]);
    await here.pass(3 * MINUTE);
    held.release();
    await here.pass(4 * MINUTE);
    expect(here.outcomes()).toEqual(['cancelled']);
  });
});

describe('a cancel clicked while the network is gone', () => {
  it('is carried out when the network is back within ten minutes', async () => {
    const here = await accountWithJob(cancelledAfter(5 * SECOND));
    here.service.failAll('unreachable');
    expect(await here.watcher.cancel(JOB, 'tray')).toMatchObject({ ok: true });
    await here.pass(7 * MINUTE);
    expect(here.outcomes()).toEqual([]);
    here.service.failAll(null);
    await here.pass(4 * MINUTE);
    expect(here.service.of('cancel')).toHaveLength(2);
    expect(here.outcomes()).toEqual(['cancelled']);
  });

  it('is not carried out behind the back of who clicked, when it is back after ten minutes', async () => {
    const here = await accountWithJob(cancelledAfter(5 * SECOND));
    here.service.failAll('unreachable');
    await here.watcher.cancel(JOB, 'tray');
    await here.pass(11 * MINUTE);
    here.service.failAll(null);
    await here.pass(6 * MINUTE);
    expect(here.service.of('cancel')).toHaveLength(1);
    expect(here.outcomes()).toEqual(['not-confirmed']);
  });

  it('by an id that no poll has seen is looked up and carried out when it is back', async () => {
    const here = await accountWithJob();
    here.service.script(jobIdOf(7), { life: running, afterCancel: cancelledAfter(5 * SECOND) });
    here.service.failAll('unreachable');
    await here.watcher.cancel(jobIdOf(7), 'window');
    await here.pass(MINUTE);
    here.service.failAll(null);
    await here.pass(4 * MINUTE);
    expect(here.outcomes()).toEqual(['cancelled']);
  });
});

describe('a CancelJob that the service will not take', () => {
  it.each<CasJobsErrorCode>(['credentials-rejected', 'service-fault', 'binding-refused', 'tls'])(
    '(%s) is told with the reason, at once, and not sent again',
    async (code) => {
      const here = await accountWithJob(cancelledAfter(SECOND));
      here.service.failNext({ operation: 'cancel', code });
      await here.watcher.cancel(JOB, 'window');
      await here.pass(MINUTE);
      expect(here.outcomeEvents).toMatchObject([{ outcome: 'not-sent', error: { code } }]);
      expect(here.service.of('cancel')).toHaveLength(1);
      expect(here.file.lying()).toEqual([]);
    },
  );

  it('after a try of unknown fate proves nothing: a poll decides', async () => {
    const here = await accountWithJob(cancelledAfter(2 * MINUTE));
    here.service.failNext(timedOut);
    here.service.failNext({ operation: 'cancel', code: 'service-fault', carriedOut: true });
    await here.watcher.cancel(JOB, 'window');
    await here.pass(5 * MINUTE);
    expect(here.outcomes()).toEqual(['cancelled']);
  });

  it('can be asked for anew', async () => {
    const here = await accountWithJob(cancelledAfter(SECOND));
    here.service.failNext({ operation: 'cancel', code: 'service-fault' });
    await here.watcher.cancel(JOB, 'window');
    await here.pass(SECOND);
    await here.watcher.cancel(JOB, 'window');
    await here.pass(20 * SECOND);
    expect(here.outcomes()).toEqual(['not-sent', 'cancelled']);
  });
});
