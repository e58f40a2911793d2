// What a person reads of each outcome.
import { describe, expect, it } from 'vitest';
import { wordsOf, wordsOfBegun } from '../../electron/notices/words.ts';
import { casJobsErrorCodes } from '../../electron/casjobs/errors.ts';
import type { OutcomeKind, Told } from '../../electron/watch/outcomes.ts';
import { told } from './told.ts';

const FREE = 'Its queue slot is free.';

const outcomes = Object.keys({
  cancelled: 0,
  'failed-while-cancelling': 0,
  'finished-before': 0,
  'already-over': 0,
  'no-such-job': 0,
  'quick-job': 0,
  'not-yours': 0,
  'still-canceling': 0,
  'done-finished': 0,
  'done-failed': 0,
  'done-cancelled': 0,
  vanished: 0,
  'not-sent': 0,
  'not-confirmed': 0,
} satisfies Record<OutcomeKind, 0>) as readonly OutcomeKind[];

describe('the words of an outcome', () => {
  it.each<[Partial<Told>, string, string]>([
    [{ outcome: 'cancelled', status: 'cancelled' }, 'Job 5001 cancelled', FREE],
    [
      { outcome: 'finished-before', status: 'finished' },
      'Job 5001 finished before it could be cancelled',
      FREE,
    ],
    [
      { outcome: 'failed-while-cancelling', status: 'failed' },
      'Job 5001 failed while cancelling',
      FREE,
    ],
    [{ outcome: 'already-over', status: 'finished' }, 'Job 5001 was already finished', FREE],
    [{ outcome: 'already-over', status: 'failed' }, 'Job 5001 was already failed', FREE],
    [{ outcome: 'already-over', status: 'cancelled' }, 'Job 5001 was already cancelled', FREE],
    [{ outcome: 'already-over', status: null }, 'Job 5001 was already over', FREE],
    [
      { outcome: 'no-such-job' },
      'There is no job 5001',
      'Check the job ID, and to which account it belongs.',
    ],
    [{ outcome: 'quick-job' }, 'Job 5001 is a quick job', "CasJobs can't cancel quick jobs."],
    [
      { outcome: 'not-yours' },
      'Job 5001 is not yours',
      'Check the job ID, or choose the account that owns the job.',
    ],
    [
      { outcome: 'still-canceling', cancelingMs: 10 * 60_000 + 4_000 },
      'Job 5001 is still canceling',
      'It has held its slot for 10 minutes. CasJobs Tray keeps watching.',
    ],
    [{ outcome: 'done-finished', status: 'finished' }, 'Job 5001 finished', FREE],
    [
      { outcome: 'done-failed', status: 'failed' },
      'Job 5001 failed',
      `${FREE} The reason stands in its details.`,
    ],
    [{ outcome: 'done-cancelled', status: 'cancelled' }, 'Job 5001 cancelled', FREE],
    [
      { outcome: 'vanished' },
      'Job 5001 is gone from the list',
      'CasJobs no longer names it. Look for it on the web page of the service.',
    ],
    [
      { outcome: 'not-confirmed' },
      'The cancel of job 5001 is not confirmed',
      'Whether CasJobs heard it is not known. If the job still runs, cancel it again.',
    ],
  ])('%o reads "%s"', (part, title, body) => {
    expect(wordsOf(told(part))).toMatchObject({ title, body });
  });

  it('a cancel on its way holds its slot, and is not called cancelled', () => {
    expect(wordsOfBegun({ jobId: '5001' })).toEqual({
      title: 'Canceling job 5001',
      body: 'It holds its queue slot until it is cancelled.',
      weight: 'plain',
    });
  });

  it.each([
    [60_000, '1 minute'],
    [59 * 60_000, '59 minutes'],
    [null, 'a while'],
  ])('a slot held for %s ms is held for %s', (cancelingMs, text) => {
    const { body } = wordsOf(told({ outcome: 'still-canceling', cancelingMs }));
    expect(body).toBe(`It has held its slot for ${text}. CasJobs Tray keeps watching.`);
  });

  it('a cancel that was not taken says why and what to do, without the words of the service', () => {
    const bodies = casJobsErrorCodes.map((code) => {
      const words = wordsOf(told({ outcome: 'not-sent', trouble: { code, detail: '<b>SqlE' } }));
      expect(words.title).toBe('The cancel of job 5001 was not taken');
      expect(words.body).not.toContain('SqlE');
      return words.body;
    });
    expect(new Set(bodies).size).toBe(casJobsErrorCodes.length);
  });

  it('only an outcome in which the service said so ends in a job that is cancelled', () => {
    const said = outcomes.filter((outcome) =>
      / (is |was already )?cancelled$/.test(wordsOf(told({ outcome })).title),
    );
    expect(said).toEqual(['cancelled', 'finished-before', 'done-cancelled']);
  });

  it('no words hold what a notification service would read as markup', () => {
    for (const outcome of outcomes) {
      const { title, body } = wordsOf(told({ outcome, taskName: '<b>m31</b> & co' }));
      expect(`${title} ${body}`).not.toMatch(/[<>&]/);
    }
  });

  it.each<[OutcomeKind, string]>([
    ['cancelled', 'good'],
    ['failed-while-cancelling', 'plain'],
    ['quick-job', 'attention'],
    ['still-canceling', 'attention'],
    ['not-confirmed', 'attention'],
  ])('%s weighs %s', (outcome, weight) => {
    expect(wordsOf(told({ outcome })).weight).toBe(weight);
  });
});
