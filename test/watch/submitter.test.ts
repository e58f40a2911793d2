// Submitting again: one word of a person is one SubmitJob, and what is not known is said to be so.
import { SECOND, MINUTE, DAY } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import type { CasJobsErrorCode } from '../../electron/casjobs/errors.ts';
import type { Job } from '../../electron/casjobs/job.ts';
import { createScriptedCasJobs, jobIdOf } from '../fakes/scripted-casjobs.ts';
import { useFakeClock, JOB, pollingAccount } from './watched-account.ts';

const facts: Partial<Job> = {
  query: 'SELECT 1\nINTO mydb.one',
  context: 'PanSTARRS_DR2',
  taskName: 'm31 halo',
  queueMinutes: 120,
};

/** A world that knows one cancelled job, and one older one. */
const worldWithCancelled = async (more: Partial<Job> = {}) => {
  useFakeClock();
  const service = createScriptedCasJobs();
  service.script(jobIdOf(7), { life: [[0, 'finished']], facts });
  service.script(JOB, { life: [[0, 'cancelled']], facts: { ...facts, ...more } });
  const here = await pollingAccount({ service });
  const { resubmitCommand } = here.watcher;
  return { ...here, resubmitCommand };
};

const NEW = jobIdOf(5002);

describe('a cancelled job that is submitted again', () => {
  it('is submitted with its query, context, task name and queue, and becomes a job of its own', async () => {
    const { service, resubmitCommand, resubmitted, watcher, pass } = await worldWithCancelled();
    const answer = resubmitCommand.submitAgain(JOB);
    expect(resubmitCommand.of(JOB)).toEqual({ kind: 'sending' });
    await pass(SECOND);
    expect(await answer).toEqual({ ok: true, value: { jobId: NEW } });
    const { query, context, taskName } = facts;
    expect(service.submissions).toEqual([{ query, context, taskName, estimateMinutes: 120 }]);
    expect(resubmitCommand.of(JOB)).toEqual({ kind: 'submitted', jobId: NEW });
    expect(resubmitted).toEqual([
      {
        accountKey: 'mast',
        jobId: JOB,
        taskName: 'm31 halo',
        fate: { kind: 'submitted', jobId: NEW },
      },
    ]);
    expect(watcher.jobStore.get(NEW)?.job.status).toBe('started');
    expect(watcher.jobStore.get(JOB)?.job.status).toBe('cancelled');
  });

  it('is submitted once, however often it is asked for while it is on its way', async () => {
    const { service, resubmitCommand, pass } = await worldWithCancelled();
    const held = service.holdNext('submit');
    const answers = [resubmitCommand.submitAgain(JOB), resubmitCommand.submitAgain(JOB)];
    await held.arrived;
    answers.push(resubmitCommand.submitAgain(JOB));
    held.release();
    await pass(SECOND);
    expect(new Set((await Promise.all(answers)).map((one) => JSON.stringify(one))).size).toBe(1);
    expect(service.of('submit')).toHaveLength(1);
  });

  it('can be submitted a second time when a person wants it twice', async () => {
    const { service, resubmitCommand, pass } = await worldWithCancelled();
    void resubmitCommand.submitAgain(JOB);
    await pass(SECOND);
    void resubmitCommand.submitAgain(JOB);
    await pass(SECOND);
    expect(service.of('submit')).toHaveLength(2);
    expect(resubmitCommand.of(JOB)).toEqual({ kind: 'submitted', jobId: '5003' });
  });
});

describe('what is no job to be submitted again', () => {
  it.each<[string, Partial<Job>]>([
    ['one whose query CasJobs does not tell', { query: null }],
    ['one whose context CasJobs does not tell', { context: null }],
    ['one that wrote a file', { jobType: 'CSV' }],
  ])('%s is refused, and nothing is sent', async (_, more) => {
    const { service, resubmitCommand } = await worldWithCancelled(more);
    expect(await resubmitCommand.submitAgain(JOB)).toMatchObject({ error: { code: 'unsendable' } });
    expect(await resubmitCommand.submitAgain(jobIdOf(999))).toMatchObject({
      error: { code: 'unsendable' },
    });
    expect(service.of('submit')).toEqual([]);
  });

  it('one that still runs is refused', async () => {
    const { service, resubmitCommand } = await worldWithCancelled();
    service.script(jobIdOf(8), { life: [[0, 'started']], facts });
    expect(await resubmitCommand.submitAgain(jobIdOf(8))).toMatchObject({
      error: { code: 'unsendable' },
    });
    expect(service.of('submit')).toEqual([]);
  });
});

it.each<CasJobsErrorCode>(['service-fault', 'credentials-rejected', 'tls', 'binding-refused'])(
  'what CasJobs refuses (%s) has made no job: it is said, and all is as before',
  async (code) => {
    const { service, resubmitCommand, resubmitted, pass } = await worldWithCancelled();
    service.failNext({ operation: 'submit', code });
    const answer = resubmitCommand.submitAgain(JOB);
    await pass(SECOND);
    expect(await answer).toMatchObject({ ok: false, error: { code } });
    expect(resubmitted).toMatchObject([{ fate: { kind: 'refused', error: { code } } }]);
    expect(resubmitCommand.of(JOB)).toBeNull();
  },
);

describe('a SubmitJob whose fate is not known', () => {
  const unknown: readonly CasJobsErrorCode[] = [
    ...(['timed-out', 'unreachable', 'not-understood', 'too-large', 'passing-fault'] as const),
    'redirected',
  ];

  it.each(unknown)('(%s) is never sent again by the app, for a day and more', async (code) => {
    const { service, resubmitCommand, resubmitted, pass } = await worldWithCancelled();
    service.failNext({ operation: 'submit', code });
    const answer = resubmitCommand.submitAgain(JOB);
    await pass(SECOND);
    expect(await answer).toEqual({ ok: true, value: { jobId: null } });
    expect(resubmitted).toMatchObject([{ fate: { kind: 'unknown', error: { code } } }]);
    expect(resubmitCommand.of(JOB)).toEqual({ kind: 'unknown', lookalike: null });
    await pass(DAY);
    expect(service.of('submit')).toHaveLength(1);
  });

  it('but which made a job: a poll finds it, by its query, context and task name', async () => {
    const { service, resubmitCommand, pass } = await worldWithCancelled();
    service.failNext({ operation: 'submit', code: 'timed-out', carriedOut: true, afterMs: MINUTE });
    const answer = resubmitCommand.submitAgain(JOB);
    await pass(MINUTE + SECOND);
    await answer;
    expect(resubmitCommand.of(JOB)).toEqual({ kind: 'unknown', lookalike: NEW });
  });

  it('is not mistaken for another new job, nor for an older one of the same query', async () => {
    const { service, resubmitCommand, pass, refresh } = await worldWithCancelled();
    service.failNext({ operation: 'submit', code: 'timed-out' });
    service.script(jobIdOf(6000), {
      life: [[0, 'started']],
      facts: { ...facts, query: 'SELECT 2' },
    });
    service.script(jobIdOf(6001), {
      life: [[0, 'started']],
      facts: { ...facts, taskName: 'other' },
    });
    service.script(jobIdOf(4000), { life: [[0, 'finished']], facts });
    void resubmitCommand.submitAgain(JOB);
    await pass(SECOND);
    await refresh();
    expect(resubmitCommand.of(JOB)).toEqual({ kind: 'unknown', lookalike: null });
  });

  it('is looked for in each later list, and a person may then submit it once more', async () => {
    const { service, resubmitCommand, pass, refresh } = await worldWithCancelled();
    service.failNext({ operation: 'submit', code: 'unreachable' });
    void resubmitCommand.submitAgain(JOB);
    await pass(SECOND);
    service.script(jobIdOf(5100), { life: [[0, 'started']], facts });
    await refresh();
    expect(resubmitCommand.of(JOB)).toEqual({ kind: 'unknown', lookalike: '5100' });
    const again = resubmitCommand.submitAgain(JOB);
    await pass(SECOND);
    expect(await again).toMatchObject({ ok: true, value: { jobId: '5101' } });
    expect(service.of('submit')).toHaveLength(2);
  });

  it('stays not known when CasJobs then refuses a second wish', async () => {
    const { service, resubmitCommand, pass } = await worldWithCancelled();
    service.failNext({ operation: 'submit', code: 'timed-out' });
    service.failNext({ operation: 'submit', code: 'service-fault' });
    void resubmitCommand.submitAgain(JOB);
    await pass(SECOND);
    void resubmitCommand.submitAgain(JOB);
    await pass(SECOND);
    expect(resubmitCommand.of(JOB)).toEqual({ kind: 'unknown', lookalike: null });
  });
});
