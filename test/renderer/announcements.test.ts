// @vitest-environment happy-dom
// The announcements for screen readers between two snapshots, each once.
import { describe, expect, it } from 'vitest';
import { createFeed } from '../../electron/ipc/snapshot-delta.ts';
import type { Bridge, SnapshotChange } from '../../electron/ipc/contract.ts';
import type { Snapshot } from '../../electron/core/view-model/snapshot.ts';
import { AppStore } from '../../renderer/state/app-store.svelte.ts';
import { announcementsBetween } from '../../renderer/state/announcements.ts';
import {
  accountView,
  activityLine,
  finishedJob,
  jobView,
  snapshotView,
} from '../fakes/view-models.ts';

const two = [accountView(), accountView({ key: 'sdss', name: 'SDSS' })];
const change = (accountKey: string, jobId = '5001') => ({
  was: jobView({ accountKey, jobId }),
  job: finishedJob({ accountKey, jobId }),
});

describe('A job ID that two accounts share', () => {
  const before = snapshotView({ accounts: two });

  it('is announced with its account each time', () => {
    expect(announcementsBetween(before, before, [change('mast'), change('sdss')])).toBe(
      'Pan-STARRS: Job 5001 is finished. SDSS: Job 5001 is finished.',
    );
  });

  it('is announced for one account even if the activity list has it for the other', () => {
    const after = { ...before, activity: [activityLine({ accountKey: 'mast', jobId: '5001' })] };
    expect(announcementsBetween(before, after, [change('mast'), change('sdss')])).toBe(
      'SDSS: Job 5001 is finished.',
    );
  });
});

describe('Many changes', () => {
  const before = snapshotView();
  const changes = (count: number) =>
    Array.from({ length: count }, (_, at) => change('mast', `${at + 1}`));

  it('are announced one by one up to five', () => {
    expect(announcementsBetween(before, before, changes(5)).match(/Job \d is/g)).toHaveLength(5);
  });

  it('are counted by status from the sixth on', () => {
    expect(announcementsBetween(before, before, changes(6))).toBe('6 jobs are finished.');
  });

  it('count once for one job', () => {
    const first = { was: jobView({ status: 'ready' }), job: jobView() };
    const second = { was: jobView(), job: finishedJob() };
    expect(announcementsBetween(before, before, [first, second])).toBe('Job 5001 is finished.');
  });
});

describe('An update in several parts', () => {
  const jobsOf = (make: typeof jobView): Snapshot =>
    snapshotView({ jobs: Array.from({ length: 600 }, (_, at) => make({ jobId: `${at + 1}` })) });

  it('is announced once, as the sum of its parts', () => {
    const listeners: ((value: SnapshotChange) => void)[] = [];
    const feed = createFeed({
      push: (value) => listeners.forEach((listener) => listener(value)),
      later: (act) => act(),
    });
    feed.show(jobsOf(jobView));
    const ask = () => Promise.resolve(feed.follow());
    const listen = (_: string, listener: (value: SnapshotChange) => void) => {
      listeners.push(listener);
      return () => undefined;
    };
    const app = new AppStore({ ask, listen } as unknown as Bridge);
    app.open();
    const { seq } = app.news;
    feed.show(jobsOf(finishedJob));
    expect(app.news).toEqual({ seq: seq + 1, text: '600 jobs are finished.' });
  });
});
