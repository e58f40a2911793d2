// The activity list: bounded by kinds of lines, on disk, and never twice the same.
import { describe, expect, it } from 'vitest';
import {
  createActivity,
  type NewLine,
  type KeptActivity,
  type KeptLine,
} from '../../electron/activity/activity-log.ts';

const open = (lines: KeptLine[] = [], outcomes?: KeptActivity['outcomes']) => {
  const before: KeptActivity = { version: 1, lines, ...(outcomes && { outcomes }) };
  let saved = (): KeptActivity => before;
  const activity = createActivity({ value: () => before }, (contents) => {
    saved = contents;
  });
  const again = () => open(saved().lines, saved().outcomes);
  return { activity, saved: () => saved(), again };
};
const line: NewLine = {
  at: 5,
  title: 'Job 5001 cancelled',
  body: '',
  weight: 'good',
  accountKey: 'mast',
  jobId: '5001',
  detail: '',
  kind: 'other',
};
const outcome = { accountKey: 'mast', jobId: '5001', outcome: 'cancelled', at: 5 };

describe('The activity list', () => {
  it.each([
    ['other', 300],
    ['status', 100],
    ['outcome', 2_000],
  ] as const)(
    'keeps the last lines of kind %s, %i of them, each with its own number',
    (kind, most) => {
      const { activity, saved } = open();
      for (let n = 1; n <= most + 1; n += 1) activity.add({ ...line, kind, title: `line ${n}` });
      const lines = activity.lines();
      expect(lines).toHaveLength(most);
      expect(lines[0]).toMatchObject({ id: 2, title: 'line 2' });
      expect(lines.at(-1)).toMatchObject({ id: most + 1, title: `line ${most + 1}` });
      expect(saved().lines).toHaveLength(most);
    },
  );

  it('keeps an outcome through ten thousand other lines, in its place', () => {
    const { activity } = open();
    activity.add({ ...line, kind: 'outcome' });
    for (let n = 0; n < 5_000; n += 1) activity.add({ ...line, kind: 'status', title: `s${n}` });
    for (let n = 0; n < 5_000; n += 1) activity.add({ ...line, title: `o${n}` });
    expect(activity.lines()[0]).toMatchObject({ title: line.title });
    expect(activity.lines()).toHaveLength(401);
  });

  it('goes on after a restart, and does not double what is told again', () => {
    const { activity, saved } = open([line]);
    activity.add(line);
    activity.add({ ...line, at: 6 });
    expect(activity.lines().map(({ id, at }) => [id, at])).toEqual([
      [1, 5],
      [2, 6],
    ]);
    expect(saved().lines).toEqual([line, { ...line, at: 6 }]);
  });

  it('says twice what happened twice in one run', () => {
    const { activity } = open();
    activity.add(line);
    activity.add(line);
    expect(activity.lines()).toHaveLength(2);
  });

  it('forgets an account that is gone, and what came of its jobs', () => {
    const { activity, saved } = open(
      [line, { ...line, accountKey: 'other' }],
      [outcome, { ...outcome, accountKey: 'other' }],
    );
    activity.forget('mast');
    expect(activity.lines().map(({ accountKey }) => accountKey)).toEqual(['other']);
    expect(JSON.stringify(saved())).not.toContain('mast');
    expect(saved()).toMatchObject({ lines: [{}], outcomes: [{}] });
  });

  it('keeps no longer text than it reads back, and says that it was cut', () => {
    const { activity } = open();
    const long = `${'x'.repeat(1998)}\u{1f52d}`.repeat(9);
    activity.add({ ...line, title: long, body: long, detail: long, template: long });
    const [first] = activity.lines();
    expect(first?.title).toHaveLength(1000);
    expect(first?.body).toHaveLength(1000);
    expect(first?.template).toHaveLength(1000);
    // The telescope has two units, of which one would have fitted.
    expect(first?.detail).toBe(`${'x'.repeat(1998)}…`);
  });
});

describe('The outcomes of jobs', () => {
  it('outlive a restart, the newest of each job', () => {
    const { activity, again } = open();
    activity.add({ ...line, kind: 'outcome' }, [{ ...outcome, outcome: 'still-canceling' }]);
    activity.add({ ...line, at: 6, kind: 'outcome' }, [{ ...outcome, at: 6 }]);
    activity.add({ ...line, at: 7, kind: 'outcome' }, [{ ...outcome, accountKey: 'sdss', at: 7 }]);
    expect(again().activity.outcomes()).toEqual([
      { ...outcome, at: 6 },
      { ...outcome, accountKey: 'sdss', at: 7 },
    ]);
  });

  it('are the newest 2,000, those of one line too', () => {
    const { activity } = open();
    const all = Array.from({ length: 2_500 }, (_, n) => ({ ...outcome, jobId: String(n) }));
    activity.add({ ...line, kind: 'outcome' }, all);
    expect(activity.outcomes()).toEqual(all.slice(500));
  });

  it('no longer hold when a job is cancelled once more', () => {
    const { activity, again } = open([], [outcome, { ...outcome, jobId: '5002' }]);
    activity.forgetOutcomes(({ jobId }) => jobId === '5001');
    expect(again().activity.outcomes()).toEqual([{ ...outcome, jobId: '5002' }]);
  });
});
