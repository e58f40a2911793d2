import { MINUTE } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import type { ServiceTime } from '../../electron/casjobs/job.ts';
import { lengthBetween, placeInOrder, placeTime, type Zone } from '../../electron/watch/zone.ts';

const unknown: Zone = { kind: 'unknown' };
const newYork: Zone = { kind: 'assumed', timeZone: 'America/New_York' };
const learnt = (offsetMinutes: number): Zone => ({ kind: 'learnt', offsetMinutes });
const utc = (time: ServiceTime, zone: Zone): string | null => {
  const at = placeTime(time, zone);
  return at === null ? null : new Date(at).toISOString();
};

describe("the service's times on the computer's clock", () => {
  it.each<[string, ServiceTime, Zone, string | null]>([
    ['a learnt zone', '2026-11-24T09:10:11', learnt(-300), '2026-11-24T14:10:11.000Z'],
    ['a zone of three quarters', '2026-11-24T05:45:00', learnt(345), '2026-11-24T00:00:00.000Z'],
    ['an assumed zone in winter', '2026-11-24T09:10:11', newYork, '2026-11-24T14:10:11.000Z'],
    ['an assumed zone in summer', '2026-07-01T09:10:11.5', newYork, '2026-07-01T13:10:11.500Z'],
    ['before summer time begins', '2026-03-08T01:59:59', newYork, '2026-03-08T06:59:59.000Z'],
    ['after summer time began', '2026-03-08T03:00:00', newYork, '2026-03-08T07:00:00.000Z'],
    ['before summer time ends', '2026-11-01T00:59:59', newYork, '2026-11-01T04:59:59.000Z'],
    ['after summer time ended', '2026-11-01T02:00:00', newYork, '2026-11-01T07:00:00.000Z'],
    ['a time with a Z', '2026-11-24T09:10:11Z', newYork, '2026-11-24T09:10:11.000Z'],
    ['a time with an offset', '2026-11-24T09:10:11+08:00', unknown, '2026-11-24T01:10:11.000Z'],
    ['an unknown zone', '2026-11-24T09:10:11', unknown, null],
    ['what is no time', 'yesterday', newYork, null],
    ['what is no time, with a Z', 'yesterday Z', learnt(0), null],
  ])('%s', (_title, time, zone, expected) => {
    expect(utc(time, zone)).toBe(expected);
  });
});

/** Each change of 2026 and 2027: its zone, the last time before it and the first after, and both moments. */
const changes: readonly (readonly [zone: string, before: string, after: string, at: string])[] = [
  ['America/New_York', '2026-03-08T01:59:59', '2026-03-08T03:00:00', '2026-03-08T07:00:00Z'],
  ['America/New_York', '2027-03-14T01:59:59', '2027-03-14T03:00:00', '2027-03-14T07:00:00Z'],
  ['Australia/Sydney', '2026-10-04T01:59:59', '2026-10-04T03:00:00', '2026-10-03T16:00:00Z'],
  ['Australia/Sydney', '2027-10-03T01:59:59', '2027-10-03T03:00:00', '2027-10-02T16:00:00Z'],
  ['Europe/Berlin', '2027-03-28T01:59:59', '2027-03-28T03:00:00', '2027-03-28T01:00:00Z'],
  ['Australia/Lord_Howe', '2026-10-04T01:59:59', '2026-10-04T02:30:00', '2026-10-03T15:30:00Z'],
];

describe('when summer time begins', () => {
  it.each(changes)('%s: %s is a second before %s', (timeZone, before, after, at) => {
    const zone = { kind: 'learnt', timeZone } as const;
    expect(placeTime(after, zone)).toBe(Date.parse(at));
    expect(lengthBetween(before, after, zone)).toBe(1000);
  });

  it('a time in the skipped hour is placed as if the clock had not been set', () => {
    expect(utc('2026-03-08T02:30:00', newYork)).toBe('2026-03-08T07:30:00.000Z');
    expect(utc('2026-10-04T02:15:00', { kind: 'assumed', timeZone: 'Australia/Lord_Howe' })).toBe(
      '2026-10-03T15:45:00.000Z',
    );
  });
});

describe('when summer time ends', () => {
  it.each([
    ['America/New_York', '2026-10-31T12:00:00', '2026-11-01T12:00:00', 25],
    ['America/New_York', '2027-11-06T12:00:00', '2027-11-07T12:00:00', 25],
    ['Australia/Sydney', '2026-04-04T12:00:00', '2026-04-05T12:00:00', 25],
    ['Australia/Sydney', '2027-04-03T12:00:00', '2027-04-04T12:00:00', 25],
    ['Australia/Lord_Howe', '2026-04-04T12:00:00', '2026-04-05T12:00:00', 24.5],
    ['Asia/Kathmandu', '2026-10-31T12:00:00', '2026-11-01T12:00:00', 24],
  ])('%s: from %s to %s there are %d hours', (timeZone, from, to, hours) => {
    expect(lengthBetween(from, to, { kind: 'assumed', timeZone })).toBe(hours * 60 * MINUTE);
  });

  it('a time in the repeated hour is the first of its two moments', () => {
    expect(utc('2026-11-01T01:30:00', newYork)).toBe('2026-11-01T05:30:00.000Z');
    expect(utc('2026-11-01T01:00:00', newYork)).toBe('2026-11-01T05:00:00.000Z');
    expect(utc('2026-11-01T01:59:59', newYork)).toBe('2026-11-01T05:59:59.000Z');
  });

  it('a time that would lie before an earlier one is the second', () => {
    const [submitted, started, ended] = placeInOrder(
      ['2026-11-01T01:50:00', '2026-11-01T01:10:00', '2026-11-01T02:10:00'],
      newYork,
    ).map((at) => new Date(at ?? 0).toISOString());
    expect(submitted).toBe('2026-11-01T05:50:00.000Z');
    expect(started).toBe('2026-11-01T06:10:00.000Z');
    expect(ended).toBe('2026-11-01T07:10:00.000Z');
    expect(lengthBetween('2026-11-01T01:50:00', '2026-11-01T01:10:00', newYork)).toBe(20 * MINUTE);
  });

  it('an end a second before its start is no length below nothing', () => {
    expect(lengthBetween('2026-11-24T09:00:01', '2026-11-24T09:00:00', newYork)).toBe(0);
    expect(placeInOrder([null, 'soon', '2026-11-24T09:00:00'], newYork)).toEqual([
      null,
      null,
      Date.parse('2026-11-24T14:00:00Z'),
    ]);
  });
});
