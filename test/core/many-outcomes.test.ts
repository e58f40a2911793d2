// Thousands of outcomes in one poll, as after sleep or an outage: each is told, and nothing is held up by it.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { outcomeEvent } from '../notifications/outcome-events.ts';
import { memoryFile } from '../watch/memory-file.ts';
import { openOutcomePipeline } from './outcome-pipeline.ts';

type Telling = ReturnType<typeof openOutcomePipeline>;

const idsFrom = (first: number, count: number): string[] =>
  Array.from({ length: count }, (_, n) => String(first + n));

/** Waits until there is one notice for each. */
const allTold = async ({ notices }: Telling, count: number): Promise<void> => {
  while (notices.length < count) await nextTurn();
};

/** How many jobs the lines tell of. */
const jobsIn = (titles: readonly string[]): number => {
  const more = titles.map((title) =>
    Number(/, and ([\d,]+) more job/.exec(title)?.[1]?.replace(',', '') ?? 0),
  );
  return more.reduce((sum, one) => sum + 1 + one, 0);
};

describe('outcomes of one poll', () => {
  // How long a machine takes for them is no matter: lines are gathered until the test says so.
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  it.each([2_000, 10_000])(
    '%i of them are each told, in the list and in their row',
    { timeout: 30_000 },
    async (count) => {
      const here = openOutcomePipeline();
      const ids = idsFrom(100_000, count);
      for (const jobId of ids) here.pendingOutcomes.add(outcomeEvent({ jobId }));
      await allTold(here, count);
      here.recorder.flush();
      expect(new Set(here.notices.map(({ jobId }) => jobId)).size).toBe(count);
      expect(jobsIn(here.titles())).toBe(count);
      expect(here.titles().length).toBeLessThan(20);
      expect(ids.filter((id) => here.outcomeOf('mast', id) !== 'cancelled')).toEqual([]);
      expect(here.store.pendingOutcomes.size).toBe(0);
      expect(here.writes()).toBeLessThan(20);
      expect(here.file.writes()).toBeLessThan(count / 20);
    },
  );

  it('are told in many turns of the event loop, at most 100 in one', async () => {
    const here = openOutcomePipeline();
    for (const jobId of idsFrom(1, 2_000)) here.pendingOutcomes.add(outcomeEvent({ jobId }));
    const perTurn: number[] = [];
    for (let before = 0; here.notices.length < 2_000; before = here.notices.length) {
      await nextTurn();
      perTurn.push(here.notices.length - before);
    }
    expect(Math.max(...perTurn)).toBeLessThanOrEqual(200);
  });

  it('that nobody was told of are told again after a restart: the newest 1,000', async () => {
    const here = openOutcomePipeline({ shows: false });
    for (const jobId of idsFrom(10_000, 2_500)) here.pendingOutcomes.add(outcomeEvent({ jobId }));
    await allTold(here, 2_500);
    const titles = (): string[] => here.titles();
    here.recorder.flush();
    const before = titles();
    while (here.file.savedOutcomes().length > 1_000) await nextTurn();
    const later = here.again({ shows: true });
    later.pendingOutcomes.redeliver();
    await allTold(later, 1_000);
    later.recorder.flush();
    expect(later.notices.map(({ jobId }) => jobId)).toEqual(idsFrom(11_500, 1_000));
    // The list has them already, most of them in a line of many.
    expect(later.titles()).toEqual(before);
    expect(later.store.pendingOutcomes.size).toBe(0);
  });

  it('that were not told yet when the app ended are all kept', async () => {
    const file = memoryFile();
    file.onStep = () => {
      if (file.savedOutcomes().length === 3_000) file.die();
    };
    const here = openOutcomePipeline({ file });
    for (const jobId of idsFrom(1, 3_000)) here.pendingOutcomes.add(outcomeEvent({ jobId }));
    while (file.savedOutcomes().length < 3_000) await nextTurn();
    const later = openOutcomePipeline({ file: memoryFile([], file.savedOutcomes()) });
    later.pendingOutcomes.redeliver();
    await allTold(later, 3_000);
    // Most lines are still gathered for one of many, and a kill would lose them.
    expect(later.store.pendingOutcomes.size).toBeGreaterThan(2_900);
    later.recorder.flush();
    expect(later.store.pendingOutcomes.size).toBe(0);
  });
});

describe('one line of many', () => {
  it('names whole ids under Details, and counts those left out', async () => {
    const here = openOutcomePipeline();
    for (const jobId of idsFrom(1_000_000_000, 240))
      here.pendingOutcomes.add(outcomeEvent({ jobId }));
    await allTold(here, 240);
    here.recorder.flush();
    const line = here.activity.lines().at(-1);
    expect(line?.title).toBe('Job 1000000008 cancelled, and 231 more jobs');
    const [, listed = '', more] = /^([\d, ]+), and (\d+) more$/.exec(line?.detail ?? '') ?? [];
    const ids = listed.split(', ');
    expect(ids).toEqual(idsFrom(1_000_000_008, ids.length));
    expect(ids.length + Number(more)).toBe(232);
  });

  it.each([
    [
      'what ran differently long',
      { outcome: 'done-finished' },
      (n: number) => ({ rows: String(n), ranMs: n * 60_000 }),
    ],
  ] as const)('has no body that is true of some only: %s', async (_, part, differ) => {
    const here = openOutcomePipeline();
    idsFrom(1, 20).forEach((jobId, n) =>
      here.pendingOutcomes.add(outcomeEvent({ ...part, jobId, ...differ(n + 1) })),
    );
    await allTold(here, 20);
    here.recorder.flush();
    expect(here.activity.lines().at(-1)).toMatchObject({
      body: '',
      title: 'Job 9 finished, and 11 more jobs',
    });
  });

  it('does not call a job failed that was finished, nor one reason by another', async () => {
    const here = openOutcomePipeline();
    const error = (code: 'service-fault' | 'unreachable') =>
      ({ outcome: 'not-sent', error: { code, detail: '' } }) as const;
    idsFrom(1, 40).forEach((jobId, n) => {
      const odd = n % 2 === 0;
      here.pendingOutcomes.add(
        outcomeEvent({ jobId, outcome: 'already-over', status: odd ? 'finished' : 'failed' }),
      );
      here.pendingOutcomes.add(
        outcomeEvent({ jobId: `9${jobId}`, ...error(odd ? 'service-fault' : 'unreachable') }),
      );
    });
    await allTold(here, 80);
    here.recorder.flush();
    const merged = here.activity.lines().filter(({ jobId }) => jobId === null);
    expect(merged.map(({ title, body }) => [title, body]).sort()).toHaveLength(4);
    expect(jobsIn(here.titles())).toBe(80);
  });
});
