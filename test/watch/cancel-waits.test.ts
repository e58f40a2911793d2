// A cancel that could not be delivered: it waits to be sent again, and can be taken back until then.
import { SECOND, MINUTE } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import { createScriptedCasJobs, jobIdOf } from '../fakes/scripted-casjobs.ts';
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
  type WatchedAccount,
} from './watched-account.ts';

const KEY = `${ACCOUNT}/${JOB}`;
const sent = ({ service }: WatchedAccount): number => service.of('cancel').length;
const kindOf = ({ registry }: WatchedAccount) => registry.get(ACCOUNT, JOB)?.kind;

/** One whose only try has failed; a poll has not come through since. */
const waiting = async (carriedOut = false): Promise<WatchedAccount> => {
  const here = await accountWithJob(cancelledAfter(5 * SECOND));
  here.service.failNext({ operation: 'cancel', code: 'timed-out', afterMs: SECOND, carriedOut });
  here.service.failNext({ operation: 'jobs', code: 'unreachable' }, 3);
  here.service.failNext({ operation: 'status', code: 'unreachable' }, 6);
  await here.watcher.cancel(JOB, 'window');
  await here.pass(SECOND + 10);
  return here;
};

describe('a cancel that could not be delivered', () => {
  it('waits to be sent again, and is counted after a moment', async () => {
    const here = await waiting();
    expect(here.outbox.waitsAgain(KEY)).toBe(true);
    await here.pass(SECOND);
    expect(here.outbox.progress()).toEqual({ sent: 0, total: 1, again: 1 });
  });

  it('taken back is not sent again, and the job is watched to its end', async () => {
    const here = await waiting();
    expect(here.registry.withdraw(ACCOUNT, JOB)).toBe('unclear');
    await here.pass(5 * MINUTE);
    expect([sent(here), kindOf(here), here.outcomes()]).toEqual([1, 'until-done', []]);
  });

  it('taken back after it had come through all the same is told as what became of the job', async () => {
    const here = await waiting(true);
    here.registry.withdraw(ACCOUNT, JOB);
    await here.pass(5 * MINUTE);
    expect([sent(here), here.outcomes()]).toEqual([1, ['done-cancelled']]);
  });

  it('taken back can be unwatched: nothing is left', async () => {
    const here = await waiting();
    here.registry.withdraw(ACCOUNT, JOB);
    await here.watcher.watch(JOB, false, 'window');
    await here.pass(5 * MINUTE);
    expect([sent(here), here.file.lying(), here.outcomes()]).toEqual([1, [], []]);
  });

  it('is stopped by Stop, which says that it is unclear', async () => {
    const here = await waiting();
    expect(here.registry.stopCancels()).toEqual({ sent: 0, kept: 1, unclear: 1 });
    await here.pass(5 * MINUTE);
    expect(sent(here)).toBe(1);
  });

  it('taken back can be asked for again', async () => {
    const here = await waiting();
    here.registry.withdraw(ACCOUNT, JOB);
    await here.watcher.cancel(JOB, 'window');
    await here.pass(5 * MINUTE);
    expect([sent(here), here.outcomes()]).toEqual([2, ['cancelled']]);
  });
});

describe('a cancel that is on the wire', () => {
  it('when Stop is pressed and fails is not sent again, now or after a restart', async () => {
    const here = await accountWithJob(cancelledAfter(5 * SECOND));
    here.service.failNext({ operation: 'cancel', code: 'timed-out', afterMs: MINUTE });
    await here.watcher.cancel(JOB, 'window');
    await here.pass(0);
    expect(here.registry.withdraw(ACCOUNT, JOB)).toBe('sent');
    await here.pass(5 * MINUTE);
    expect([sent(here), kindOf(here)]).toEqual([1, 'until-done']);
  });

  it('when Stop is pressed and the app is killed is not sent again by the next start', async () => {
    const here = await accountWithJob(cancelledAfter(5 * SECOND));
    const { service } = here;
    service.holdNext('cancel');
    await here.watcher.cancel(JOB, 'window');
    await here.pass(0);
    here.registry.stopCancels();
    await here.pass(0);
    here.kill();
    const later = watchedAccount({ service, file: memoryFile(here.file.lying()) });
    later.watcher.start();
    await later.pass(5 * MINUTE);
    expect(later.outbox.progress()).toBeNull();
    expect([sent(later), later.outcomes()]).toEqual([1, ['done-cancelled']]);
  });

  it('when Stop is pressed and is asked for again is sent again if it fails', async () => {
    const here = await accountWithJob(cancelledAfter(5 * SECOND));
    here.service.failNext({ operation: 'cancel', code: 'timed-out', afterMs: SECOND });
    await here.watcher.cancel(JOB, 'window');
    here.registry.stopCancels();
    await here.watcher.cancel(JOB, 'window');
    await here.pass(2 * MINUTE);
    expect([sent(here), here.outcomes()]).toEqual([2, ['cancelled']]);
  });

  it('when Stop is pressed and is heard is told as cancelled', async () => {
    const here = await accountWithJob(cancelledAfter(5 * SECOND));
    const held = here.service.holdNext('cancel');
    await here.watcher.cancel(JOB, 'window');
    await here.pass(0);
    here.registry.stopCancels();
    held.release();
    await here.pass(MINUTE);
    expect(here.outcomes()).toEqual(['cancelled']);
  });
});

describe('a cancel that never left', () => {
  const UNLISTED = jobIdOf(900);

  it('by an id that no poll has found is stopped while it is looked up', async () => {
    const here = await accountWithJob(cancelledAfter(SECOND));
    const held = here.service.holdNext('jobs');
    await here.watcher.cancel(UNLISTED, 'window');
    expect(here.registry.stopCancels()).toEqual({ sent: 0, kept: 1, unclear: 0 });
    held.release();
    await here.pass(5 * MINUTE);
    expect([sent(here), here.file.lying(), here.outcomes()]).toEqual([0, [], []]);
  });

  it('is stopped while its request is being written', async () => {
    const here = await accountWithJob(cancelledAfter(SECOND));
    const goOn = here.file.slow();
    const asked = here.watcher.cancel(JOB, 'window');
    expect(here.registry.stopCancels()).toEqual({ sent: 0, kept: 1, unclear: 0 });
    goOn();
    await asked;
    await here.pass(5 * MINUTE);
    expect([sent(here), here.file.lying()]).toEqual([0, []]);
  });

  it('taken back leaves a job that was watched until done watched', async () => {
    const here = await accountWithJob(cancelledAfter(SECOND));
    await here.watcher.watch(JOB, true, 'window');
    here.keychainMs = SECOND;
    await here.watcher.cancel(JOB, 'window');
    expect(here.registry.withdraw(ACCOUNT, JOB)).toBe('kept');
    await here.pass(MINUTE);
    expect([sent(here), kindOf(here)]).toEqual([0, 'until-done']);
  });
});

describe('a restart in the middle of fifty-two cancels', () => {
  it('shows how far they are, and lets the rest be stopped', async () => {
    useFakeClock();
    const service = createScriptedCasJobs();
    const ids = Array.from({ length: 52 }, (_, at) => jobIdOf(100 + at));
    for (const jobId of ids)
      service.script(jobId, { life: running, afterCancel: [[0, 'canceling']] });
    const first = await pollingAccount({ service });
    first.keychainMs = SECOND;
    await Promise.all(ids.map((jobId) => first.watcher.cancel(jobId, 'window', 'in-line')));
    await first.pass(9.5 * SECOND);
    expect(first.outbox.progress()).toEqual({ sent: 36, total: 52, again: 0 });
    first.kill();
    const { watches, sentCancels } = first.file.value();
    const later = watchedAccount({ service, file: memoryFile(watches, [], sentCancels) });
    expect(later.outbox.progress()).toEqual({ sent: 36, total: 52, again: 16 });
    later.watcher.start();
    later.keychainMs = SECOND;
    await later.pass(2.5 * SECOND);
    const { sent: out } = later.outbox.progress() ?? { sent: 0 };
    expect(out).toBeGreaterThan(36);
    expect(later.registry.stopCancels()).toMatchObject({ sent: out, kept: 52 - out });
    await later.pass(5 * MINUTE);
    expect(service.of('cancel')).toHaveLength(out);
  });

  it('that no watch is left of begins to count anew', () => {
    useFakeClock();
    const old = watchOf({ since: Date.now() - 11 * MINUTE, sent: 'unknown', tries: 1 });
    const later = watchedAccount({ file: memoryFile([old], [], 35) });
    expect([later.outbox.progress(), later.outbox.sent()]).toEqual([null, 0]);
  });
});
