// Two hundred jobs cancelled at once at a CasJobs that is asked over SOAP: how they go out, and how they are stopped.
import { SECOND } from '../fakes/durations.ts';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../electron/core/view-model/snapshot.ts';
import {
  openTestCore,
  signInToCore,
  startPractice,
  titlesOf,
  resultValue,
  type TestCore,
} from './test-core.ts';
import { cancelsHeard } from './cancel-steps.ts';

/** A core that knows so many running jobs. */
const homeWithJobs = async (count: number) => {
  const practice = await startPractice({ jobs: 'none' });
  const jobIds = Array.from({ length: count }, (_, index) => String(6000 + index));
  for (const id of jobIds) practice.addJob({ id, submittedMs: -SECOND, startsMs: -SECOND });
  const home = await openTestCore({ practice });
  const accountKey = await signInToCore(home);
  await home.until(({ jobs }) => jobs.length === count);
  return { home, accountKey, jobIds };
};

const asking = ({ jobs }: Snapshot): number => jobs.filter((job) => job.asking).length;

/** All are asked for, and CasJobs holds back its answers to the first four. */
const stuck = async (count: number) => {
  const world = await homeWithJobs(count);
  const { home, accountKey, jobIds } = world;
  const release = home.practice.hold('CancelJob');
  await home.core.commands['cancel-jobs']({ accountKey, jobIds });
  await home.practice.heard('CancelJob', 4);
  return { ...world, release };
};

const inFile = async (home: TestCore): Promise<number> => {
  const text = await readFile(path.join(home.folder, 'watches.json'), 'utf8');
  return text.split('"jobId"').length - 1;
};

describe('two hundred jobs cancelled at once', () => {
  it('are asked for four at a time, and the views are told how far they are', async () => {
    const { home } = await stuck(200);
    const snapshot = await home.until(({ sendingCancels }) => sendingCancels !== null);
    expect(snapshot.sendingCancels).toEqual({ sent: 4, total: 200, again: 0 });
    expect(asking(snapshot)).toBe(200);
    expect(await inFile(home)).toBe(200);
    expect(cancelsHeard(home)).toBe(4);
  });

  it('are stopped: what was sent is watched to its end, the others are left alone, and it is said', async () => {
    const { home, release } = await stuck(200);
    const stopped = resultValue(await home.core.commands['stop-cancels']());
    expect(stopped).toEqual({ sent: 4, kept: 196, unclear: 0 });
    const after = await home.until((snapshot) => asking(snapshot) === 4);
    expect(after.sendingCancels).toBeNull();
    expect(after.jobs.filter(({ watched }) => watched !== 'no')).toHaveLength(4);
    expect(after.activity.slice(-1)).toMatchObject([
      {
        title: 'Stopped after 4 of 200 cancels',
        body: '196 jobs were kept. CasJobs Tray keeps watching cancels already sent.',
        accountKey: null,
      },
    ]);
    release();
    await home.until(({ jobs }) => jobs.filter((job) => job.status === 'canceling').length === 4);
    home.practice.pass(4 * SECOND);
    await home.poll();
    await home.until(({ jobs }) => jobs.filter((job) => job.outcome === 'cancelled').length === 4);
    await home.core.close();
    expect(cancelsHeard(home)).toBe(4);
    expect(await inFile(home)).toBe(0);
  });

  it('are stopped from the tray with a notice, since no window shows it', async () => {
    const { home } = await stuck(20);
    expect(home.core.stopCancels('tray')).toEqual({ sent: 4, kept: 16, unclear: 0 });
    expect(titlesOf(home.notices)).toEqual(['Stopped after 4 of 20 cancels']);
  });

  it('and stopped are not taken up again by the next start', async () => {
    const { home, release } = await stuck(20);
    home.core.stopCancels('tray');
    const later = await home.restart();
    release();
    await later.poll();
    await later.until(({ jobs }) => jobs.filter((job) => job.status === 'canceling').length === 4);
    expect(later.core.snapshot().jobs.filter(({ watched }) => watched !== 'no')).toHaveLength(4);
  });

  it('and not stopped are taken up again by the next start', async () => {
    const { home, release } = await stuck(20);
    const later = await home.restart();
    release();
    await later.until(({ jobs }) => jobs.filter((job) => job.status === 'canceling').length === 20);
  });
});

it('thirty jobs cancelled at once are each asked for once, and each has its end', async () => {
  const { home, release } = await stuck(30);
  release();
  await home.until(({ sendingCancels }) => sendingCancels === null);
  await home.until(({ jobs }) => jobs.every(({ status }) => status === 'canceling'));
  home.practice.pass(4 * SECOND);
  await home.poll();
  await home.until(({ jobs }) => jobs.every(({ outcome }) => outcome === 'cancelled'));
  expect(cancelsHeard(home)).toBe(30);
});

it('Stop after all have gone out says that there was nothing left to stop', async () => {
  const { home } = await homeWithJobs(2);
  expect(resultValue(await home.core.commands['stop-cancels']())).toEqual({
    sent: 0,
    kept: 0,
    unclear: 0,
  });
  expect(titlesOf(home.core.snapshot().activity).at(-1)).toBe('There was nothing left to stop');
});

it('a few cancels, which all go out at once, show no progress', async () => {
  const { home, accountKey, jobIds } = await homeWithJobs(4);
  const seen: unknown[] = [];
  void home.until(({ sendingCancels }) => {
    seen.push(sendingCancels);
    return false;
  });
  await home.core.commands['cancel-jobs']({ accountKey, jobIds });
  await home.until(({ jobs }) => jobs.every(({ status }) => status === 'canceling'));
  expect(new Set(seen)).toEqual(new Set([null]));
});

it('a service that hangs does not hold up the cancels at another', async () => {
  const { home } = await stuck(20);
  const other = await startPractice();
  const { accountKey } = resultValue(
    await home.core.commands['save-account']({
      service: 'other',
      url: other.base,
      accountName: 'Other',
      signInBy: 'wsId',
      who: '1000001',
      password: 'practice',
      forThisRunOnly: false,
    }),
  );
  await home.core.cancel(accountKey, ['5001'], 'tray');
  await other.heard('CancelJob', 1);
  expect(cancelsHeard(home)).toBe(4);
});
