// The badge on the app's icon.
import { describe, expect, it } from 'vitest';
import { createBadge } from '../../electron/tray/badge.ts';
import { cancelingJob, finishedJob, jobView, snapshotView } from '../fakes/view-models.ts';
import { now } from './lines.ts';

const badgeOn = (platform: NodeJS.Platform) => {
  const shown: unknown[] = [];
  const badge = createBadge({
    platform,
    setCount: (count) => shown.push(count),
    setOverlay: (...what) => shown.push(what),
  });
  return { badge, shown };
};

const jobs = (count: number) =>
  Array.from({ length: count }, (_, at) => jobView({ jobId: String(at) }));

describe('the badge', () => {
  it('counts the jobs that hold or await a slot, and disappears at zero', () => {
    const { badge, shown } = badgeOn('darwin');
    badge.render(snapshotView({ jobs: [jobView(), cancelingJob(), finishedJob()] }), now);
    badge.render(snapshotView({ jobs: [finishedJob()] }), now);
    expect(shown).toEqual([2, 0]);
  });

  it('is not set again while it is unchanged', () => {
    const { badge, shown } = badgeOn('linux');
    badge.render(snapshotView({ jobs: jobs(2) }), now);
    badge.render(snapshotView({ jobs: [jobView({ jobId: '7' }), cancelingJob()] }), now);
    expect(shown).toEqual([2]);
  });

  it('is an image with a description on Windows', () => {
    const { badge, shown } = badgeOn('win32');
    badge.render(snapshotView({ jobs: jobs(9) }), now);
    badge.render(snapshotView({ jobs: jobs(10) }), now);
    badge.render(snapshotView(), now);
    expect(shown).toEqual([
      ['9', 'CasJobs Tray: 9 jobs active'],
      ['9plus', 'CasJobs Tray: 10 jobs active'],
      [null, 'CasJobs Tray: no active jobs'],
    ]);
  });
});
