// How the server's zone is learnt: from what its clock showed, by several observations, and with the rules of a zone.
import { SECOND, MINUTE } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import type { Job } from '../../electron/casjobs/job.ts';
import {
  createZoneLearner,
  type Change,
  type ZoneLearner,
} from '../../electron/watch/learn-zone.ts';
import { placeTime, type Zone } from '../../electron/watch/zone.ts';
import { jobIdOf, jobOf } from '../fakes/scripted-casjobs.ts';

const HOUR = 60 * MINUTE;

const unknown: Zone = { kind: 'unknown' };
const assumed = (timeZone: string): Zone => ({ kind: 'assumed', timeZone });
const learnt = (timeZone: string): Zone => ({ kind: 'learnt', timeZone });
const NEW_YORK = 'America/New_York';

/** What a clock in the zone shows, as the service writes it. */
const shown = (timeZone: string, at: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
    .format(at)
    .replace(' ', 'T');

const job = (facts: Partial<Job> = {}): Job => jobOf(jobIdOf(1), 'started', facts);
const started = (startedAt: string, at: number, gap = MINUTE): [Change[], number] => [
  [{ before: job(), beforeAt: at - gap, after: job({ startedAt }) }],
  at,
];
/** The learner sees a job that started 30 s before. */
const see = (learner: ZoneLearner, timeZone: string, at: string | number): Zone => {
  const now = typeof at === 'string' ? Date.parse(at) : at;
  learner.observe(...started(shown(timeZone, now - 30 * SECOND), now));
  return learner.zone();
};
const odd = (learner: ZoneLearner, hours: number, at: string): Zone => {
  const now = Date.parse(at);
  const written = new Date(now + hours * HOUR).toISOString().replace(/\.\d+Z$/, '');
  learner.observe(...started(written, now));
  return learner.zone();
};

describe('a zone that was assumed', () => {
  it.each([
    [NEW_YORK, '2026-01-10T12:00:00Z'],
    [NEW_YORK, '2026-07-10T12:00:00Z'],
    ['Australia/Sydney', '2026-11-24T12:00:00Z'],
    ['Asia/Kathmandu', '2026-11-24T12:00:00Z'],
    ['Australia/Lord_Howe', '2026-07-10T12:00:00Z'],
  ])('%s is confirmed by one observation, with its rules', (timeZone, at) => {
    expect(see(createZoneLearner(assumed(timeZone), 'Europe/Berlin'), timeZone, at)).toEqual(
      learnt(timeZone),
    );
  });

  it.each([
    ['2026-11-20T12:00:00Z', '2026-10-20T09:00:00', '2026-10-20T13:00:00Z'],
    ['2026-03-20T12:00:00Z', '2026-03-01T09:00:00', '2026-03-01T14:00:00Z'],
    ['2027-11-20T12:00:00Z', '2027-10-20T09:00:00', '2027-10-20T13:00:00Z'],
    ['2027-03-20T12:00:00Z', '2027-03-01T09:00:00', '2027-03-01T14:00:00Z'],
  ])('learnt at %s, Baltimore seen from Berlin moves no time of before', (at, time, expected) => {
    const first = assumed(NEW_YORK);
    const learner = createZoneLearner(first, 'Europe/Berlin');
    expect(placeTime(time, first)).toBe(Date.parse(expected));
    expect(placeTime(time, see(learner, NEW_YORK, at))).toBe(Date.parse(expected));
  });

  it('holds against one that disagrees, and gives way to two that agree', () => {
    const learner = createZoneLearner(assumed('Asia/Shanghai'), null);
    expect(see(learner, NEW_YORK, '2026-11-24T12:00:00Z')).toEqual(assumed('Asia/Shanghai'));
    expect(see(learner, NEW_YORK, '2026-11-24T12:10:00Z')).toEqual(learnt(NEW_YORK));
  });

  it('is assumed again when what was learnt is contradicted, and is learnt when it is seen', () => {
    const learner = createZoneLearner(assumed(NEW_YORK), null);
    see(learner, 'Asia/Tokyo', '2026-11-24T12:00:00Z');
    expect(see(learner, 'Asia/Tokyo', '2026-11-24T12:10:00Z')).toEqual(learnt('Asia/Tokyo'));
    expect(see(learner, NEW_YORK, '2026-11-24T12:20:00Z')).toEqual(assumed(NEW_YORK));
    expect(see(learner, NEW_YORK, '2026-11-24T12:30:00Z')).toEqual(learnt(NEW_YORK));
  });

  it('is confirmed in the repeated hour, in both of its halves', () => {
    for (const at of ['2026-11-01T05:31:00Z', '2026-11-01T06:31:00Z'])
      expect(see(createZoneLearner(assumed(NEW_YORK), null), NEW_YORK, at)).toEqual(
        learnt(NEW_YORK),
      );
  });
});

describe('a zone that was learnt', () => {
  it.each([-10.5, 0.25, 4, 13])('is not changed by one odd time, %d h off', (hours) => {
    const learner = createZoneLearner(assumed(NEW_YORK), null);
    const before = see(learner, NEW_YORK, '2026-11-24T12:00:00Z');
    expect(odd(learner, hours, '2026-11-24T12:10:00Z')).toBe(before);
    see(learner, NEW_YORK, '2026-11-24T12:20:00Z');
    expect(odd(learner, hours, '2026-11-24T12:30:00Z')).toBe(before);
  });

  it('goes through a whole year with both changes, hour by hour around them', () => {
    const learner = createZoneLearner(assumed(NEW_YORK), 'Europe/Berlin');
    for (const day of ['2026-03-08', '2026-11-01', '2027-03-14', '2027-11-07'])
      for (let hour = 0; hour < 24; hour += 1)
        expect(see(learner, NEW_YORK, Date.parse(day) + hour * HOUR + MINUTE)).toEqual(
          learnt(NEW_YORK),
        );
  });

  it('is left for one without summer time after the change has contradicted it', () => {
    const learner = createZoneLearner(unknown, null);
    const bogota = (at: string): Zone => see(learner, 'America/Bogota', at);
    expect(bogota('2027-03-10T12:00:00Z')).toEqual(learnt(NEW_YORK));
    bogota('2027-03-10T13:00:00Z');
    expect(bogota('2027-03-15T12:00:00Z')).toEqual(learnt(NEW_YORK));
    bogota('2027-03-16T12:00:00Z');
    expect(bogota('2027-03-17T12:00:00Z')).toEqual(learnt('America/Bogota'));
  });

  it('is the same value as long as it holds, so that nothing is drawn again', () => {
    const learner = createZoneLearner(assumed(NEW_YORK), null);
    const first = see(learner, NEW_YORK, '2026-11-24T12:00:00Z');
    expect(see(learner, NEW_YORK, '2026-11-24T13:00:00Z')).toBe(first);
  });
});

describe('an unknown zone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin', '2026-11-24T12:00:00Z'],
    [NEW_YORK, 'Europe/Berlin', '2026-11-24T12:00:00Z'],
    ['Asia/Kathmandu', 'Europe/Berlin', '2026-11-24T12:00:00Z'],
    ['Australia/Sydney', null, '2026-11-24T12:00:00Z'],
    ['Australia/Lord_Howe', null, '2026-07-10T12:00:00Z'],
    ['America/St_Johns', null, '2026-11-24T12:00:00Z'],
    ['Africa/Lagos', 'Africa/Lagos', '2026-11-24T12:00:00Z'],
  ])('is learnt as %s on a computer in %s', (timeZone, own, at) => {
    expect(see(createZoneLearner(unknown, own), timeZone, at)).toEqual(learnt(timeZone));
  });

  it('is not learnt from one observation in the repeated hour, which fits two zones', () => {
    const learner = createZoneLearner(unknown, null);
    expect(see(learner, 'America/Chicago', '2026-11-01T06:31:00Z')).toEqual(unknown);
    expect(see(learner, 'America/Chicago', '2026-11-01T12:31:00Z')).toEqual(
      learnt('America/Chicago'),
    );
  });

  it('becomes an offset where no zone agrees, after two observations', () => {
    const learner = createZoneLearner(unknown, 'Europe/Berlin');
    expect(odd(learner, -10.5, '2026-11-24T12:00:00Z')).toEqual(unknown);
    expect(odd(learner, -10.5, '2026-11-24T12:10:00Z')).toEqual({
      kind: 'learnt',
      offsetMinutes: -630,
    });
  });

  it('is unknown again when two observations contradict each other', () => {
    const learner = createZoneLearner(unknown, null);
    see(learner, 'Asia/Tokyo', '2026-11-24T12:00:00Z');
    expect(see(learner, NEW_YORK, '2026-11-24T12:10:00Z')).toEqual(unknown);
    expect(see(learner, NEW_YORK, '2026-11-24T12:20:00Z')).toEqual(learnt(NEW_YORK));
  });
});

describe('an observation', () => {
  const NOW = Date.UTC(2026, 10, 24, 14, 10);
  const run = job({ startedAt: '2026-11-24T09:09:30' });
  const ended = job({ startedAt: '2026-11-24T01:00:00', endedAt: '2026-11-24T09:09:30' });
  const change = (part: Partial<Change>): Change => ({
    before: job(),
    beforeAt: NOW - MINUTE,
    after: job(),
    ...part,
  });
  const zoneAfter = (changes: readonly Change[], now: number | null = NOW): Zone => {
    const learner = createZoneLearner(unknown, null);
    learner.observe(changes, now);
    return learner.zone();
  };

  it.each<[string, Change, Zone]>([
    ['a job seen starting', change({ after: run }), learnt(NEW_YORK)],
    ['a job seen ending', change({ before: run, after: ended }), learnt(NEW_YORK)],
    ['a job that started and ended between polls', change({ after: ended }), learnt(NEW_YORK)],
    [
      'a job that began just after a poll seven minutes ago',
      change({ beforeAt: NOW - 7 * MINUTE, after: job({ startedAt: '2026-11-24T22:03:01' }) }),
      learnt('Asia/Shanghai'),
    ],
    ['a job that was not known before', change({ before: null, after: run }), unknown],
    ['a job last seen at night', change({ beforeAt: NOW - 8 * MINUTE, after: run }), unknown],
    ['a job of which no clock was known', change({ beforeAt: null, after: run }), unknown],
    ['a job as it was', change({ before: run, after: run }), unknown],
    ['a time with a zone', change({ after: job({ startedAt: '2026-11-24T14:09:30Z' }) }), unknown],
    ['a time of nowhere', change({ after: job({ startedAt: '2026-11-26T14:00:00' }) }), unknown],
    ['a time of long ago', change({ after: job({ endedAt: '1753-01-01T00:00:00' }) }), unknown],
    ['a time that is none', change({ after: job({ startedAt: 'soon' }) }), unknown],
  ])('%s', (_title, one, expected) => {
    expect(zoneAfter([one])).toEqual(expected);
  });

  it('is one for each poll, by what most of its jobs say', () => {
    const far = change({ after: job({ startedAt: '2026-11-24T23:09:30' }) });
    const near = change({ after: run });
    expect(zoneAfter([far, near, near])).toEqual(learnt(NEW_YORK));
    expect(zoneAfter([far, near])).toEqual(unknown);
    const learner = createZoneLearner(assumed(NEW_YORK), null);
    learner.observe([far, far, far], NOW);
    expect(learner.zone()).toEqual(assumed(NEW_YORK));
  });

  it('needs the clock of the server, which may be half a minute off', () => {
    expect(zoneAfter([change({ after: run })], null)).toEqual(unknown);
    expect(zoneAfter([change({ after: run })], NOW + 30 * SECOND)).toEqual(learnt(NEW_YORK));
  });
});
