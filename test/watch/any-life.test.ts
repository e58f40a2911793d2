// Whatever a job does, whatever fails and whatever a person asks for, in any order: each wish has one end. The loop,
// the list and the jobStore are the real ones, the clock is the test's.
import { SECOND, MINUTE } from '../fakes/durations.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CasJobsErrorCode } from '../../electron/casjobs/errors.ts';
import { isFinal } from '../../electron/casjobs/job.ts';
import { createScriptedCasJobs, type StatusTimeline } from '../fakes/scripted-casjobs.ts';
import { ACCOUNT, useFakeClock, JOB, pollingAccount } from './watched-account.ts';

const codes = [
  ...(['timed-out', 'unreachable', 'not-understood', 'too-large', 'passing-fault'] as const),
  ...(['service-fault', 'redirected', 'tls', 'binding-refused', 'not-owner'] as const),
] satisfies readonly CasJobsErrorCode[];

const before = fc.constantFrom<StatusTimeline>(
  [[0, 'ready']],
  [[0, 'started']],
  [[0, 'ready'], [5 * SECOND, 'started']], // prettier-ignore
  [[0, 'started'], [20 * SECOND, 'finished']], // prettier-ignore
  [[0, 'started'], [90 * SECOND, 'failed']], // prettier-ignore
  [[0, 'started'], [40 * SECOND, 'gone']], // prettier-ignore
  [[0, 'canceling'], [30 * SECOND, 'cancelled']], // prettier-ignore
  // A service whose answers come from behind the times.
  [[0, 'started'], [20 * SECOND, 'finished'], [30 * SECOND, 'started']], // prettier-ignore
);
const after = fc.option(
  fc.record({
    canceling: fc.nat(15 * MINUTE),
    end: fc.constantFrom('cancelled' as const, 'failed' as const, 'finished' as const),
  }),
);

type Step =
  | { readonly kind: 'cancel' | 'watch' | 'unwatch' | 'refresh' | 'wake' | 'pause' }
  /** The list can't be read from now on, or can again. */
  | { readonly kind: 'break' | 'mend' }
  | {
      readonly kind: 'fail';
      readonly operation: 'jobs' | 'status' | 'cancel';
      readonly code: CasJobsErrorCode;
    };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom<Step>(
    ...(['cancel', 'watch', 'unwatch', 'refresh', 'wake', 'pause'] as const).map((kind) => ({
      kind,
    })),
    ...(['break', 'mend'] as const).map((kind) => ({ kind })),
  ),
  fc.record({
    kind: fc.constant('fail' as const),
    operation: fc.constantFrom('jobs' as const, 'status' as const, 'cancel' as const),
    code: fc.constantFrom(...codes),
  }),
);
const steps = fc.array(fc.tuple(fc.nat(30 * SECOND), step), { maxLength: 12 });

/** By how much the list and GetJobStatus are behind the truth. */
const lag = fc.constantFrom(0, 0, 2 * SECOND, 20 * SECOND, 45 * SECOND, MINUTE, 3 * MINUTE);

/** Ends of a cancel after which the job goes on, and with it what else it was watched for. */
const TO_NOTHING = new Set(['quick-job', 'not-sent', 'not-confirmed', 'not-yours']);

describe('any life of a job, with any faults and any request', () => {
  it('leaves no watch open in the end, tells each once, and never goes back on a final status', async () => {
    useFakeClock();
    await fc.assert(
      fc.asyncProperty(before, after, lag, steps, async (life, ending, lags, all) => {
        // A life that goes back is itself that of a service whose answers come from behind the times.
        const lagMs = life.length > 2 ? 0 : lags;
        const service = createScriptedCasJobs();
        service.lagMs = lagMs;
        const afterCancel: StatusTimeline | undefined = ending
          ? [[0, 'canceling'], [ending.canceling + 1, ending.end]] // prettier-ignore
          : undefined;
        service.script(JOB, { bornMs: -lagMs, life, ...(afterCancel && { afterCancel }) });
        const here = await pollingAccount({ service });
        const { watcher, pass } = here;
        let final: string | null = null;
        let cancels = 0;
        let watches = 0;
        const check = (): void => {
          const status = watcher.jobStore.get(JOB)?.job.status;
          if (final !== null) expect(status).toBe(final);
          if (status && isFinal(status)) final = status;
        };
        for (const [waitMs, one] of all) {
          const open = here.registry.get(ACCOUNT, JOB);
          here.paused = one.kind === 'pause';
          if (one.kind === 'cancel' && open?.kind !== 'cancel') cancels += 1;
          if (one.kind === 'watch' && open === undefined) watches += 1;
          if (one.kind === 'cancel') void watcher.cancel(JOB, 'window');
          if (one.kind === 'watch') void watcher.watch(JOB, true, 'window');
          if (one.kind === 'unwatch') void watcher.watch(JOB, false, 'window');
          if (one.kind === 'refresh') void watcher.refresh();
          if (one.kind === 'wake') watcher.wake();
          if (one.kind === 'break') service.failAll('not-understood', 'jobs');
          if (one.kind === 'mend') service.failAll(null, 'jobs');
          if (one.kind === 'fail') service.failNext({ ...one, afterMs: 5 });
          await pass(waitMs + 20);
          check();
        }
        here.paused = false;
        void watcher.refresh();
        await pass(40 * MINUTE);
        check();
        watcher.stop();
        const left = here.registry.get(ACCOUNT, JOB);
        const told = here.outcomes().filter((outcome) => outcome !== 'still-canceling');
        const nothings = told.filter((outcome) => TO_NOTHING.has(outcome)).length;
        // A job that runs on is watched on; one that is over is not.
        if (left) expect([left.kind, final]).toEqual(['until-done', null]);
        const takenBack = told.filter((outcome) => outcome.endsWith('-after-all')).length;
        // What is taken back is told twice more: that it is, and the true end.
        expect(told.length).toBeLessThanOrEqual(cancels + watches + nothings + 2 * takenBack);
        if (told.some((outcome) => /^(?:done-)?cancelled/.test(outcome)))
          expect(final).toBe('cancelled');
        expect(told.length).toBeGreaterThanOrEqual(cancels);
        expect(here.surprises).toEqual([]);
        expect([here.file.savedOutcomes(), here.file.lying()]).toEqual([[], left ? [left] : []]);
      }),
      { numRuns: 40 },
    );
  }, 30_000);
});
