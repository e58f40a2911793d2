import { describe, expect, it } from 'vitest';
import type { Job, ServiceTime } from '../../electron/casjobs/job.ts';
import { learnZone, placeTime, type Change, type Zone } from '../../electron/watch/zone.ts';
import { id, jobOf } from '../fakes/scripted-casjobs.ts';
import { MINUTE, SECOND } from './world.ts';

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

describe('learning the zone', () => {
  const NOW = Date.UTC(2026, 10, 24, 14, 10);
  const job = (facts: Partial<Job>): Job => jobOf(id(1), 'started', facts);
  const change = (part: Partial<Change>): Change => ({
    ...{ before: job({}), beforeAt: NOW - MINUTE, after: job({}) },
    ...part,
  });
  const started = job({ startedAt: '2026-11-24T09:09:30' });
  const ended = job({ startedAt: '2026-11-24T01:00:00', endedAt: '2026-11-24T09:09:30' });

  it.each<[string, Change, Zone | null]>([
    ['a job seen starting', change({ after: started }), learnt(-300)],
    ['a job seen ending', change({ before: started, after: ended }), learnt(-300)],
    ['a job that started and ended between looks', change({ after: ended }), learnt(-300)],
    [
      'a job that began just after a look seven minutes ago',
      change({ beforeAt: NOW - 7 * MINUTE, after: job({ startedAt: '2026-11-24T22:03:01' }) }),
      learnt(480),
    ],
    ['a job that was not known before', change({ before: null, after: started }), null],
    ['a job last seen at night', change({ beforeAt: NOW - 8 * MINUTE, after: started }), null],
    ['a job of which no clock was known', change({ beforeAt: null, after: started }), null],
    ['a job as it was', change({ before: started, after: started }), null],
    ['a time with a zone', change({ after: job({ startedAt: '2026-11-24T14:09:30Z' }) }), null],
    ['a zone that is nowhere', change({ after: job({ startedAt: '2026-11-26T14:00:00' }) }), null],
    ['a time that is none', change({ after: job({ startedAt: 'soon' }) }), null],
  ])('%s', (_title, one, expected) => {
    expect(learnZone([one], NOW)).toEqual(expected);
  });

  it('takes the first change that teaches something', () => {
    expect(learnZone([change({}), change({ after: started })], NOW)).toEqual(learnt(-300));
  });

  it('learns nothing from a server without a clock', () => {
    expect(learnZone([change({ after: started })], null)).toBeNull();
  });

  it('takes a clock that is half a minute off', () => {
    expect(learnZone([change({ after: started })], NOW + 30 * SECOND)).toEqual(learnt(-300));
  });
});
