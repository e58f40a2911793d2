// The way back from a wrong click: a cancelled job submitted again, at a CasJobs that is asked over SOAP.
import { SECOND } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../electron/core/view-model/snapshot.ts';
import {
  jobIn,
  openTestCore,
  signInToCore,
  titlesOf,
  resultValue,
  type TestCore,
} from './test-core.ts';
import { cancelJob, hasOutcome, untilCanceling, hasLine } from './cancel-steps.ts';

/** A core whose job 5001 was cancelled by mistake. */
const homeWithCancelled = async () => {
  const home = await openTestCore();
  const accountKey = await signInToCore(home);
  await cancelJob(home, accountKey, '5001');
  await untilCanceling(home, '5001');
  home.practice.pass(4 * SECOND);
  await home.poll();
  await hasOutcome(home, '5001', 'cancelled');
  return { home, job: { accountKey, jobId: '5001' } };
};

const submitsHeard = (home: TestCore): number =>
  home.practice.requests.filter(({ operation }) => operation === 'SubmitJob').length;

const resubmission = (snapshot: Snapshot) => jobIn(snapshot, '5001')?.resubmission;

describe('a cancelled job that is submitted again', () => {
  it('becomes a new job with the same query, context and task name, and stays in the list itself', async () => {
    const { home, job } = await homeWithCancelled();
    expect(jobIn(home.core.snapshot(), '5001')).toMatchObject({ canSubmitAgain: true });
    const { jobId } = resultValue(await home.core.commands['submit-again'](job));
    if (jobId === null) throw new Error('not known');
    const after = await home.until((snapshot) => jobIn(snapshot, jobId) !== undefined);
    const [old, made] = [home.practice.job('5001'), home.practice.job(jobId)];
    expect(made).toMatchObject({ query: old?.query, context: 'PanSTARRS_DR2' });
    expect(made).toMatchObject({ taskName: 'virgo_psf_colours', queueMinutes: old?.queueMinutes });
    expect(jobIn(after, jobId)).toMatchObject({ status: 'ready', taskName: 'virgo_psf_colours' });
    expect(jobIn(after, '5001')).toMatchObject({
      status: 'cancelled',
      resubmission: { kind: 'submitted', jobId },
    });
    expect(after.activity.at(-1)).toMatchObject({
      title: 'Job 5001 was submitted again',
      body: `The new job is job ${jobId}.`,
      jobId,
    });
    expect(submitsHeard(home)).toBe(1);
  });

  it('is said to be refused where CasJobs refuses, with its own words', async () => {
    const { home, job } = await homeWithCancelled();
    const fault = {
      status: 500,
      headers: { 'Content-Type': 'text/plain' },
      body: 'System.Exception: The query is empty.',
    };
    home.practice.playFault({ operation: 'SubmitJob', times: 1, fault });
    const answer = await home.core.commands['submit-again'](job);
    expect(answer).toMatchObject({ ok: false, error: { code: 'service-fault' } });
    const { activity } = await hasLine(home, 'Job 5001 was not submitted again');
    expect(activity.at(-1)?.detail).toContain('The query is empty.');
    expect(resubmission(home.core.snapshot())).toBeNull();
  });
});

it('a job that runs, and one of no account, are not submitted again', async () => {
  const home = await openTestCore();
  const accountKey = await signInToCore(home);
  const ask = home.core.commands['submit-again'];
  expect(jobIn(home.core.snapshot(), '5001')).toMatchObject({ canSubmitAgain: false });
  expect(await ask({ accountKey, jobId: '5001' })).toMatchObject({ error: { code: 'unsendable' } });
  expect(await ask({ accountKey: 'nobody', jobId: '5001' })).toMatchObject({
    error: { code: 'no-account' },
  });
  expect(submitsHeard(home)).toBe(0);
});

describe('a SubmitJob whose answer is lost', () => {
  it('after CasJobs has made the job: the app finds it, says so, and sends nothing again', async () => {
    const { home, job } = await homeWithCancelled();
    home.practice.playFault({ operation: 'SubmitJob', times: 1, fault: 'reset-after-doing' });
    expect(resultValue(await home.core.commands['submit-again'](job))).toEqual({ jobId: null });
    const snapshot = await hasLine(home, 'It is unclear whether job 5001 was submitted again');
    const now = resubmission(snapshot);
    if (now?.kind !== 'unknown' || now.lookalike === null) throw new Error('not found');
    expect(home.practice.job(now.lookalike)).toMatchObject({ taskName: 'virgo_psf_colours' });
    await home.poll();
    expect(submitsHeard(home)).toBe(1);
    const told = titlesOf(home.core.snapshot().activity);
    expect(told.filter((title) => /submitted again/.test(title))).toEqual([
      'It is unclear whether job 5001 was submitted again',
    ]);
  });

  it('before CasJobs has heard it: no new job is claimed, and only a person sends it once more', async () => {
    const { home, job } = await homeWithCancelled();
    home.practice.playFault({ operation: 'SubmitJob', times: 1, fault: 'reset' });
    expect(resultValue(await home.core.commands['submit-again'](job))).toEqual({ jobId: null });
    await home.poll();
    expect(resubmission(home.core.snapshot())).toEqual({ kind: 'unknown', lookalike: null });
    expect(submitsHeard(home)).toBe(1);
    const { jobId } = resultValue(await home.core.commands['submit-again'](job));
    expect(jobId).not.toBeNull();
    expect(submitsHeard(home)).toBe(2);
    expect(resubmission(home.core.snapshot())).toEqual({ kind: 'submitted', jobId });
  });

  it('is not sent again by the next start either', async () => {
    const { home, job } = await homeWithCancelled();
    home.practice.playFault({ operation: 'SubmitJob', times: 1, fault: 'never-answer' });
    const asked = home.core.commands['submit-again'](job);
    await home.practice.heard('SubmitJob', 1);
    const later = await home.restart();
    await asked;
    await later.poll();
    await later.poll();
    expect(submitsHeard(later)).toBe(1);
  });
});
