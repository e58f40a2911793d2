// What comes of a cancel, from the command to its last word, at a CasJobs that is asked over SOAP.
import { SECOND, DAY } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import type { OutcomeKind } from '../../electron/watch/outcomes.ts';
import { jobIn, openTestCore, signInToCore, titlesOf } from './test-core.ts';
import { cancelJob, hasOutcome, untilCanceling, hasLine, staySilent } from './cancel-steps.ts';

describe('a job cancelled from the window', () => {
  it('is asked for, then canceling, then cancelled; its row, the activity and a notice say so', async () => {
    const home = await openTestCore();
    const key = await signInToCore(home);
    const release = home.practice.hold('CancelJob');
    await home.core.commands['cancel-jobs']({ accountKey: key, jobIds: ['5001'] });
    const asking = await home.until((snapshot) => jobIn(snapshot, '5001')?.asking === true);
    expect(jobIn(asking, '5001')).toMatchObject({ status: 'started', watched: 'cancel' });
    release();
    const canceling = await untilCanceling(home, '5001');
    expect(jobIn(canceling, '5001')).toMatchObject({ asking: false, canCancel: false });
    expect(jobIn(canceling, '5001')?.cancelingSince).toBeGreaterThan(Date.now() - 10 * SECOND);
    expect(home.notices).toEqual([]);
    home.practice.pass(4 * SECOND);
    await home.poll();
    const end = await hasOutcome(home, '5001', 'cancelled');
    expect(jobIn(end, '5001')).toMatchObject({
      status: 'cancelled',
      watched: 'no',
      family: 'final',
    });
    expect(end.activity.slice(-4)).toMatchObject([
      { title: 'Cancel requested for job 5001', weight: 'plain' },
      { title: 'CasJobs answered the cancel request for job 5001', weight: 'plain' },
      { title: 'Canceling job 5001', weight: 'plain', accountKey: key, jobId: '5001' },
      { title: 'Job 5001 cancelled', body: 'Its queue slot is free.', weight: 'good' },
    ]);
    expect(home.notices).toMatchObject([
      { title: 'Job 5001 cancelled', body: 'Its queue slot is free.', accountKey: key },
    ]);
  });

  it('is not asked for a second time while it is on its way', async () => {
    const home = await openTestCore();
    const key = await signInToCore(home);
    await Promise.all([cancelJob(home, key, '5001'), cancelJob(home, key, '5001')]);
    await untilCanceling(home, '5001');
    await cancelJob(home, key, '5001', 'tray');
    home.practice.pass(4 * SECOND);
    await home.poll();
    await hasOutcome(home, '5001', 'cancelled');
    const heard = home.practice.requests.filter(({ operation }) => operation === 'CancelJob');
    expect(heard).toHaveLength(1);
    expect(titlesOf(home.notices)).toEqual(['Job 5001 cancelled']);
  });
});

it('a job cancelled from the tray, where no row shows it, is told when its cancel begins', async () => {
  const home = await openTestCore();
  const key = await signInToCore(home);
  await cancelJob(home, key, '5001', 'tray');
  await untilCanceling(home, '5001');
  home.practice.pass(4 * SECOND);
  await home.poll();
  await hasOutcome(home, '5001', 'cancelled');
  expect(titlesOf(home.notices)).toEqual(['Canceling job 5001', 'Job 5001 cancelled']);
  expect(home.notices[0]?.body).toBe('It holds its queue slot until it is cancelled.');
});

describe('a cancel that ends in another way', () => {
  it.each<[string, OutcomeKind, string, string]>([
    [
      '5002',
      'failed-while-cancelling',
      'Job 5002 failed while cancelling',
      'Its queue slot is free.',
    ],
    [
      '5003',
      'finished-before',
      'Job 5003 finished before it could be cancelled',
      'Its queue slot is free.',
    ],
  ])('of job %s is told as %s', async (jobId, outcome, title, body) => {
    const home = await openTestCore();
    const key = await signInToCore(home);
    await cancelJob(home, key, jobId);
    await untilCanceling(home, jobId);
    home.practice.pass(4 * SECOND);
    await home.poll();
    await hasOutcome(home, jobId, outcome);
    expect(home.notices).toMatchObject([{ title, body }]);
  });

  it('of a quick job is told once three polls in 45 seconds have seen it go on', async () => {
    const home = await openTestCore();
    const key = await signInToCore(home);
    await cancelJob(home, key, '5004');
    await staySilent(home);
    await hasOutcome(home, '5004', 'quick-job');
    expect(home.notices).toMatchObject([
      { title: 'Job 5004 is a quick job', body: "CasJobs can't cancel quick jobs." },
    ]);
    expect(jobIn(home.core.snapshot(), '5004')).toMatchObject({
      status: 'started',
      watched: 'no',
    });
  });

  it('of a job that has ended long ago asks nothing of the service', async () => {
    const home = await openTestCore();
    const key = await signInToCore(home);
    await cancelJob(home, key, '4983');
    await hasOutcome(home, '4983', 'already-over');
    expect(titlesOf(home.notices)).toEqual(['Job 4983 was already finished']);
    expect(home.practice.requests.map(({ operation }) => operation)).not.toContain('CancelJob');
  });
});

describe('a cancel by ID', () => {
  it.each([
    ['4999', 'Job 4999 is not yours'],
    ['999999', 'There is no job 999999'],
  ])('of job %s, which is in no list, is told: %s', async (jobId, title) => {
    const home = await openTestCore();
    const key = await signInToCore(home);
    await cancelJob(home, key, jobId);
    await staySilent(home);
    const { activity, jobs } = await hasLine(home, title);
    expect(titlesOf(activity).filter((line) => line === title)).toHaveLength(1);
    expect(titlesOf(home.notices)).toEqual([title]);
    expect(jobs.map((job) => job.jobId)).not.toContain(jobId);
  });

  it("of another's job keeps the service's own words for the details", async () => {
    const home = await openTestCore();
    await cancelJob(home, await signInToCore(home), '4999');
    const { activity } = await hasLine(home, 'Job 4999 is not yours');
    expect(activity.at(-1)?.detail).toMatch(/^You do not own job 4999\./);
  });

  it('of a job that ended before the list begins is told as already ended', async () => {
    const home = await openTestCore();
    const times = { submittedMs: -60 * DAY, startsMs: -60 * DAY, endsMs: -59 * DAY };
    home.practice.addJob({ id: '4001', ...times, endsAs: 'failed' });
    await cancelJob(home, await signInToCore(home), '4001');
    await hasLine(home, 'Job 4001 had already failed');
  });

  it('of three jobs at once asks for each, and each has its end', async () => {
    const home = await openTestCore();
    const key = await signInToCore(home);
    const jobIds = ['5001', '5006', '999999'];
    await home.core.commands['cancel-jobs']({ accountKey: key, jobIds });
    await untilCanceling(home, '5001');
    await untilCanceling(home, '5006');
    home.practice.pass(4 * SECOND);
    await home.poll();
    await hasOutcome(home, '5001', 'cancelled');
    await hasOutcome(home, '5006', 'cancelled');
    await staySilent(home, 3);
    await hasLine(home, 'There is no job 999999');
  });

  it('at no account, or of no id, is refused', async () => {
    const home = await openTestCore();
    const key = await signInToCore(home);
    const nobody = await home.core.cancel('nobody', ['5001'], 'window');
    expect(nobody).toMatchObject({ error: { code: 'no-account' } });
    const huge = await home.core.cancel(key, ['9999999999999999999'], 'window');
    expect(huge).toMatchObject({ error: { code: 'bad-input', field: 'jobIds' } });
  });
});
