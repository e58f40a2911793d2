// What a page is told of the jobs: each once, and again only when it has changed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActivityLine, JobView } from '../../electron/core/view-model/snapshot.ts';
import type { JobsChange, SnapshotChange } from '../../electron/ipc/contract.ts';
import { createFeed } from '../../electron/ipc/snapshot-delta.ts';
import { activityLine, finishedJob, jobView, snapshotView } from '../fakes/view-models.ts';

const openFeed = () => {
  const pushed: SnapshotChange[] = [];
  const waiting: (() => void)[] = [];
  const feed = createFeed({
    push: (change) => pushed.push(change),
    later: (act) => waiting.push(act),
  });
  /** Lets everything happen that is to happen later. */
  const pass = (): void => {
    for (let act = waiting.shift(); act; act = waiting.shift()) act();
  };
  const last = (): JobsChange => pushed.at(-1)!.jobs;
  const turn = (): void => waiting.shift()?.();
  return { feed, pushed, pass, turn, last };
};
const idsOf = ({ changed }: JobsChange): string[] => changed.map(({ jobId }) => jobId);
const many = (count: number) =>
  Array.from({ length: count }, (_, at) => finishedJob({ jobId: `${9_000_000 - at}` }));

describe('A page that follows', () => {
  it('is told of everything first', () => {
    const { feed, pass, pushed, last } = openFeed();
    feed.show(snapshotView({ version: '7', jobs: [jobView()] }));
    expect(pushed).toEqual([]);
    feed.follow();
    pass();
    expect(pushed).toHaveLength(1);
    expect(pushed[0]?.version).toBe('7');
    expect(last()).toMatchObject({ isReset: true, gone: [], hasMore: false });
    expect(idsOf(last())).toEqual(['5001']);
  });

  it('is told only the lines of the activity list that have changed, and all when it follows again', () => {
    const { feed, pass, pushed } = openFeed();
    const [one, two, three] = [1, 2, 3].map((id) => activityLine({ id })) as [
      ActivityLine,
      ActivityLine,
      ActivityLine,
    ];
    const renamed = { ...two, title: 'renamed' };
    feed.follow();
    pass();
    const first = [one, two];
    feed.show(snapshotView({ activity: first }));
    feed.show(snapshotView({ activity: first, paused: true }));
    feed.show(snapshotView({ activity: [two, three] }));
    const last = [renamed, three];
    feed.show(snapshotView({ activity: last }));
    feed.follow();
    pass();
    expect(pushed.map(({ activity }) => activity)).toEqual([
      { isReset: true, changed: first, gone: [] },
      null,
      { isReset: false, changed: [three], gone: [1] },
      { isReset: false, changed: [renamed], gone: [] },
      { isReset: true, changed: last, gone: [] },
    ]);
  });

  it('is told as soon as there is something to tell', () => {
    const { feed, pass, pushed } = openFeed();
    feed.follow();
    pass();
    expect(pushed).toEqual([]);
    feed.show(snapshotView());
    expect(pushed).toHaveLength(1);
  });

  it('is told again of a job only when something of it is another', () => {
    const { feed, pass, last } = openFeed();
    const running = { kind: 'growing', since: 5 } as const;
    const one = jobView({ jobId: '1' });
    const asking = { ...one, asking: true };
    feed.show(snapshotView({ jobs: [jobView({ jobId: '2', running }), one] }));
    feed.follow();
    pass();
    const same = jobView({ jobId: '2', running: { ...running } });
    feed.show(snapshotView({ jobs: [same, asking] }));
    expect(last()).toMatchObject({ isReset: false, gone: [] });
    expect(idsOf(last())).toEqual(['1']);
    const later = jobView({ jobId: '2', running: { ...running, since: 6 } });
    feed.show(snapshotView({ jobs: [later, asking] }));
    expect(idsOf(last())).toEqual(['2']);
  });

  it('is told of jobs that are gone, and of the same id at another account as another job', () => {
    const { feed, pass, last } = openFeed();
    const jobs = [jobView(), jobView({ accountKey: 'sdss' })];
    feed.show(snapshotView({ jobs }));
    feed.follow();
    pass();
    feed.show(snapshotView({ jobs: jobs.slice(0, 1) }));
    expect(last()).toMatchObject({ changed: [], gone: [{ accountKey: 'sdss', jobId: '5001' }] });
    feed.show(snapshotView({ jobs }));
    expect(last().changed).toEqual(jobs.slice(1));
  });

  it('gets a very long list in parts, newest first, and what changes meanwhile with them', () => {
    const { feed, pass, pushed } = openFeed();
    const jobs = many(600);
    feed.show(snapshotView({ jobs }));
    feed.follow();
    const changed = [...jobs.slice(0, -1), finishedJob({ jobId: jobs.at(-1)!.jobId, rows: '7' })];
    feed.show(snapshotView({ version: 'newer', jobs: changed }));
    pass();
    expect(pushed.map(({ jobs: { changed: part } }) => part.length)).toEqual([250, 250, 100]);
    expect(pushed.map(({ jobs: { isReset, hasMore } }) => [isReset, hasMore])).toEqual([
      [true, true],
      [false, true],
      [false, false],
    ]);
    expect(pushed.flatMap((change) => change.jobs.changed)).toEqual(changed);
    expect(pushed.every(({ version }) => version === 'newer')).toBe(true);
  });

  it('is told of very many jobs that are gone in parts, of which none is long', () => {
    const { feed, pass, pushed } = openFeed();
    feed.show(snapshotView({ jobs: many(9_000) }));
    feed.follow();
    pass();
    pushed.length = 0;
    feed.show(snapshotView({ jobs: [jobView()] }));
    pass();
    const parts = pushed.map(({ jobs: { gone } }) => gone.length);
    expect(Math.max(...parts)).toBeLessThanOrEqual(2_000);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(9_000);
    expect(pushed.map(({ jobs: { hasMore } }) => hasMore)).toEqual(
      parts.map((_, at) => at < parts.length - 1),
    );
  });

  it('hears nothing of very many jobs that were made again and are as they were, but that it has all', () => {
    const { feed, pass, pushed } = openFeed();
    feed.show(snapshotView({ jobs: many(9_000) }));
    feed.follow();
    pass();
    pushed.length = 0;
    feed.show(snapshotView({ version: 'newer', jobs: many(9_000) }));
    expect(pushed).toEqual([]);
    pass();
    expect(pushed.map(({ version, jobs }) => ({ version, ...jobs }))).toEqual([
      { version: 'newer', isReset: false, changed: [], gone: [], hasMore: false },
    ]);
  });

  it('knows what main knows in the end, whatever lists come while one is being told', () => {
    const list = fc.array(
      fc.record({ n: fc.integer({ min: 1, max: 900 }), rows: fc.constantFrom('1', '2') }),
      { maxLength: 900, size: 'max' },
    );
    /** Lists, and how many turns pass after each. */
    const events = fc.array(fc.tuple(list, fc.nat({ max: 4 })), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(events, (lists) => {
        const { feed, pushed, turn, pass } = openFeed();
        feed.follow();
        let jobs: JobView[] = [];
        for (const [each, turns] of lists) {
          const byId = new Map(each.map(({ n, rows }) => [n, rows]));
          jobs = [...byId].map(([n, rows]) => finishedJob({ jobId: String(n), rows }));
          feed.show(snapshotView({ jobs }));
          for (let count = 0; count < turns; count += 1) turn();
        }
        pass();
        const known = new Map<string, JobView>();
        for (const { jobs: part } of pushed) {
          for (const job of part.changed) known.set(job.jobId, job);
          for (const { jobId } of part.gone) known.delete(jobId);
        }
        const wanted = new Map(jobs.map((job) => [job.jobId, job]));
        expect(known.size).toBe(wanted.size);
        for (const [jobId, job] of wanted) expect(known.get(jobId)).toEqual(job);
        expect(pushed.at(-1)?.jobs.hasMore).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('is told all anew when it asks again, as after it has died', () => {
    const { feed, pass, last } = openFeed();
    feed.show(snapshotView({ jobs: [jobView()] }));
    feed.follow();
    pass();
    feed.follow();
    pass();
    expect(last().isReset).toBe(true);
    expect(idsOf(last())).toEqual(['5001']);
  });

  it('is known to follow from its first asking until it is gone', () => {
    const { feed } = openFeed();
    expect(feed.follows()).toBe(false);
    feed.follow();
    expect(feed.follows()).toBe(true);
    feed.end();
    expect(feed.follows()).toBe(false);
  });

  it('is told nothing once it is gone', () => {
    const { feed, pass, pushed } = openFeed();
    feed.follow();
    feed.end();
    feed.show(snapshotView({ jobs: [jobView()] }));
    pass();
    expect(pushed).toEqual([]);
  });
});
