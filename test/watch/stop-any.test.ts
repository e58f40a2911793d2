// Whatever a cancel waits for when a person presses Stop: what Stop calls kept is not sent afterwards, and what it
// calls sent and kept is all that was asked for.
import { SECOND, MINUTE } from '../fakes/durations.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { JobId } from '../../electron/casjobs/job.ts';
import type { Stopped } from '../../electron/watch/outbox.ts';
import { createScriptedCasJobs, jobIdOf } from '../fakes/scripted-casjobs.ts';
import { memoryFile } from './memory-file.ts';
import { useFakeClock, running, watchedAccount, type WatchedAccount } from './watched-account.ts';

const LISTED = Array.from({ length: 12 }, (_, at) => jobIdOf(100 + at));
const UNLISTED = Array.from({ length: 3 }, (_, at) => jobIdOf(900 + at));

const OLD = { submittedAt: '2020-01-01T00:00:00' };

type Step =
  | { readonly kind: 'cancel'; readonly ids: readonly JobId[] }
  | { readonly kind: 'drop'; readonly jobId: JobId }
  | { readonly kind: 'fail'; readonly code: 'timed-out' | 'unreachable' | 'passing-fault' }
  | { readonly kind: 'hold'; readonly operation: 'jobs' | 'cancel' }
  | { readonly kind: 'keychain'; readonly ms: number }
  | { readonly kind: 'release' | 'stop' | 'lock' | 'unlock' | 'slow' | 'fast' };

const some = fc.subarray([...LISTED, ...UNLISTED], { minLength: 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('cancel' as const), ids: some }) },
  fc.record({ kind: fc.constant('drop' as const), jobId: fc.constantFrom(...LISTED, ...UNLISTED) }),
  fc.record({
    kind: fc.constant('fail' as const),
    code: fc.constantFrom('timed-out' as const, 'unreachable' as const, 'passing-fault' as const),
  }),
  fc.record({
    kind: fc.constant('hold' as const),
    operation: fc.constantFrom('jobs' as const, 'cancel' as const),
  }),
  fc.record({ kind: fc.constant('keychain' as const), ms: fc.constantFrom(0, 8, 40, SECOND) }),
  {
    weight: 3,
    arbitrary: fc.constantFrom<Step>(
      ...(['release', 'stop', 'lock', 'unlock', 'slow', 'fast'] as const).map((kind) => ({ kind })),
    ),
  },
);
const steps = fc.array(fc.tuple(fc.constantFrom(0, 0, 1, 5, 30, SECOND, 20 * SECOND), step), {
  minLength: 3,
  maxLength: 16,
});

/** A service with a way to stall everything that a cancel goes through. */
const begin = () => {
  const service = createScriptedCasJobs();
  for (const jobId of LISTED)
    service.script(jobId, { life: running, afterCancel: [[0, 'canceling']] });
  for (const jobId of UNLISTED)
    service.script(jobId, { life: running, afterCancel: [[0, 'canceling']], facts: OLD });
  const file = memoryFile();
  return { service, file, here: watchedAccount({ service, file }) };
};

const sentTo = ({ service }: WatchedAccount): readonly JobId[] =>
  service.of('cancel').flatMap(({ jobId }) => jobId ?? []);

it('Stop says the truth at any moment, whatever the cancels wait for', async () => {
  useFakeClock();
  let stops = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const { service, file, here } = begin();
      here.watcher.start();
      await here.pass(SECOND);
      const held: { release(): void }[] = [];
      let goOn = (): void => undefined;
      /** Not to be sent again unless they are asked for again. */
      const kept = new Map<JobId, number>();
      const countOf = (jobId: JobId): number => sentTo(here).filter((one) => one === jobId).length;
      const waitingNow = (): readonly JobId[] => here.outbox.waiting().map(({ jobId }) => jobId);
      const check = (): void => {
        for (const [jobId, before] of kept)
          expect([jobId, countOf(jobId)]).toEqual([jobId, before]);
      };
      for (const [waitMs, one] of all) {
        if (one.kind === 'cancel')
          for (const jobId of one.ids) {
            kept.delete(jobId);
            void here.watcher.cancel(jobId, 'window', 'in-line');
          }
        if (one.kind === 'drop') {
          const isWaiting = waitingNow().includes(one.jobId);
          const fate = here.registry.withdraw('mast', one.jobId);
          expect(fate === 'kept' || fate === 'unclear').toBe(isWaiting);
          if (isWaiting) kept.set(one.jobId, countOf(one.jobId));
        }
        if (one.kind === 'stop') {
          const waiting = waitingNow();
          const asked = here.outbox.sent() + waiting.length;
          const stopped: Stopped = here.registry.stopCancels();
          stops += 1;
          expect(stopped.sent + stopped.kept).toBe(asked);
          expect(stopped.kept).toBe(waiting.length);
          expect(stopped.unclear).toBeLessThanOrEqual(stopped.kept);
          expect([here.outbox.progress(), waitingNow()]).toEqual([null, []]);
          waiting.forEach((jobId) => kept.set(jobId, countOf(jobId)));
        }
        if (one.kind === 'fail')
          service.failNext({ operation: 'cancel', code: one.code, afterMs: 5 });
        if (one.kind === 'hold') held.push(service.holdNext(one.operation));
        if (one.kind === 'release') held.splice(0).forEach((hold) => hold.release());
        if (one.kind === 'keychain') here.keychainMs = one.ms;
        if (one.kind === 'lock') here.locked = true;
        if (one.kind === 'unlock') here.locked = false;
        if (one.kind === 'slow') goOn = file.slow();
        if (one.kind === 'fast') goOn();
        await here.pass(waitMs);
        check();
      }
      goOn();
      here.locked = false;
      here.registry.stopCancels();
      const sent = sentTo(here);
      held.forEach((hold) => hold.release());
      void here.watcher.refresh();
      await here.pass(12 * MINUTE);
      check();
      // Nothing at all goes out after the last Stop.
      expect(sentTo(here)).toEqual(sent);
      here.watcher.stop();
      expect(here.surprises).toEqual([]);
    }),
    { numRuns: 60 },
  );
  expect(stops).toBeGreaterThan(10);
}, 60_000);
