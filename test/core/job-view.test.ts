// A job as its row shows it: what may be done, and how long it has waited and run.
import { describe, expect, it } from 'vitest';
import { toJobId, type Job, type JobStatus } from '../../electron/casjobs/job.ts';
import { jobViewOf, type JobFacts } from '../../electron/core/view-model/job-view.ts';
import { newWatch, type Watch } from '../../electron/watch/watch-reducer.ts';
import type { Zone } from '../../electron/watch/zone.ts';

const NOW = Date.UTC(2026, 10, 24, 12, 0, 0);
const SINCE = NOW - 5000;
const UTC: Zone = { kind: 'learnt', offsetMinutes: 0 };
const UNKNOWN: Zone = { kind: 'unknown' };
const BALTIMORE: Zone = { kind: 'assumed', timeZone: 'America/New_York' };

const jobId = toJobId('5001')!;

const job = (status: JobStatus, part: Partial<Job> = {}): Job => ({
  jobId,
  status,
  statusCode: 1,
  queueMinutes: 500,
  rows: '0',
  taskName: null,
  context: 'MyDB',
  jobType: 'QUERY',
  query: null,
  error: null,
  outputLoc: null,
  submittedAt: '2026-11-24T11:00:00',
  startedAt: null,
  endedAt: null,
  ...part,
});

const cancel = (part: Partial<Watch> = {}): Watch => ({
  ...newWatch({
    accountKey: 'a',
    jobId,
    kind: 'cancel',
    source: 'window',
    since: SINCE,
    seenOpen: true,
  }),
  ...part,
});

const view = (of: Job, part: Partial<Omit<JobFacts, 'known'>> & { vanished?: boolean } = {}) => {
  const { vanished = false, ...facts } = part;
  const cancelingSince = of.status === 'started' ? null : SINCE;
  const known = { job: of, statusSince: SINCE, cancelingSince, vanished, order: 0 };
  const rest = {
    watch: undefined,
    cancelWaits: false,
    outcome: undefined,
    resubmission: null,
    zone: UTC,
  };
  return jobViewOf({ accountKey: 'a', known, ...rest, now: NOW, shiftMs: 0, ...facts });
};

const started = { startedAt: '2026-11-24T11:10:00' };
const ended = { ...started, endedAt: '2026-11-24T11:40:30' };
const none = { kind: 'none' };
const fixed = (ms: number) => ({ kind: 'fixed', ms });
const growing = (hour: number, minute: number) => ({
  kind: 'growing',
  since: Date.UTC(2026, 10, 24, hour, minute),
});
const unplaced = (serviceTime: string) => ({ kind: 'unplaced', serviceTime });
const MINUTE = 60_000;

describe('how long a job has waited and run', () => {
  it.each<[string, Job, Zone, object, object]>([
    ['one that waits', job('ready'), UTC, growing(11, 0), none],
    ['one that runs', job('started', started), UTC, fixed(10 * MINUTE), growing(11, 10)],
    ['one that is canceling', job('canceling', started), UTC, fixed(10 * MINUTE), growing(11, 10)],
    ['one that is canceling and never ran', job('canceling'), UTC, growing(11, 0), none],
    ['one that is over', job('finished', ended), UTC, fixed(10 * MINUTE), fixed(30.5 * MINUTE)],
    [
      'one cancelled before it ran',
      job('cancelled', { endedAt: '2026-11-24T11:02:00' }),
      ...([UTC, fixed(2 * MINUTE), none] as const),
    ],
    [
      'one that is over without a time of its end',
      job('failed', started),
      UTC,
      fixed(10 * MINUTE),
      none,
    ],
    [
      'one that was never told to be submitted',
      job('ready', { submittedAt: null }),
      UTC,
      none,
      none,
    ],
    [
      'one whose end comes before its start',
      job('failed', { ...started, endedAt: '2026-11-24T11:09:59' }),
      UTC,
      fixed(10 * MINUTE),
      fixed(0),
    ],
    [
      'one that runs where the zone is not known',
      job('started', started),
      ...([UNKNOWN, fixed(10 * MINUTE), unplaced('2026-11-24T11:10:00')] as const),
    ],
    [
      'one that is over where the zone is not known',
      job('finished', ended),
      UNKNOWN,
      fixed(10 * MINUTE),
      fixed(30.5 * MINUTE),
    ],
    [
      'one that runs in Baltimore',
      job('started', { submittedAt: '2026-11-24T06:00:00', startedAt: '2026-11-24T06:30:00' }),
      ...([BALTIMORE, fixed(30 * MINUTE), growing(11, 30)] as const),
    ],
    [
      'one that ran while the clocks were set back',
      job('finished', {
        submittedAt: '2026-11-01T00:30:00',
        startedAt: '2026-11-01T00:30:00',
        endedAt: '2026-11-01T02:30:00',
      }),
      ...([BALTIMORE, fixed(0), fixed(180 * MINUTE)] as const),
    ],
    [
      'one whose times have a zone',
      job('started', {
        submittedAt: '2026-11-24T11:00:00Z',
        startedAt: '2026-11-24T12:30:00+01:00',
      }),
      ...([UNKNOWN, fixed(30 * MINUTE), growing(11, 30)] as const),
    ],
    [
      'one whose server is ahead of this computer',
      job('ready', { submittedAt: '2026-11-24T12:00:09' }),
      ...([UTC, { kind: 'growing', since: NOW }, none] as const),
    ],
    [
      'one whose time cannot be read',
      job('ready', { submittedAt: 'soon' }),
      UTC,
      unplaced('soon'),
      none,
    ],
  ])('%s', (_, of, zone, waiting, running) => {
    expect(view(of, { zone })).toMatchObject({ waiting, running });
  });

  it('knows the order of its times in the hour that is repeated', () => {
    const times = {
      submittedAt: '2026-11-01T01:50:00',
      startedAt: '2026-11-01T01:10:00',
      endedAt: '2026-11-01T02:10:00',
    };
    const { waiting, running, started: start } = view(job('finished', times), { zone: BALTIMORE });
    expect([waiting, running]).toEqual([fixed(20 * MINUTE), fixed(60 * MINUTE)]);
    expect(start?.at).toBe(Date.parse('2026-11-01T06:10:00Z'));
  });

  it('stops growing when the service no longer names the job', () => {
    expect(view(job('started', started), { vanished: true }).running).toEqual(none);
  });
});

describe('what may be done with a job', () => {
  it.each<[JobStatus, string, boolean, boolean]>([
    ['ready', 'idle', true, true],
    ['started', 'active', true, true],
    ['canceling', 'active', false, true],
    ['cancelled', 'final', false, false],
    ['failed', 'final', false, false],
    ['finished', 'final', false, false],
    ['unknown', 'unknown', true, true],
  ])(
    '%s is %s; may be cancelled: %s; may be watched: %s',
    (status, family, canCancel, canWatch) => {
      expect(view(job(status))).toMatchObject({ family, canCancel, canWatch });
    },
  );

  it('does not offer to cancel a job in a queue of one minute, or one that proved to be quick', () => {
    const quick = { isQuick: true, canCancel: false, canWatch: true };
    expect(view(job('started', { queueMinutes: 1 }))).toMatchObject(quick);
    expect(view(job('started'), { outcome: 'quick-job' })).toMatchObject(quick);
    // 0: the service named no time limit.
    expect(view(job('started', { queueMinutes: 0 }))).toMatchObject({ isQuick: false });
  });

  it('is nothing when the service no longer names it', () => {
    const vanished = view(job('started'), { vanished: true, watch: cancel() });
    expect(vanished).toMatchObject({ canCancel: false, canWatch: false, asking: false });
  });

  it('is not being asked for any more once it has been seen canceling', () => {
    expect(view(job('started'), { watch: cancel() }).asking).toBe(true);
    expect(view(job('canceling'), { watch: cancel() }).asking).toBe(false);
    expect(view(job('started'), { watch: cancel({ cancelingSince: 7 }) }).asking).toBe(false);
  });

  it('is not to be watched while it is being cancelled: it is watched anyway', () => {
    expect(view(job('started'), { watch: cancel() })).toMatchObject({
      asking: true,
      watched: 'cancel',
      canWatch: false,
    });
  });
});

describe('since when a job is canceling', () => {
  it.each<[string, JobStatus, Watch | undefined, number | null]>([
    ['by its watch, which outlives a restart', 'canceling', cancel({ cancelingSince: 7 }), 7],
    ['by the first poll that saw it, when another has cancelled it', 'canceling', undefined, SINCE],
    ['not while it is only asked for', 'started', cancel(), null],
    ['and it is known still when it is over', 'cancelled', undefined, SINCE],
  ])('%s', (_, status, watch, since) => {
    expect(view(job(status), { watch }).cancelingSince).toBe(since);
  });
});

it('the times of a job are shown as written, and placed where they can be', () => {
  const serviceTime = '2026-11-24T11:10:00';
  expect(view(job('started', started)).started).toEqual({
    serviceTime,
    at: Date.UTC(2026, 10, 24, 11, 10),
  });
  expect(view(job('started', started), { zone: UNKNOWN }).started).toEqual({
    serviceTime,
    at: null,
  });
  expect(view(job('ready')).started).toBeNull();
});
