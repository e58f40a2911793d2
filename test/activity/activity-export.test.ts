// The activity list as a person sends it to somebody: one line each, and nothing but what stands in the list.
import { describe, expect, it } from 'vitest';
import { activityText, dayOf, stampOf } from '../../electron/activity/activity-export.ts';
import type { ActivityLine } from '../../electron/core/view-model/snapshot.ts';
import { oneLine } from '../../electron/i18n/safe-text.ts';
import { activityLine } from '../fakes/view-models.ts';

const at = Date.UTC(2026, 10, 25, 20, 30, 5);
const textOf = (...lines: ActivityLine[]): string[] =>
  activityText({
    lines,
    heading: oneLine('CasJobs Tray 0.1.0'),
    nameOf: (key) => (key === 'mast' ? oneLine('Pan-STARRS') : undefined),
    offsetMinutes: () => 60,
  }).split('\n');

describe('The activity list as text', () => {
  it('says when, at which account, what, and the words of the service below it', () => {
    const detail = 'You do not own job 4999.\nAsk its owner.';
    expect(textOf(activityLine({ at, detail }))).toEqual([
      'CasJobs Tray 0.1.0',
      '2026-11-25 21:30:05 +01:00  Pan-STARRS  Job 5001 cancelled  Its queue slot is free.',
      '    | You do not own job 4999.',
      '    | Ask its owner.',
      '',
    ]);
  });

  it('names no account that is gone, nor one that a line has none of', () => {
    const lines = textOf(
      activityLine({ at, accountKey: 'gone', body: '' }),
      activityLine({ at, accountKey: null, body: '' }),
    );
    expect(lines.slice(1, 3)).toEqual(
      Array(2).fill('2026-11-25 21:30:05 +01:00  Job 5001 cancelled'),
    );
  });

  it.each([
    ['a title', { title: 'Job 1\n2026-01-01 00:00:00 +00:00  Job 2 cancelled' }],
    ['a body', { body: 'x\r\n2026-01-01 00:00:00 +00:00  Job 2 cancelled' }],
    ['a detail', { detail: 'x\u20282026-01-01 00:00:00 +00:00  Job 2 cancelled' }],
    ['a detail', { detail: 'x\n2026-01-01 00:00:00 +00:00  Job 2 cancelled' }],
    ['a detail', { detail: 'x\u001b[2K\u202edellecnac' }],
  ])('cannot be given another line by %s', (_where, part) => {
    const lines = textOf(activityLine({ at, ...part }));
    const forged = lines.slice(1, -1).filter((line) => !/^(2026-11-25 | {4}\| )/.test(line));
    expect(forged).toEqual([]);
    expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  });

  it('holds nothing that is no field of a line', () => {
    const line = { ...activityLine({ at }), password: 'canary-7f3a', wsId: '1000001' };
    expect(textOf(line).join('\n')).not.toMatch(/canary-7f3a|1000001/);
  });

  it.each([
    [0, '2026-11-25 20:30:05 +00:00'],
    [-570, '2026-11-25 11:00:05 -09:30'],
    [345, '2026-11-26 02:15:05 +05:45'],
  ])('tells local time, %i minutes ahead of UTC', (offset, stamp) => {
    expect(stampOf(at, offset)).toBe(stamp);
  });
});

describe('the day of a moment', () => {
  it.each([
    ['2026-11-25T23:30:00Z', 60, '2026-11-26'],
    ['2026-11-25T23:30:00Z', -300, '2026-11-25'],
    ['2026-11-26T03:30:00Z', -300, '2026-11-25'],
    ['2026-11-25T18:20:00Z', 345, '2026-11-26'],
    ['2026-12-31T10:30:00Z', 840, '2027-01-01'],
  ])('%s is, %d minutes ahead of UTC, %s', (at, ahead, day) => {
    expect(dayOf(Date.parse(at), ahead)).toBe(day);
  });
});
