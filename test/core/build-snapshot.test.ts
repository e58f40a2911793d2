// The one value that all views draw: the order of its jobs, and what it says of the places of accounts.
import { describe, expect, it } from 'vitest';
import { toJobId, type Job } from '../../electron/casjobs/job.ts';
import {
  hostOf,
  isHere,
  presetViews,
  serviceNameOf,
  zoneOf,
} from '../../electron/core/service-info.ts';
import { buildSnapshot } from '../../electron/core/view-model/build-snapshot.ts';
import { createJobListing } from '../../electron/core/view-model/job-listing.ts';
import { finish } from '../../electron/slices.ts';
import { createJobStore } from '../../electron/watch/job-store.ts';
import type { Watcher } from '../../electron/watch/account-watcher.ts';
import type { Zone } from '../../electron/watch/zone.ts';
import { snapshotPartsOf } from './snapshot-parts.ts';

const job = (id: string, submittedAt: string | null): Job => ({
  jobId: toJobId(id)!,
  status: 'ready',
  statusCode: 0,
  queueMinutes: 1,
  rows: '0',
  taskName: null,
  context: null,
  jobType: null,
  query: null,
  error: null,
  outputLoc: null,
  submittedAt,
  startedAt: null,
  endedAt: null,
});

/** A watcher that has polled once and now rests. */
const watcherWith = (zone: Zone, jobs: readonly Job[]): Watcher => {
  const jobStore = createJobStore(zone);
  jobStore.take({ about: 'open' }, { jobs, serverNow: null }, 0);
  const state = {
    connection: { kind: 'good' },
    lastSuccessAt: 0,
    polling: false,
    failures: 0,
    tookMs: 0,
  } as const;
  const nothing = () => undefined;
  const never = () => Promise.reject(new Error('Nobody asks this here.'));
  const rest = {
    start: nothing,
    stop: nothing,
    reconsider: nothing,
    seenChanged: nothing,
    wake: nothing,
    credentialsChanged: nothing,
    refresh: never,
    refreshOnce: never,
    listOlder: never,
  };
  return {
    ...rest,
    jobStore,
    listedSince: () => null,
    state: () => state,
    resubmitCommand: { submitAgain: never, of: () => null },
    cancel: never,
    watch: never,
  };
};

const orderOf = (watchers: Readonly<Record<string, Watcher>>): string[] => {
  const parts = snapshotPartsOf(watchers);
  const { jobs } = buildSnapshot(parts, finish(createJobListing()(parts)));
  return jobs.map(({ accountKey, jobId }) => `${accountKey} ${jobId}`);
};

const UNKNOWN: Zone = { kind: 'unknown' };
const EAST: Zone = { kind: 'learnt', offsetMinutes: 8 * 60 };

describe('the jobs of all accounts', () => {
  it('stand newest first, by the time at which they really were submitted', () => {
    const here = [job('1', '2026-11-24T10:00:00Z'), job('2', '2026-11-24T12:00:00Z')];
    const east = [job('900', '2026-11-24T19:00:00'), job('901', '2026-11-24T17:00:00')];
    const watchers = { here: watcherWith(UNKNOWN, here), east: watcherWith(EAST, east) };
    expect(orderOf(watchers)).toEqual(['here 2', 'east 900', 'here 1', 'east 901']);
  });

  it('stand in one order also where some times cannot be placed', () => {
    const placed = [job('5', '2026-11-24T10:00:00'), job('9', '2026-11-24T14:00:00')];
    const unplaced = [job('7', '2026-11-24T12:00:00'), job('6', '2026-11-24T08:00:00')];
    const utc: Zone = { kind: 'learnt', offsetMinutes: 0 };
    const wanted = ['a 9', 'b 7', 'a 5', 'b 6'];
    const [a, b] = [watcherWith(utc, placed), watcherWith(UNKNOWN, unplaced)];
    expect(orderOf({ a, b })).toEqual(wanted);
    expect(orderOf({ b, a })).toEqual(wanted);
  });

  it('stand by their ids where they came at once, or have no time; ids are numbers, however long', () => {
    const at = '2026-11-24T10:00:00';
    const jobs = [
      job('999', at),
      job('9007199254740993', at),
      job('9007199254740992', at),
      job('8', null),
    ];
    expect(orderOf({ a: watcherWith(UNKNOWN, jobs) })).toEqual([
      'a 9007199254740993',
      'a 9007199254740992',
      'a 999',
      'a 8',
    ]);
  });
});

it('very many jobs are all drawn, newest first, however the service lists them', () => {
  const minutes = Array.from({ length: 10_000 }, (_, n) => (n * 7) % 10_000);
  const at = (minute: number): string => new Date(minute * 60_000).toISOString().slice(0, 19);
  const jobs = minutes.map((minute) => job((minute + 1).toString(), at(minute)));
  const drawn = orderOf({ a: watcherWith(EAST, jobs) });
  expect(drawn).toEqual(minutes.map((_, n) => `a ${10_000 - n}`));
});

describe('the place of an account', () => {
  const local = Intl.DateTimeFormat().resolvedOptions().timeZone;

  it.each([
    ['mast-ps1', 'https://mastweb.stsci.edu/ps1casjobs', 'MAST Pan-STARRS', 'America/New_York'],
    ['china-vo', 'https://nadc.china-vo.org/casjobs', 'China-VO', 'Asia/Shanghai'],
    ['practice', '', 'Practice service', local],
    ['other', 'http://127.0.0.1:8642/casjobs', '127.0.0.1:8642', local],
    ['other', 'http://localhost/casjobs', 'localhost', local],
    ['other', 'https://casjobs.example.org/x', 'casjobs.example.org', null],
    ['a preset of a newer app', 'https://casjobs.example.org/x', 'casjobs.example.org', null],
  ])('%s at "%s" is called %s', (service, base, name, timeZone) => {
    expect(serviceNameOf({ service, base })).toBe(name);
    expect(hostOf({ service, base })).toBe(base === '' ? '127.0.0.1' : new URL(base).host);
    const zone = timeZone === null ? { kind: 'unknown' } : { kind: 'assumed', timeZone };
    expect(zoneOf({ service, base })).toEqual(zone);
    // Only then the window says nothing of a zone that is assumed.
    expect(isHere({ service, base })).toBe(/^$|127\.|localhost/.test(base));
  });

  it('may be chosen from the presets, the practice service and any other', () => {
    expect(presetViews()[0]?.id).toBe('mast-ps1');
    expect(
      presetViews()
        .slice(-2)
        .map(({ label }) => label),
    ).toEqual(['Practice service', 'Other…']);
  });
});
