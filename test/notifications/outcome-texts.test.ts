// What a person reads of each outcome.
import { describe, expect, it } from 'vitest';
import {
  outcomeTexts,
  acceptedTexts,
  resubmittedTexts,
  stoppedTexts,
} from '../../electron/notifications/outcome-texts.ts';
import { casJobsErrorCodes } from '../../electron/casjobs/errors.ts';
import type { OutcomeKind, OutcomeEvent } from '../../electron/watch/outcomes.ts';
import { outcomeEvent } from './outcome-events.ts';

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
  'canceling-after-all': 0,
  'cancelled-after-all': 0,
  'listed-after-all': 0,
} satisfies Record<OutcomeKind, 0>) as readonly OutcomeKind[];

describe('the words of an outcome', () => {
  it.each<[Partial<OutcomeEvent>, string, string]>([
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
    [{ outcome: 'already-over', status: 'failed' }, 'Job 5001 had already failed', FREE],
    [{ outcome: 'already-over', status: 'cancelled' }, 'Job 5001 was already cancelled', FREE],
    [{ outcome: 'already-over', status: null }, 'Job 5001 had already ended', FREE],
    [
      { outcome: 'no-such-job' },
      'There is no job 5001',
      'Check the job ID and the account it belongs to.',
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
      { outcome: 'done-failed', status: 'failed', hasError: true },
      'Job 5001 failed',
      `${FREE} See its details for the reason.`,
    ],
    [{ outcome: 'done-cancelled', status: 'cancelled' }, 'Job 5001 cancelled', FREE],
    [
      { outcome: 'done-finished', rows: '1284031', ranMs: 61 * 60_000 },
      'Job 5001 finished',
      `1,284,031 rows in 1 h 1 min. ${FREE}`,
    ],
    [
      { outcome: 'done-finished', rows: '1', ranMs: 4_000 },
      'Job 5001 finished',
      `1 row in 4 s. ${FREE}`,
    ],
    [
      { outcome: 'done-finished', rows: '<b>', ranMs: 4_000 },
      'Job 5001 finished',
      `It ran for 4 s. ${FREE}`,
    ],
    [
      { outcome: 'done-failed', rows: '0', ranMs: 61_000, hasError: true },
      'Job 5001 failed',
      `It ran for 1 min. ${FREE} See its details for the reason.`,
    ],
    [
      { outcome: 'done-cancelled', ranMs: 61_000 },
      'Job 5001 cancelled',
      `It ran for 1 min. ${FREE}`,
    ],
    [
      { outcome: 'vanished' },
      'Job 5001 is no longer listed',
      "CasJobs no longer reports it. Look for it on the service's website.",
    ],
    [
      { outcome: 'not-confirmed' },
      'Cancel of job 5001 not confirmed',
      'It is unclear whether CasJobs received it. If the job is still running, cancel it again.',
    ],
  ])('%o reads "%s"', (part, title, body) => {
    expect(outcomeTexts(outcomeEvent(part))).toMatchObject({ title, body });
  });

  it('a cancel on its way holds its slot, and is not called cancelled', () => {
    expect(acceptedTexts({ jobId: '5001' })).toEqual({
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
    const { body } = outcomeTexts(outcomeEvent({ outcome: 'still-canceling', cancelingMs }));
    expect(body).toBe(`It has held its slot for ${text}. CasJobs Tray keeps watching.`);
  });

  it('a job that could not be cancelled says why and what to do, without the words of the service', () => {
    const bodies = casJobsErrorCodes.map((code) => {
      const words = outcomeTexts(
        outcomeEvent({ outcome: 'not-sent', error: { code, detail: '<b>SqlE' } }),
      );
      expect(words.title).toBe('Job 5001 could not be cancelled');
      expect(words.body).not.toContain('SqlE');
      return words.body;
    });
    expect(new Set(bodies).size).toBe(casJobsErrorCodes.length);
  });

  it('only an outcome in which the service said so ends in a job that is cancelled', () => {
    const said = outcomes.filter((outcome) =>
      /(?<!could( not)? be) cancelled$/.test(outcomeTexts(outcomeEvent({ outcome })).title),
    );
    expect(said).toEqual(['cancelled', 'done-cancelled']);
  });

  it('no words hold what a notification service would read as markup', () => {
    for (const outcome of outcomes) {
      const { title, body } = outcomeTexts(outcomeEvent({ outcome, taskName: '<b>m31</b> & co' }));
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
    expect(outcomeTexts(outcomeEvent({ outcome })).weight).toBe(weight);
  });
});

describe('the words of cancels that were stopped', () => {
  it.each([
    [
      { sent: 37, kept: 163, unclear: 0 },
      'Stopped after 37 of 200 cancels',
      '163 jobs were kept. CasJobs Tray keeps watching cancels already sent.',
    ],
    [
      { sent: 4, kept: 1, unclear: 0 },
      'Stopped after 4 of 5 cancels',
      '1 job was kept. CasJobs Tray keeps watching cancels already sent.',
    ],
    [
      { sent: 4, kept: 3, unclear: 1 },
      'Stopped after 4 of 7 cancels',
      '3 cancels are not sent again. 1 of them may already have reached CasJobs; CasJobs Tray keeps watching its job.',
    ],
    [
      { sent: 0, kept: 0, unclear: 0 },
      'There was nothing left to stop',
      'All cancels were already sent. CasJobs Tray keeps watching the jobs.',
    ],
  ])('%o read "%s"', (stopped, title, body) => {
    expect(stoppedTexts(stopped)).toMatchObject({ title, body });
  });
});

describe('the words of a job that was submitted again', () => {
  const error = { code: 'timed-out', detail: 'No complete reply within 30 s.' } as const;
  const words = (fate: Parameters<typeof resubmittedTexts>[0]['fate']) =>
    resubmittedTexts({ accountKey: 'mast', jobId: '5001', taskName: null, fate });

  it('name the new job', () => {
    expect(words({ kind: 'submitted', jobId: '5012' })).toEqual({
      title: 'Job 5001 was submitted again',
      body: 'The new job is job 5012.',
      weight: 'good',
    });
  });

  it('say why there is none, or that nobody knows', () => {
    expect(words({ kind: 'refused', error })).toMatchObject({
      title: 'Job 5001 was not submitted again',
      body: 'CasJobs did not answer in time.',
    });
    expect(words({ kind: 'unknown', error })).toMatchObject({
      title: 'It is unclear whether job 5001 was submitted again',
      weight: 'attention',
    });
  });
});
