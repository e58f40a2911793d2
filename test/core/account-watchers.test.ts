// What is watched is watched to its end, through a restart of the app.
import { SECOND } from '../fakes/durations.ts';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { practiceAccount } from '../practice-service/controlled-service.ts';
import { jobIn, openTestCore, signInToCore, startPractice, titlesOf } from './test-core.ts';
import { cancelJob, hasOutcome, untilCanceling } from './cancel-steps.ts';

describe('an app that quits while a job is canceling', () => {
  it('tells the end after its next start', async () => {
    const home = await openTestCore();
    await cancelJob(home, await signInToCore(home), '5001');
    await untilCanceling(home, '5001');
    home.practice.pass(4 * SECOND);
    const later = await home.restart();
    await hasOutcome(later, '5001', 'cancelled');
    expect(titlesOf(later.notices)).toEqual(['Job 5001 cancelled']);
    expect(home.notices).toEqual([]);
    const third = await later.restart();
    await third.poll();
    expect(third.notices).toEqual([]);
  });

  it('does so too when CancelJob had not been answered yet', async () => {
    const home = await openTestCore();
    const release = home.practice.hold('CancelJob');
    await cancelJob(home, await signInToCore(home), '5001');
    await home.practice.heard('CancelJob', 1);
    const later = await home.restart();
    release();
    await untilCanceling(later, '5001');
    later.practice.pass(4 * SECOND);
    await later.poll();
    await hasOutcome(later, '5001', 'cancelled');
  });

  it('leaves only ids of jobs and accounts in the file of what is watched', async () => {
    const home = await openTestCore();
    const key = await signInToCore(home);
    await cancelJob(home, key, '5001');
    await untilCanceling(home, '5001');
    await home.core.close();
    const file = await readFile(path.join(home.folder, 'watches.json'), 'utf8');
    expect(JSON.parse(file)).toMatchObject({ watches: [{ accountKey: key, jobId: '5001' }] });
    expect(file).not.toContain(practiceAccount.wsId);
    expect(file).not.toContain(practiceAccount.password);
  });
});

it('once the keychain has opened for one account, the others are polled without a further request', async () => {
  const other = { userName: 'other', wsId: '2000002', password: 'of another' };
  const practice = await startPractice({ accounts: [practiceAccount, other] });
  const home = await openTestCore({ practice });
  const accountKey = await signInToCore(home);
  await signInToCore(home, { who: other.wsId, password: other.password, accountName: 'Other' });
  home.keychain.fails.set('read', 'keychain-locked');
  const later = await home.restart();
  await later.until(({ accounts }) =>
    accounts.every(
      ({ connection }) => 'code' in connection && connection.code === 'keychain-locked',
    ),
  );
  later.keychain.fails.clear();
  await later.core.commands['check-account']({ accountKey });
  const { accounts } = await later.until((snapshot) =>
    snapshot.accounts.every(({ connection }) => connection.kind === 'good'),
  );
  expect(accounts).toHaveLength(2);
});

it('a job that is watched until it is done is told when it is, and not before', async () => {
  const home = await openTestCore();
  const key = await signInToCore(home);
  const job = { accountKey: key, jobId: '5007' };
  await home.core.commands['watch-job']({ ...job, on: true });
  await home.until((snapshot) => jobIn(snapshot, '5007')?.watched === 'until-done');
  await home.poll();
  expect(home.notices).toEqual([]);
  home.practice.pass(120 * SECOND);
  await home.poll();
  await hasOutcome(home, '5007', 'done-finished');
  expect(home.notices).toMatchObject([
    { title: 'Job 5007 finished', body: '40 rows in 1 min. Its queue slot is free.' },
  ]);
  expect(jobIn(home.core.snapshot(), '5007')).toMatchObject({ watched: 'no', rows: '40' });
});

it('a job that is watched no longer ends without a word', async () => {
  const home = await openTestCore();
  const job = { accountKey: await signInToCore(home), jobId: '5007' };
  await home.core.commands['watch-job']({ ...job, on: true });
  await home.core.commands['watch-job']({ ...job, on: false });
  home.practice.pass(120 * SECOND);
  await home.poll();
  await home.until((snapshot) => jobIn(snapshot, '5007')?.status === 'finished');
  expect(home.notices).toEqual([]);
});

it('a notice of a job that has finished says whether its output can be opened', async () => {
  const home = await openTestCore();
  const accountKey = await signInToCore(home);
  const times = { startsMs: 0, endsMs: 60 * SECOND };
  home.practice.addJob({ id: '7001', ...times, outputLoc: 'https://example.org/7001.csv' });
  home.practice.addJob({ id: '7002', ...times });
  await home.poll();
  for (const jobId of ['7001', '7002'])
    await home.core.commands['watch-job']({ accountKey, jobId, on: true });
  home.practice.pass(60 * SECOND);
  await home.poll();
  await hasOutcome(home, '7001', 'done-finished');
  const notices = await home.until(() => home.notices.length === 2).then(() => home.notices);
  const mayOpen = new Map(
    notices.map(({ jobId, buttons }) => [jobId, buttons.includes('open-output')]),
  );
  expect(mayOpen).toEqual(
    new Map([
      ['7001', true],
      ['7002', false],
    ]),
  );
  await home.core.commands['open-output']({ accountKey, jobId: '7001' });
  expect(home.opened).toEqual(['https://example.org/7001.csv']);
});
