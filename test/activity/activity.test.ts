// The activity list: bounded, on disk, and never twice the same.
import { describe, expect, it } from 'vitest';
import { createActivity } from '../../electron/activity/activity.ts';
import type { KeptLine } from '../../electron/activity/activity-file.ts';

const open = (lines: KeptLine[] = []) => {
  let saved: KeptLine[] = lines;
  const activity = createActivity({ value: () => ({ version: 1, lines }) }, (next) => {
    saved = next();
  });
  return { activity, saved: () => saved };
};
const line: KeptLine = {
  ...{ at: 5, title: 'Job 5001 cancelled', body: '', weight: 'good' },
  ...{ accountKey: 'mast', jobId: '5001', detail: '' },
};

describe('The activity list', () => {
  it('keeps the last 300 lines, each with a number of its own', () => {
    const { activity, saved } = open();
    for (let n = 1; n <= 301; n += 1) activity.add({ ...line, title: `line ${n}` });
    const lines = activity.lines();
    expect(lines).toHaveLength(300);
    expect(lines[0]).toMatchObject({ id: 2, title: 'line 2' });
    expect(lines.at(-1)).toMatchObject({ id: 301, title: 'line 301' });
    expect(saved()).toHaveLength(300);
  });

  it('goes on after a restart, and does not double what is told again', () => {
    const { activity, saved } = open([line]);
    activity.add(line);
    activity.add({ ...line, at: 6 });
    expect(activity.lines().map(({ id, at }) => [id, at])).toEqual([
      [1, 5],
      [2, 6],
    ]);
    expect(saved()).toEqual([line, { ...line, at: 6 }]);
  });

  it('says twice what happened twice in one run', () => {
    const { activity } = open();
    activity.add(line);
    activity.add(line);
    expect(activity.lines()).toHaveLength(2);
  });

  it('forgets an account that is gone', () => {
    const { activity, saved } = open([line, { ...line, accountKey: 'other' }]);
    activity.forget('mast');
    expect(activity.lines().map(({ accountKey }) => accountKey)).toEqual(['other']);
    expect(saved()).toHaveLength(1);
  });

  it('keeps no more of the words of a service than it reads back', () => {
    const { activity } = open();
    activity.add({ ...line, detail: 'x'.repeat(5000) });
    expect(activity.lines()[0]?.detail).toHaveLength(2000);
  });
});
