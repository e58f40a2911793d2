// Rejected credentials: those that were never accepted are not tried again by themselves; others a few times more.
import { SECOND, MINUTE } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import { createScriptedCasJobs } from '../fakes/scripted-casjobs.ts';
import { memoryFile } from './memory-file.ts';
import {
  cancelledAfter,
  useFakeClock,
  JOB,
  running,
  watchOf,
  pollingAccount,
  accountWithJob,
  type WatchedAccountParts,
  type WatchedAccount,
} from './watched-account.ts';

const code = 'credentials-rejected';
const DAY = 24 * 60 * MINUTE;
const codeOf = ({ watcher }: WatchedAccount): string => {
  const { connection } = watcher.state();
  return connection.kind === 'error' ? connection.code : connection.kind;
};

/** An account whose password has never been accepted, with a job that is watched. */
const neverAccepted = async (
  setting: Pick<WatchedAccountParts, 'wereAccepted'> = {},
): Promise<WatchedAccount> => {
  useFakeClock();
  const service = createScriptedCasJobs();
  service.script(JOB, { life: running, afterCancel: cancelledAfter(5 * SECOND) });
  service.failAll(code);
  const file = memoryFile([watchOf({ kind: 'until-done' })]);
  return pollingAccount({ service, file, ...setting });
};

describe('credentials that were never accepted', () => {
  it('stop the account at the first rejection, for wake-ups and windows too', async () => {
    const here = await neverAccepted();
    expect(codeOf(here)).toBe(code);
    const before = here.service.calls.length;
    for (let hour = 0; hour < 24; hour += 1) {
      await here.pass(60 * MINUTE);
      here.watcher.wake();
      here.seen = hour % 2 === 0;
      here.watcher.seenChanged();
    }
    expect([here.service.calls.length - before, codeOf(here)]).toEqual([0, code]);
  });

  it('are tried by a refresh of a person, once', async () => {
    const here = await neverAccepted();
    const before = here.service.calls.length;
    await here.refresh();
    await here.pass(DAY);
    expect([here.service.calls.length - before, codeOf(here)]).toEqual([1, code]);
    here.service.failAll(null);
    await here.refresh();
    expect(codeOf(here)).toBe('good');
  });
});

describe('credentials that an earlier run has seen accepted', () => {
  it('are doubted at the first rejection after the start, and tried again', async () => {
    const here = await neverAccepted({ wereAccepted: true });
    expect(codeOf(here)).toBe('credentials-doubted');
    here.service.failAll(null);
    await here.pass(6 * MINUTE);
    expect(codeOf(here)).toBe('good');
  });
});

describe('credentials that were accepted before', () => {
  it('and are rejected once are doubted, and good again five minutes later', async () => {
    const here = await accountWithJob();
    await here.watcher.watch(JOB, true, 'window');
    here.service.failNext({ operation: 'jobs', code });
    await here.pass(2 * SECOND);
    expect(codeOf(here)).toBe('credentials-doubted');
    await here.pass(5 * MINUTE);
    expect(codeOf(here)).toBe('good');
  });

  it('and are rejected three times in ten minutes stop the account, after three calls', async () => {
    const here = await accountWithJob();
    await here.watcher.watch(JOB, true, 'window');
    const before = here.service.calls.length;
    here.service.failAll(code);
    await here.pass(10 * MINUTE);
    expect(codeOf(here)).toBe('credentials-doubted');
    await here.pass(10 * SECOND);
    expect([here.service.calls.length - before, codeOf(here)]).toEqual([3, code]);
    await here.pass(DAY);
    expect(here.service.calls.length - before).toBe(3);
  });

  it('are not believed to be wrong for many rejections in a few minutes', async () => {
    const here = await accountWithJob();
    here.service.failAll(code);
    for (let times = 0; times < 9; times += 1) {
      await here.refresh();
      await here.pass(MINUTE - SECOND);
    }
    expect(codeOf(here)).toBe('credentials-doubted');
    here.service.failAll(null);
    await here.refresh();
    expect(codeOf(here)).toBe('good');
  });

  it('count from the beginning once they have been accepted again', async () => {
    const here = await accountWithJob();
    here.service.failAll(code);
    await here.refresh();
    await here.pass(9 * MINUTE);
    here.service.failAll(null);
    await here.refresh();
    here.service.failAll(code);
    await here.refresh();
    await here.pass(9 * MINUTE);
    expect(codeOf(here)).toBe('credentials-doubted');
  });

  it('and stopped the account are tried by a wake-up, not by each of many', async () => {
    const here = await accountWithJob();
    await here.watcher.watch(JOB, true, 'window');
    here.service.failAll(code);
    await here.pass(11 * MINUTE);
    expect(codeOf(here)).toBe(code);
    await here.pass(60 * MINUTE);
    const before = here.service.calls.length;
    for (let times = 0; times < 10; times += 1) {
      here.watcher.wake();
      await here.pass(20 * SECOND);
    }
    expect([here.service.calls.length - before, codeOf(here)]).toEqual([1, code]);
    here.service.failAll(null);
    await here.pass(5 * MINUTE);
    here.watcher.wake();
    await here.pass(SECOND);
    expect(codeOf(here)).toBe('good');
  });

  it('are not tried sooner because a window opens or a setting changes', async () => {
    const here = await accountWithJob();
    here.service.failAll(code);
    await here.refresh();
    const before = here.service.calls.length;
    for (let times = 0; times < 20; times += 1) {
      here.seen = !here.seen;
      here.watcher.seenChanged();
      here.watcher.reconsider();
      await here.pass(10 * SECOND);
    }
    expect(here.service.calls).toHaveLength(before);
    await here.pass(2 * MINUTE);
    expect(here.service.calls).toHaveLength(before + 1);
  });

  it('and are changed stop the account at the first rejection of the new ones', async () => {
    const here = await accountWithJob();
    here.watcher.credentialsChanged();
    here.service.failAll(code);
    await here.refresh();
    expect(codeOf(here)).toBe(code);
  });

  it('are not made good by an answer to the ones before', async () => {
    const here = await accountWithJob();
    const held = here.service.holdNext('jobs');
    const refreshed = here.watcher.refresh();
    await held.arrived;
    here.watcher.credentialsChanged();
    held.release();
    await refreshed;
    here.service.failAll(code);
    await here.refresh();
    expect(codeOf(here)).toBe(code);
  });
});

describe('a cancel for an account whose credentials are rejected', () => {
  it.each(['doubted', 'stopped'] as const)(
    '(%s) is attempted, and its refusal told',
    async (how) => {
      const here = how === 'stopped' ? await neverAccepted() : await accountWithJob();
      here.service.failAll(code);
      await here.refresh();
      await here.watcher.cancel(JOB, 'window');
      await here.pass(SECOND);
      expect(here.service.of('cancel')).toHaveLength(1);
      expect(here.outcomeEvents).toMatchObject([{ outcome: 'not-sent', error: { code } }]);
    },
  );

  it('is followed to its end where CancelJob is accepted: the account is good again', async () => {
    const here = await accountWithJob(cancelledAfter(5 * SECOND));
    here.service.failAll(code);
    await here.pass(11 * MINUTE);
    await here.refresh();
    here.service.failAll(null);
    await here.watcher.cancel(JOB, 'window');
    await here.pass(20 * SECOND);
    expect(here.outcomes()).toEqual(['cancelled']);
    expect(codeOf(here)).toBe('good');
  });
});
