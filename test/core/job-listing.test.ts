// The listing of very many jobs is made in steps; what happens between two of them must not show what is no longer so.
import { describe, expect, it } from 'vitest';
import {
  buildSnapshot,
  type SnapshotParts,
} from '../../electron/core/view-model/build-snapshot.ts';
import {
  createJobListing,
  createListing,
  type JobListing,
} from '../../electron/core/view-model/job-listing.ts';
import type { Snapshot } from '../../electron/core/view-model/snapshot.ts';
import { finish } from '../../electron/slices.ts';
import type { Watcher } from '../../electron/watch/account-watcher.ts';
import { createJobStore, type JobStore } from '../../electron/watch/job-store.ts';
import { jobIdOf, jobOf } from '../fakes/scripted-casjobs.ts';
import { snapshotPartsOf } from './snapshot-parts.ts';

const MANY = 5_000;
const open = { about: 'open' } as const;

const storeOf = (from: number, to: number): JobStore => {
  const store = createJobStore({ kind: 'unknown' });
  const jobs = Array.from({ length: to - from + 1 }, (_, n) => jobOf(jobIdOf(from + n), 'started'));
  store.take(open, { jobs, serverNow: null }, 0);
  return store;
};

/** Of a watcher, what a listing reads. */
const watcherOf = (jobStore: JobStore): Watcher =>
  ({
    jobStore,
    listedSince: () => null,
    state: () => ({ connection: { kind: 'good' }, lastSuccessAt: 0, polling: false }),
    resubmitCommand: { of: () => null },
  }) as unknown as Watcher;

const partsOf = (stores: Readonly<Record<string, JobStore>>): SnapshotParts =>
  snapshotPartsOf(
    Object.fromEntries(Object.entries(stores).map(([key, store]) => [key, watcherOf(store)])),
  );

/** Lists; in its middle `happens` is called. */
const listedWhile = (
  stores: Readonly<Record<string, JobStore>>,
  happens: () => void,
): JobListing => {
  const steps = createJobListing()(partsOf(stores));
  for (let step = 0; step < 20; step += 1) expect(steps.next().done).toBe(false);
  happens();
  return finish(steps);
};

const idsOf = ({ jobs }: Pick<Snapshot, 'jobs'>, key: string): string[] =>
  jobs.filter(({ accountKey }) => accountKey === key).map(({ jobId }) => jobId);

describe('a listing, in whose middle', () => {
  it('an account is removed, leads to a snapshot without its jobs', () => {
    const stores = { mast: storeOf(1, MANY), sdss: storeOf(1, 10) };
    const listing = listedWhile(stores, () => undefined);
    const { jobs, accounts } = buildSnapshot(partsOf({ sdss: stores.sdss }), listing);
    expect(new Set(jobs.map(({ accountKey }) => accountKey))).toEqual(new Set(['sdss']));
    expect(jobs).toHaveLength(10);
    expect(accounts.map(({ key }) => key)).toEqual(['sdss']);
  });

  it('an account becomes that of another person, shows nothing of the one before', () => {
    const listing = listedWhile({ mast: storeOf(1, MANY) }, () => undefined);
    const other = partsOf({ mast: storeOf(9_001, 9_002) });
    expect(buildSnapshot(other, listing).jobs).toEqual([]);
    const next = finish(createJobListing()(other));
    expect(idsOf(buildSnapshot(other, next), 'mast')).toEqual(['9002', '9001']);
  });

  it('a poll is taken in, is of one moment; the next one has what is new', () => {
    const store = storeOf(1, MANY);
    const stepsOf = createJobListing();
    const parts = partsOf({ mast: store });
    const steps = stepsOf(parts);
    for (let step = 0; step < 20; step += 1) steps.next();
    const jobs = [jobOf(jobIdOf(1), 'finished'), jobOf(jobIdOf(MANY + 1), 'ready')];
    store.take(open, { jobs, serverNow: null }, 1);
    const during = finish(steps);
    expect(during.jobs).toHaveLength(MANY);
    const next = finish(stepsOf(parts));
    expect(next.jobs).toHaveLength(MANY + 1);
    expect(next.jobs[0]).toMatchObject({ jobId: String(MANY + 1), status: 'ready' });
    expect(next.jobs.at(-1)).toMatchObject({ jobId: '1', status: 'finished' });
    // What has not changed is the very same view.
    expect(next.jobs[1]).toBe(during.jobs[0]);
  });

  it('the app ends, comes to no end', async () => {
    const parts = partsOf({ mast: storeOf(1, MANY) });
    const ended = new Promise<'drawn' | 'not drawn'>((resolve) => {
      const listing = createListing(
        () => parts,
        () => resolve('drawn'),
      );
      listing.begin();
      listing.close();
      // Behind all turns that it could have had.
      const wait = (turns: number): void =>
        void setImmediate(() => (turns === 0 ? resolve('not drawn') : wait(turns - 1)));
      wait(200);
    });
    expect(await ended).toBe('not drawn');
  });
});

describe('the newest listing', () => {
  it('of few jobs is of this moment', () => {
    const store = storeOf(1, 2);
    const listing = createListing(
      () => partsOf({ mast: store }),
      () => undefined,
    );
    expect(listing.newest().jobs).toHaveLength(2);
    store.take(open, { jobs: [jobOf(jobIdOf(3), 'ready')], serverNow: null }, 0);
    expect(listing.newest().jobs).toHaveLength(3);
  });

  it('of very many is the last one that has ended', async () => {
    const store = storeOf(1, MANY);
    const drawn = new Promise<JobListing>((resolve) => {
      const listing = createListing(
        () => partsOf({ mast: store }),
        () => resolve(listing.newest()),
      );
      expect(listing.newest().jobs).toEqual([]);
      listing.begin();
    });
    expect((await drawn).jobs).toHaveLength(MANY);
  });

  it('forgets the jobs of an account that is gone', () => {
    const store = storeOf(1, 2);
    let parts = partsOf({ mast: store });
    const listing = createListing(
      () => parts,
      () => undefined,
    );
    expect(listing.newest().jobs).toHaveLength(2);
    parts = partsOf({});
    expect(listing.newest()).toMatchObject({ jobs: [] });
    expect(listing.newest().accounts.size).toBe(0);
  });
});
