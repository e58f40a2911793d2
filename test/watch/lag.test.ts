// A service whose list and GetJobStatus come from a copy that lags behind: what is told is right all the same.
import { SECOND, MINUTE } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import type { OutcomeKind } from '../../electron/watch/outcomes.ts';
import {
  createScriptedCasJobs,
  type StatusTimeline,
  type JobScript,
} from '../fakes/scripted-casjobs.ts';
import {
  cancelledAfter,
  useFakeClock,
  JOB,
  running,
  pollingAccount,
  type WatchedAccount,
} from './watched-account.ts';

const LAGS = [0, 1, 2, 5, 10, 20, 30, 45] as const;
/** More than the time that silence needs. */
const LONG_LAGS = [60, 120, 300] as const;

const old = { bornMs: -10 * MINUTE } as const;
const then = (end: 'failed' | 'finished'): StatusTimeline => [[0, 'canceling'], [30 * SECOND, end]]; // prettier-ignore

interface Case {
  readonly outcome: OutcomeKind;
  /** What a cancel comes to; null for an id that is no job. */
  readonly script: JobScript | null;
  /** What is told before, where the lag is longer than silence needs. */
  readonly first: readonly OutcomeKind[];
}

const afterAll = ['quick-job', 'canceling-after-all'] as const;
const cases: readonly Case[] = [
  {
    outcome: 'cancelled',
    script: { ...old, life: running, afterCancel: cancelledAfter(30 * SECOND) },
    first: afterAll,
  },
  {
    outcome: 'failed-while-cancelling',
    script: { ...old, life: running, afterCancel: then('failed') },
    first: afterAll,
  },
  {
    outcome: 'finished-before',
    script: { ...old, life: running, afterCancel: then('finished') },
    first: afterAll,
  },
  { outcome: 'already-over', script: { ...old, life: [[0, 'finished']] }, first: [] },
  { outcome: 'no-such-job', script: null, first: [] },
  { outcome: 'quick-job', script: { ...old, life: running }, first: [] },
  { outcome: 'not-yours', script: { ...old, life: running, anothers: true }, first: [] },
  {
    outcome: 'still-canceling',
    script: { ...old, life: running, afterCancel: cancelledAfter(60 * MINUTE) },
    first: afterAll,
  },
];

const cancelIn = async (script: JobScript | null, lag: number, by: 'list' | 'status') => {
  useFakeClock();
  const service = createScriptedCasJobs();
  service.lagMs = lag * SECOND;
  if (script) service.script(JOB, script);
  const here = await pollingAccount({ service });
  if (by === 'status') service.failAll('too-large', 'jobs');
  await here.watcher.cancel(JOB, 'window');
  return here;
};

/** What is told within so many ms, in its order: nothing wrong, not even for a moment. */
const tellings = async (here: WatchedAccount, ms: number): Promise<readonly OutcomeKind[]> => {
  await here.pass(ms);
  return here.outcomes();
};

describe.each(['list', 'status'] as const)('a cancel, by a %s', (by) => {
  for (const { outcome, script, first } of cases) {
    it.each(LAGS)(`that lags %d s, is told as ${outcome} and nothing else`, async (lag) => {
      const here = await cancelIn(script, lag, by);
      expect(await tellings(here, 14 * MINUTE)).toEqual([outcome]);
    });

    it.each(LONG_LAGS)(`that lags %d s, is told as ${outcome} in the end`, async (lag) => {
      const here = await cancelIn(script, lag, by);
      expect(await tellings(here, 30 * MINUTE)).toEqual([...first, outcome]);
    });
  }

  it.each(LAGS)('that lags %d s, of a job that ends within a second is told', async (lag) => {
    const script: JobScript = { ...old, life: running, afterCancel: cancelledAfter(SECOND / 2) };
    const here = await cancelIn(script, lag, by);
    expect(await tellings(here, 14 * MINUTE)).toEqual(['cancelled']);
  });

  it.each(LAGS)('that lags %d s and never answers CancelJob, is told as cancelled', async (lag) => {
    useFakeClock();
    const service = createScriptedCasJobs();
    service.lagMs = lag * SECOND;
    service.script(JOB, { ...old, life: running, afterCancel: cancelledAfter(30 * SECOND) });
    const here = await pollingAccount({ service });
    if (by === 'status') service.failAll('too-large', 'jobs');
    service.failNext({ operation: 'cancel', code: 'timed-out', carriedOut: true, afterMs: 10 }, 9);
    await here.watcher.cancel(JOB, 'window');
    expect(await tellings(here, 14 * MINUTE)).toEqual(['cancelled']);
    expect(service.of('cancel').length).toBeLessThanOrEqual(3);
  });

  it.each(LAGS)('that lags %d s, by the id of a job just submitted is told', async (lag) => {
    const script: JobScript = {
      bornMs: -SECOND,
      life: running,
      afterCancel: cancelledAfter(MINUTE),
    };
    const here = await cancelIn(script, lag, by);
    expect(await tellings(here, 14 * MINUTE)).toEqual(['cancelled']);
  });

  it.each(LONG_LAGS)('that lags %d s, of a job just submitted takes back its word', async (lag) => {
    const script: JobScript = {
      bornMs: -SECOND,
      life: running,
      afterCancel: cancelledAfter(MINUTE),
    };
    const here = await cancelIn(script, lag, by);
    const told = await tellings(here, 30 * MINUTE);
    expect(told[0]).toBe('no-such-job');
    expect(told.at(-1)).toMatch(/^cancelled/);
    expect(told.slice(1, -1).every((one) => one.endsWith('-after-all'))).toBe(true);
  });
});
