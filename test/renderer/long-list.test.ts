// @vitest-environment happy-dom
// A list of thousands is sorted in slices: it shows the current jobs meanwhile, and ends sorted.
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { JobView } from '../../electron/core/view-model/snapshot.ts';
import type { JobList } from '../../renderer/state/job-list.svelte.ts';
import { ordered } from '../../renderer/state/job-order.ts';
import { AppStore } from '../../renderer/state/app-store.svelte.ts';
import { createFakeBridge } from '../fakes/fake-bridge.ts';
import { finishedJob, snapshotView } from '../fakes/view-models.ts';
import { settle } from './render-window.ts';

const MANY = 2_600;
const byTask = { by: 'task', direction: 'ascending' } as const;

/** In random order by name, in main's order by ID. */
const jobsOf = (count: number): JobView[] =>
  Array.from({ length: count }, (_, n) =>
    finishedJob({
      jobId: String(9_000 - n),
      order: 9_000 - n,
      taskName: `task ${(n * 7_919) % 10_007}`,
    }),
  );
const idsOf = (jobs: readonly JobView[]): string[] => jobs.map(({ jobId }) => jobId);
const inOrder = (jobs: readonly JobView[]): string[] =>
  idsOf(ordered(jobs, byTask, new Map(), Date.now()));

const closings: (() => void)[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  closings.splice(0).forEach((close) => close());
});

/** A store of these jobs, sorted by task in slices of one step. */
const openStore = async (jobs: readonly JobView[]) => {
  const main = createFakeBridge(snapshotView({ jobs }));
  const app = new AppStore(main.bridge);
  closings.push(app.open());
  await settle();
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 10));
  app.list.setOrder(byTask);
  await settle();
  const push = async (next: readonly JobView[]): Promise<void> => {
    main.push(snapshotView({ jobs: next }));
    await settle();
  };
  return { list: app.list, push };
};

/** Fails by the test's time limit. */
const untilShown = async (list: JobList, wanted: readonly string[]): Promise<void> => {
  while (idsOf(list.shown).join() !== wanted.join()) await settle();
};

describe('A list of thousands of jobs', () => {
  it('keeps its last order until it is sorted', async () => {
    const jobs = jobsOf(MANY);
    const { list } = await openStore(jobs);
    expect(idsOf(list.shown)).toEqual(idsOf(jobs));
    await untilShown(list, inOrder(jobs));
    expect(idsOf(list.shown)).toEqual(inOrder(jobs));
  });

  it('shows added jobs and drops removed ones during the sort', async () => {
    const jobs = jobsOf(MANY);
    const { list, push } = await openStore(jobs);
    await untilShown(list, inOrder(jobs));
    const fresh = finishedJob({ jobId: '9999', order: 9_999, taskName: 'task 5' });
    const other = { ...jobs[1]!, taskName: 'task 1000000' };
    const next = [fresh, other, ...jobs.slice(2)];
    await push(next);
    // In the previous order, the new job first, without the removed one.
    const before = inOrder(jobs).filter((jobId) => jobId !== jobs[0]!.jobId);
    expect(idsOf(list.shown)).toEqual(['9999', ...before]);
    expect(list.shown.find(({ jobId }) => jobId === other.jobId)?.taskName).toBe('task 1000000');
    await untilShown(list, inOrder(next));
    expect(idsOf(list.shown)).toEqual(inOrder(next));
  });

  it('is sorted at once when only a few jobs are left', async () => {
    const jobs = jobsOf(MANY);
    const { list, push } = await openStore(jobs);
    await push(jobs.slice(0, 100));
    expect(idsOf(list.shown)).toEqual(inOrder(jobs.slice(0, 100)));
    for (let turn = 0; turn < 5; turn += 1) await settle();
    expect(idsOf(list.shown)).toEqual(inOrder(jobs.slice(0, 100)));
  });

  it('ends in the order that was chosen last', async () => {
    const jobs = jobsOf(MANY);
    const { list } = await openStore(jobs);
    list.setOrder({ by: 'id', direction: 'ascending' });
    await untilShown(list, idsOf(jobs).reverse());
    for (let turn = 0; turn < 20; turn += 1) await settle();
    expect(idsOf(list.shown)).toEqual(idsOf(jobs).reverse());
  });

  it('is sorted even if it changes faster than sorting takes', async () => {
    const jobs = jobsOf(MANY);
    const { list, push } = await openStore(jobs);
    for (let turn = 0; turn < 40; turn += 1) {
      const [first, ...others] = jobs;
      await push([{ ...first!, rows: String(turn) }, ...others]);
    }
    expect(idsOf(list.shown)).toEqual(inOrder(jobs));
  });
});
