// How the jobs of the practice service live, by its clock.
import { SECOND, MINUTE, HOUR } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import type { JobNow } from '../../electron/practice/practice-jobs.ts';
import type { ControlledService } from '../practice-service/controlled-service.ts';
import { idsBy, postForm, accountForm } from './http.ts';
import { START, startPracticeAtNoon } from './service.ts';

const cancel = (practice: ControlledService, jobId: string) =>
  postForm(practice, 'CancelJob', { ...accountForm, jobId });

const jobOf = (practice: ControlledService, id: string): JobNow => {
  const job = practice.job(id);
  if (job === null) throw new Error(`There is no job ${id}.`);
  return job;
};

const statusOf = (practice: ControlledService, id: string) => jobOf(practice, id).status;

describe('a cancel of a seeded job', () => {
  it.each([
    ['5001', 4, 'cancelled', ''],
    ['5002', 4, 'failed', 'A severe error occurred on the current command.'],
    ['5003', 4, 'finished', ''],
    ['5006', 2, 'cancelled', ''],
    ['5005', 6 * 3600, 'cancelled', ''],
  ])('of job %s bites after %i s: %s', async (id, seconds, end, error) => {
    const practice = await startPracticeAtNoon();
    await cancel(practice, id);
    expect(statusOf(practice, id)).toBe('canceling');
    practice.pass(seconds * SECOND - 1);
    expect(jobOf(practice, id)).toMatchObject({ status: 'canceling', endedAt: null, rows: 0 });
    practice.pass(1);
    const job = jobOf(practice, id);
    expect(job).toMatchObject({ status: end, endedAt: START + seconds * SECOND });
    expect(job.error.startsWith(error)).toBe(true);
    expect(job.rows > 0).toBe(end === 'finished');
  });

  it('does nothing to the quick job 5004, which goes on for hours', async () => {
    const practice = await startPracticeAtNoon();
    expect((await cancel(practice, '5004')).status).toBe(200);
    practice.pass(4 * HOUR);
    expect(jobOf(practice, '5004')).toMatchObject({ status: 'started', isQuick: true });
  });

  it('of a job that waits leaves it without a start', async () => {
    const practice = await startPracticeAtNoon();
    await cancel(practice, '5006');
    practice.pass(4 * HOUR);
    expect(jobOf(practice, '5006')).toMatchObject({ status: 'cancelled', startedAt: null });
  });

  it('asked for twice counts from the first time', async () => {
    const practice = await startPracticeAtNoon();
    await cancel(practice, '5001');
    practice.pass(3 * SECOND);
    await cancel(practice, '5001');
    practice.pass(1 * SECOND);
    expect(statusOf(practice, '5001')).toBe('cancelled');
  });

  it('leaves alone what is over', async () => {
    const practice = await startPracticeAtNoon();
    const before = jobOf(practice, '4961');
    await cancel(practice, '4961');
    expect(jobOf(practice, '4961')).toEqual(before);
  });

  it('may come too late: the job finishes by itself', async () => {
    const practice = await startPracticeAtNoon();
    practice.pass(109 * SECOND);
    await cancel(practice, '5007');
    expect(statusOf(practice, '5007')).toBe('canceling');
    practice.pass(1 * SECOND);
    expect(jobOf(practice, '5007')).toMatchObject({ status: 'finished', rows: 40 });
  });
});

it('job 5007 waits 20 s, runs for 90 s and finishes', async () => {
  const practice = await startPracticeAtNoon();
  expect(statusOf(practice, '5007')).toBe('ready');
  practice.pass(20 * SECOND);
  expect(statusOf(practice, '5007')).toBe('started');
  practice.pass(90 * SECOND);
  expect(jobOf(practice, '5007')).toMatchObject({
    status: 'finished',
    startedAt: START + 20 * SECOND,
    endedAt: START + 110 * SECOND,
  });
});

it('job 5001 has run for 47 minutes when the service starts', async () => {
  const { startedAt } = jobOf(await startPracticeAtNoon(), '5001');
  expect(Math.round((START - Number(startedAt)) / MINUTE)).toBe(47);
});

it('the past holds jobs of every end within 20 days, and never another account', async () => {
  const practice = await startPracticeAtNoon();
  const ids = await idsBy(practice, 'Status : 3|4|5');
  const past = ids.map((id) => jobOf(practice, id));
  expect(ids).toHaveLength(8);
  expect(new Set(past.map(({ status }) => status))).toHaveProperty('size', 3);
  for (const job of past) {
    expect(job.submittedAt).toBeGreaterThan(START - 20 * 24 * HOUR);
    expect(job.endedAt).toBeLessThan(START);
    expect(job.error !== '').toBe(job.status === 'failed');
  }
  expect(await idsBy(practice, '')).not.toContain('4999');
});

describe('a job that is submitted', () => {
  const submit = async (practice: ControlledService, estimate: string): Promise<string> => {
    const query = { qry: 'SELECT ra INTO mydb.t1 FROM ObjectThin', taskname: 'mine' };
    const form = { ...accountForm, ...query, context: 'panstarrs_dr2', estimate };
    const { body } = await postForm(practice, 'SubmitJob', form);
    return String(/<long [^>]*>(\d+)</.exec(body)?.[1]);
  };

  it.each([
    ['0', 30],
    ['1', 60],
    ['30', 120],
  ])('with an estimate of %s minutes runs for %i s', async (estimate, seconds) => {
    const practice = await startPracticeAtNoon();
    const id = await submit(practice, estimate);
    expect(id).toBe('5008');
    expect(jobOf(practice, id)).toMatchObject({ status: 'ready', context: 'PanSTARRS_DR2' });
    practice.pass(2 * SECOND);
    expect(statusOf(practice, id)).toBe('started');
    practice.pass(seconds * SECOND - 1);
    expect(statusOf(practice, id)).toBe('started');
    practice.pass(1);
    expect(statusOf(practice, id)).toBe('finished');
  });

  it('can be cancelled', async () => {
    const practice = await startPracticeAtNoon();
    const id = await submit(practice, '1');
    practice.pass(5 * SECOND);
    await cancel(practice, id);
    practice.pass(3 * SECOND);
    expect(statusOf(practice, id)).toBe('cancelled');
  });

  it('is refused for a context that is none, and without a query', async () => {
    const practice = await startPracticeAtNoon();
    const form = { ...accountForm, taskname: '', estimate: '1', qry: 'SELECT 1', context: 'DR70' };
    const unknown = await postForm(practice, 'SubmitJob', form);
    expect(unknown.body).toContain("There is no context 'DR70'.");
    const empty = await postForm(practice, 'SubmitJob', { ...form, context: 'MyDB', qry: ' ' });
    expect(empty.body).toContain('The query is empty.');
  });
});

it('a job that a test adds lives by the plan that it was given', async () => {
  const practice = await startPracticeAtNoon({ jobs: 'none' });
  const id = practice.addJob({ startsMs: MINUTE, endsMs: HOUR, endsAs: 'failed', error: 'Full.' });
  expect(id).toBe('5001');
  expect(statusOf(practice, id)).toBe('ready');
  practice.pass(HOUR);
  expect(jobOf(practice, id)).toMatchObject({ status: 'failed', error: 'Full.' });
  const large = practice.addJob({ id: '9223372036854775807', endsMs: Infinity });
  practice.pass(1000 * HOUR);
  expect(await idsBy(practice, `jobid : ${large}`)).toEqual([large]);
  expect(() => practice.addJob({ id: large })).toThrow();
});
