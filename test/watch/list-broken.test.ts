// A list that can't be read, for good or for a while: GetJobStatus for the one job decides.
import { SECOND, MINUTE } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import type { CasJobsErrorCode } from '../../electron/casjobs/errors.ts';
import type { OutcomeKind } from '../../electron/watch/outcomes.ts';
import { createScriptedCasJobs, jobIdOf, type JobScript } from '../fakes/scripted-casjobs.ts';
import {
  ACCOUNT,
  cancelledAfter,
  useFakeClock,
  JOB,
  running,
  pollingAccount,
  type WatchedAccount,
} from './watched-account.ts';

const cancelingThen = (end: 'failed' | 'finished'): JobScript => ({
  life: running,
  afterCancel: [[0, 'canceling'], [30 * SECOND, end]], // prettier-ignore
});

/** What each job is, and what a cancel of it comes to; none is no job at all. */
const outcomes: readonly (readonly [OutcomeKind, JobScript | null])[] = [
  ['cancelled', { life: running, afterCancel: cancelledAfter(30 * SECOND) }],
  ['failed-while-cancelling', cancelingThen('failed')],
  ['finished-before', cancelingThen('finished')],
  ['already-over', { life: [[0, 'finished']] }],
  ['no-such-job', null],
  ['quick-job', { life: running }],
  ['not-yours', { life: running, anothers: true }],
  ['still-canceling', { life: running, afterCancel: cancelledAfter(12 * MINUTE) }],
];

const codes: readonly CasJobsErrorCode[] = [
  ...(['not-understood', 'too-large', 'service-fault', 'passing-fault'] as const),
  ...(['timed-out', 'unreachable', 'no-such-operation'] as const),
];

/** A service whose list has never been read. */
const neverListed = async (
  script: JobScript | null,
  code: CasJobsErrorCode,
): Promise<WatchedAccount> => {
  useFakeClock();
  const service = createScriptedCasJobs();
  if (script) service.script(JOB, script);
  service.failAll(code, 'jobs');
  return pollingAccount({ service });
};

describe.each(codes)('with a list that ends in %s for good', (code) => {
  it.each(outcomes)('a cancel is told as %s', async (outcome, script) => {
    const here = await neverListed(script, code);
    await here.watcher.cancel(JOB, 'window');
    await here.pass(11 * MINUTE);
    expect(here.outcomes()).toEqual([outcome]);
    expect(here.watcher.state().connection).toMatchObject({ kind: 'error', code });
    const { status } = here.outcomeEvents[0] ?? {};
    expect(here.watcher.jobStore.get(JOB)?.job.status ?? null).toBe(status);
    await here.pass(4 * MINUTE);
    const still = outcome === 'still-canceling' ? ['cancelled'] : [];
    expect(here.outcomes()).toEqual([outcome, ...still]);
  });

  it.each(outcomes)('that was good before, a cancel is told as %s', async (outcome, script) => {
    const here = await neverListed(script, code);
    here.service.failAll(null, 'jobs');
    await here.refresh();
    await here.pass(SECOND);
    here.service.failAll(code, 'jobs');
    await here.watcher.cancel(JOB, 'window');
    await here.pass(11 * MINUTE);
    expect(here.outcomes()).toEqual([outcome]);
    expect(here.surprises).toEqual([]);
  });

  it('the end of a job to be told of when done is told', async () => {
    const here = await neverListed({ life: [[0, 'started'], [3 * MINUTE, 'finished']] }, code); // prettier-ignore
    await here.watcher.watch(JOB, true, 'window');
    await here.pass(4 * MINUTE);
    expect(here.outcomes()).toEqual(['done-finished']);
  });
});

describe('a list that can not be read', () => {
  it('for a while is shown as error until it can, and the row has the status meanwhile', async () => {
    const script = { life: running, afterCancel: cancelledAfter(30 * SECOND) };
    const here = await neverListed(script, 'not-understood');
    await here.watcher.cancel(JOB, 'window');
    await here.pass(10 * SECOND);
    const { jobStore } = here.watcher;
    expect(jobStore.get(JOB)?.job).toMatchObject({ status: 'canceling', taskName: null });
    here.service.failAll(null, 'jobs');
    await here.pass(3 * MINUTE);
    expect(here.watcher.state().connection).toEqual({ kind: 'good' });
    expect(jobStore.get(JOB)?.job).toMatchObject({ status: 'cancelled', taskName: 'task 5001' });
    expect(here.outcomes()).toEqual(['cancelled']);
  });

  it('is asked for less and less often, while what is watched is asked about at its pace', async () => {
    const here = await neverListed({ life: running, afterCancel: [[0, 'canceling']] }, 'too-large');
    await here.watcher.cancel(JOB, 'window');
    const { service } = here;
    const before = [service.of('jobs').length, service.of('status').length] as const;
    await here.pass(10 * MINUTE);
    expect(service.of('jobs').length - before[0]).toBeLessThanOrEqual(12);
    expect(service.of('status').length - before[1]).toBeGreaterThan(25);
    expect(service.of('status').length - before[1]).toBeLessThan(80);
  });

  it('has no flood of calls follow, however many jobs are watched, and all are told', async () => {
    useFakeClock();
    const service = createScriptedCasJobs();
    const ids = Array.from({ length: 200 }, (_, n) => jobIdOf(n + 1));
    const life = [[0, 'started'], [5 * MINUTE, 'finished']] as const; // prettier-ignore
    for (const jobId of ids) service.script(jobId, { life });
    const here = await pollingAccount({ service });
    for (const jobId of ids) void here.watcher.watch(jobId, true, 'window');
    service.failAll('not-understood', 'jobs');
    await here.pass(15 * MINUTE);
    const perSecond = new Map<number, number>();
    for (const { at } of service.of('status')) {
      const second = Math.floor(at / SECOND);
      perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
    }
    expect(Math.max(...perSecond.values())).toBeLessThanOrEqual(16);
    expect(service.mostAtOnce('status')).toBeLessThanOrEqual(2);
    expect(new Set(here.outcomeEvents.map(({ jobId }) => jobId)).size).toBe(200);
    expect(new Set(here.outcomes())).toEqual(new Set(['done-finished']));
  }, 30_000);

  it('and a GetJobStatus that fails as well decide nothing; the service is left in peace', async () => {
    const here = await neverListed({ life: running }, 'not-understood');
    here.service.failAll('not-understood', 'status');
    await here.watcher.cancel(JOB, 'window');
    const before = here.service.calls.length;
    await here.pass(60 * MINUTE);
    expect(here.outcomes()).toEqual([]);
    expect(here.registry.get(ACCOUNT, JOB)?.kind).toBe('cancel');
    expect(here.service.calls.length - before).toBeLessThan(80);
  });

  it('for rejected credentials has no GetJobStatus follow', async () => {
    const here = await neverListed({ life: running }, 'credentials-rejected');
    await here.watcher.watch(JOB, true, 'window');
    await here.refresh();
    expect(here.service.of('status')).toEqual([]);
  });
});

describe('an id that no list has named and GetJobStatus answers oddly', () => {
  it.each<number | string>([
    0,
    -1,
    'Object reference not set to an instance of an object.',
    'There is no row at position 0.',
  ])('(%s) is left open until the list can be read', async (said) => {
    const here = await neverListed(null, 'too-large');
    here.service.statusOfNone = said;
    await here.watcher.cancel(JOB, 'window');
    await here.pass(20 * MINUTE);
    expect(here.outcomes()).toEqual([]);
    expect(here.watcher.jobStore.get(JOB)).toBeUndefined();
    here.service.failAll(null, 'jobs');
    await here.pass(10 * MINUTE);
    expect(here.outcomes()).toEqual(['no-such-job']);
  });
});

describe('a row without a status that can be read', () => {
  const odd = { life: running, afterCancel: cancelledAfter(30 * SECOND), odd: true } as const;

  it.each<readonly [OutcomeKind, JobScript]>([
    ['cancelled', odd],
    ['quick-job', { life: running, odd: true }],
    ['already-over', { life: [[0, 'finished']], odd: true }],
  ])('has GetJobStatus asked, and the cancel told as %s', async (outcome, script) => {
    useFakeClock();
    const service = createScriptedCasJobs();
    service.script(JOB, script);
    const here = await pollingAccount({ service });
    await here.watcher.cancel(JOB, 'window');
    await here.pass(2 * MINUTE);
    expect(here.outcomes()).toEqual([outcome]);
    expect(here.watcher.state().connection).toEqual({ kind: 'good' });
  });

  it('is never judged as missing where GetJobStatus fails', async () => {
    useFakeClock();
    const service = createScriptedCasJobs();
    service.script(JOB, odd);
    service.failAll('timed-out', 'status');
    const here = await pollingAccount({ service });
    await here.watcher.cancel(JOB, 'window');
    await here.pass(30 * MINUTE);
    expect(here.outcomes()).toEqual([]);
    service.failAll(null, 'status');
    await here.pass(4 * MINUTE);
    expect(here.outcomes()).toEqual(['cancelled']);
  });
});
