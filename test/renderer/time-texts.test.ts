// Durations and timestamps as text.
import { describe, expect, it } from 'vitest';
import { lengthText } from '../../electron/i18n/value-texts.ts';
import { jobTimeText, stretchesOf, stretchesText } from '../../renderer/state/job-times.ts';
import { agoText, momentText, serviceClock, serviceText } from '../../renderer/state/time-texts.ts';
import type { JobView } from '../../electron/core/view-model/snapshot.ts';
import { activeFirst } from '../../renderer/state/jobs.ts';
import { cancelingJob, cancelledJob, finishedJob, jobView } from '../fakes/view-models.ts';

const S = 1000;
const MIN = 60 * S;
const H = 60 * MIN;
const D = 24 * H;

describe('A duration', () => {
  it.each([
    [0, '0 s'],
    [59.9 * S, '59 s'],
    [MIN, '1 min'],
    [12 * MIN + 59 * S, '12 min'],
    [3 * H + 20 * MIN, '3 h 20 min'],
    [2 * H, '2 h'],
    [2 * D + 4 * H, '2 d 4 h'],
    [3 * D, '3 d'],
    [26 * H, '1 d 2 h'],
    [-5 * S, '0 s'],
  ])('%i ms is %s', (ms, text) => expect(lengthText(ms)).toBe(text));

  it('since something is told in steps of ten seconds at first', () => {
    expect(agoText(9 * S)).toBe('just now');
    expect(agoText(-3 * S)).toBe('just now');
    expect(agoText(12 * S)).toBe('10 s ago');
    expect(agoText(59 * S)).toBe('50 s ago');
    expect(agoText(75 * S)).toBe('1 min ago');
  });
});

describe('A timestamp', () => {
  const noon = new Date(2026, 10, 24, 12, 0).getTime();

  it('omits the day if it is today', () => {
    expect(momentText(noon, noon + MIN)).not.toMatch(/24/);
    expect(momentText(noon, noon + D)).toMatch(/24/);
  });

  it("shows the service's text without fractions", () => {
    expect(serviceText('2026-11-24T09:10:11.123')).toBe('2026-11-24 09:10:11');
    expect(serviceClock('2026-11-24T09:10:11.123')).toBe('09:10');
  });
});

describe('The time column', () => {
  const now = 1_800_000_000_000;
  const at = () => now;
  const since = (ms: number) => ({ kind: 'growing', since: now - ms }) as const;
  const ready = { status: 'ready', family: 'idle', running: { kind: 'none' } } as const;

  it.each([
    ['a job in its queue', jobView({ ...ready, waiting: since(14 * S) }), 'Waiting 14 s'],
    ['a running job', jobView({ running: since(12 * MIN) }), 'Running 12 min'],
    ['a finished job', finishedJob({ running: { kind: 'fixed', ms: 2 * MIN } }), 'Ran 2 min'],
    ['one cancelled before it ran', cancelledJob({ running: { kind: 'none' } }), 'Never started'],
    ['a job of which nothing is known', jobView({ running: { kind: 'none' } }), ''],
  ])('shows %s', (_, job, text) => expect(jobTimeText(job, at)).toBe(text));

  it('shows since when and how long a job has been canceling', () => {
    const job = cancelingJob({ cancelingSince: now - 12 * S });
    expect(jobTimeText(job, at)).toBe(`Canceling since ${momentText(now - 12 * S, now)} · 12 s`);
  });
});

describe('The phases of a job', () => {
  const now = 1_800_000_000_000;
  const words = (job: Parameters<typeof stretchesOf>[0]): string =>
    stretchesText(stretchesOf(job, () => now));

  it('exclude canceling from running', () => {
    const running = { kind: 'growing', since: now - 10 * MIN } as const;
    const job = cancelingJob({ running, cancelingSince: now - 3 * MIN });
    expect(words(job)).toBe('Waited 4 min, ran 7 min, canceling 3 min');
  });

  it('are all past once the job has ended', () => {
    const job = cancelledJob({
      running: { kind: 'fixed', ms: 10 * MIN },
      cancelingSince: now - 3 * MIN,
      ended: { serviceTime: '', at: now - MIN },
    });
    expect(words(job)).toBe('Waited 4 min, ran 8 min, was canceling 2 min');
  });

  it('are empty if no time is known', () => {
    const unplaced = { kind: 'unplaced', serviceTime: '2026-11-24T09:12:00' } as const;
    expect(words(jobView({ waiting: unplaced, running: unplaced }))).toBe('');
  });
});

describe('The canceling phase of a job that never started', () => {
  const MINUTES = 60_000;
  const end = Date.UTC(2026, 10, 24, 12, 0);
  const time = (at: number) => ({ serviceTime: '2026-11-24T00:00:00', at });
  const never = { started: null, running: { kind: 'none' }, cancelingSince: end - 5 * MINUTES };

  it('does not overlap its waiting phase', () => {
    const waiting = { kind: 'fixed', ms: 15 * MINUTES } as const;
    const job = cancelledJob({ ...never, waiting, ended: time(end) } as Partial<JobView>);
    expect(stretchesText(stretchesOf(job, () => end))).toBe('Waited 10 min, was canceling 5 min');
  });

  it('does not overlap it while the job is canceling', () => {
    const waiting = { kind: 'growing', since: end - 15 * MINUTES } as const;
    const job = cancelingJob({ ...never, waiting } as Partial<JobView>);
    expect(stretchesText(stretchesOf(job, () => end))).toBe('Waited 10 min, canceling 5 min');
  });

  it('ends when the job is no longer listed', () => {
    const job = cancelingJob({ cancelingSince: end - 5 * MINUTES, vanished: true });
    const kinds = stretchesOf(job, () => end + 60 * MINUTES).map(({ kind }) => kind);
    expect(kinds).not.toContain('canceling');
    const open = jobView();
    expect(activeFirst([job, open], null)).toEqual({ jobs: [open, job], activeCount: 1 });
  });
});
