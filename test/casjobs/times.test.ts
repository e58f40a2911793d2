import { describe, expect, it } from 'vitest';
import { toJobs } from '../../electron/casjobs/parse-rows.ts';

const row = { JobID: '5001', TimeSubmit: '2026-11-24T09:10:11', Status: '1', Queue: '500' };
const jobs = (one: unknown) => toJobs({ GetJobsResult: { CJJob: one } }).jobs;

describe('a time', () => {
  it.each([
    '0001-01-01T00:00:00',
    '0001-01-01T05:00:00Z',
    '1753-01-01T00:00:00',
    '1753-01-01T12:00:00.000-05:00',
    '1899-12-30T00:00:00',
    '1900-01-01T00:00:00',
    '1900-01-01T23:59:59+14:00',
    '1970-01-01T00:00:00Z',
    '9999-12-31T23:59:59.9999999',
    '9999-12-31T00:00:00Z',
    '9998-12-31T19:00:00-05:00',
    '11/24/2026 9:10:11 AM',
    '2026-13-24T09:10:11',
    '2026-11-24',
    'soon',
  ])('written as %s is not known', (time) => {
    const times = { TimeSubmit: time, TimeStart: time, TimeEnd: time, Status: '5' };
    expect(jobs({ ...row, ...times })[0]).toMatchObject({
      submittedAt: null,
      startedAt: null,
      endedAt: null,
    });
  });

  it.each(['2026-11-24T09:10:11', '2026-11-24T09:10:11.1234567-05:00', '2026-11-24T14:10:11Z'])(
    'written as %s is kept as it was written',
    (time) => {
      expect(jobs({ ...row, TimeSubmit: ` ${time}\n` })[0]?.submittedAt).toBe(time);
    },
  );

  it.each([
    ['0', null],
    ['1', null],
    ['2', null],
    ['word', null],
    ['3', '2026-11-24T10:00:00'],
    ['4', '2026-11-24T10:00:00'],
    ['5', '2026-11-24T10:00:00'],
  ])('of an end is believed with status %s: %s', (Status, end) => {
    const [job] = jobs({ ...row, Status, TimeEnd: '2026-11-24T10:00:00' });
    expect(job?.endedAt).toBe(end);
  });
});
