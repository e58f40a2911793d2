// The page's activity list is main's, whatever changes, and unchanged lines stay the same objects.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActivityLine } from '../../electron/core/view-model/snapshot.ts';
import type { SnapshotChange } from '../../electron/ipc/contract.ts';
import { createFeed } from '../../electron/ipc/snapshot-delta.ts';
import { ActivityCache } from '../../renderer/state/activity-cache.ts';
import { activityLine, snapshotView } from '../fakes/view-models.ts';

/** A cache that receives what main pushes, as copies. */
const followed = () => {
  const cache = new ActivityCache();
  let lines: readonly ActivityLine[] = [];
  const take = ({ activity }: SnapshotChange): void => {
    lines = cache.take(structuredClone(activity));
  };
  const feed = createFeed({ push: take, later: (act) => act() });
  feed.show(snapshotView());
  feed.follow();
  return { feed, lines: () => lines };
};

const next = (lines: readonly ActivityLine[], what: 'add' | 'drop' | 'rename'): ActivityLine[] => {
  const lastId = lines.at(-1)?.id ?? 0;
  if (what === 'add') return [...lines, activityLine({ id: lastId + 1 })];
  if (what === 'drop') return lines.slice(1);
  return lines.map((line, at) => (at === 0 ? { ...line, title: `${line.title}!` } : line));
};

describe('the activity list of the page', () => {
  it('is that of main after every change', () => {
    const steps = fc.array(fc.constantFrom('add', 'add', 'drop', 'rename', 'follow'));
    fc.assert(
      fc.property(steps, (all) => {
        const { feed, lines } = followed();
        let shown: readonly ActivityLine[] = [];
        for (const step of all) {
          if (step === 'follow') feed.follow();
          else feed.show(snapshotView({ activity: (shown = next(shown, step)) }));
          expect(lines()).toEqual(shown);
        }
      }),
    );
  });

  it('keeps the objects of lines that have not changed', () => {
    const { feed, lines } = followed();
    const [one, two] = [activityLine(), activityLine({ id: 2 })];
    feed.show(snapshotView({ activity: [one, two] }));
    const [, before] = lines();
    feed.show(snapshotView({ activity: [two, activityLine({ id: 3 })] }));
    expect(lines()[0]).toBe(before);
    expect(lines()).toHaveLength(2);
  });
});
