// The phases in a job's bar, and the jobs without a bar.
import { describe, expect, it } from 'vitest';
import type { JobView, TimeView } from '../../../electron/core/view-model/snapshot.ts';
import { finish } from '../../../electron/slices.ts';
import { barOf, barSteps, slotSpanOf } from '../../../renderer/timeline/bars.ts';
import { cancelingJob, cancelledJob, finishedJob, jobView } from '../../fakes/view-models.ts';

const at = (ms: number | null): TimeView => ({ serviceTime: '2026-11-24T09:00:00', at: ms });
const told = (job: JobView): [string, number, number][] =>
  (barOf(job)?.stretches ?? []).map(({ fill, from, to }) => [fill, from, to]);

const times = { submitted: at(100), started: at(200), ended: at(500) };
const open = { submitted: at(100), started: at(200) };

describe('The bar of a job', () => {
  it.each<[string, JobView, [string, number, number][]]>([
    [
      'waits and runs on',
      jobView(open),
      [
        ['waiting', 100, 200],
        ['running', 200, Infinity],
      ],
    ],
    ['waits on', jobView({ submitted: at(100), status: 'ready' }), [['waiting', 100, Infinity]]],
    [
      'finished',
      finishedJob(times),
      [
        ['waiting', 100, 200],
        ['finished', 200, 500],
      ],
    ],
    [
      'was seen canceling before it was cancelled',
      cancelledJob({ ...times, cancelingSince: 400 }),
      [
        ['waiting', 100, 200],
        ['cancelled', 200, 400],
        ['canceling', 400, 500],
      ],
    ],
    [
      'is canceling before it ever ran',
      cancelingJob({ submitted: at(100), cancelingSince: 300 }),
      [
        ['waiting', 100, 300],
        ['canceling', 300, Infinity],
      ],
    ],
    ['never started', cancelledJob({ ...times, started: null }), [['waiting', 100, 500]]],
    [
      'is told by clocks that disagree',
      finishedJob({ ...times, started: at(50) }),
      [['finished', 100, 500]],
    ],
    ['is no longer listed', jobView({ ...open, vanished: true }), [['waiting', 100, 200]]],
  ])('covers a job that %s', (_what, job, stretches) => {
    expect(told(job)).toEqual(stretches);
  });

  it('is omitted and reported if a time is unknown', () => {
    const lost = jobView({ jobId: '1', submitted: at(100), started: at(null) });
    const timeless = jobView({ jobId: '2' });
    const placed = jobView({ jobId: '3', ...open });
    const { bars, unplaced } = finish(barSteps([lost, timeless, placed]));
    expect(bars.map(({ job }) => job.jobId)).toEqual(['3']);
    expect(unplaced.map(({ jobId }) => jobId)).toEqual(['1', '2']);
  });

  it('holds a queue slot while the job is processed', () => {
    const slotOf = (job: JobView) => slotSpanOf(barOf(job)!);
    expect(slotOf(finishedJob(times))).toEqual({ from: 200, to: 500 });
    expect(slotOf(jobView(open))).toEqual({ from: 200, to: Infinity });
    expect(slotOf(cancelledJob({ ...times, started: null }))).toBeNull();
  });
});
