// Any second events one after the other, whenever they come: what is told of the job is true and told once for each
// cancel, what Stop or Don't cancel took back does not go out, and what is gone leaves nothing.
import { SECOND, MINUTE } from '../../fakes/durations.ts';
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { OutcomeKind } from '../../../electron/watch/outcomes.ts';
import { fakeAllClocks, openClockedCore } from './clock-home.ts';
import { sentTo, toldOf, watchesIn } from './observations.ts';
import { events, PHASE_JOB, phases, scriptAll, type EventName, type PhaseName } from './phases.ts';

vi.mock('../../../electron/storage/json-file.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('./memory-disk.ts')),
}));

const eventNames = Object.keys(events) as EventName[];
const phaseNames = (Object.keys(phases) as PhaseName[]).filter(
  (name) => phases[name].jobId === PHASE_JOB,
);

const sequences = fc.array(
  fc.tuple(fc.constantFrom(...eventNames), fc.constantFrom(0, 5, SECOND, 20 * SECOND, 3 * MINUTE)),
  { minLength: 2, maxLength: 5 },
);

/** Another outcome may follow these: they say how it stands, or rest on silence and can be taken back. */
const NOT_THE_LAST: readonly OutcomeKind[] = [
  ...(['still-canceling', 'quick-job', 'no-such-job', 'vanished', 'not-confirmed'] as const),
];

it('a cancel stays true through any events in any order', async () => {
  fakeAllClocks();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...phaseNames), sequences, async (phase, sequence) => {
      const home = await openClockedCore();
      scriptAll(home);
      const letGo = await phases[phase].reach(home);
      let asked = 1;
      /** How often it had gone out when it was taken back, or its account went. */
      let back: number | null = null;
      let isGone = false;
      for (const [name, waitMs] of sequence) {
        const { means } = events[name];
        if (isGone && name !== 'the account is removed') continue;
        const isOnWire = home.core
          .snapshot()
          .jobs.some(
            ({ jobId, asking, cancelWaits }) => jobId === PHASE_JOB && asking && !cancelWaits,
          );
        await events[name].happen(home, PHASE_JOB);
        if (name === 'it is asked for a second time') {
          asked += 1;
          back = null;
        }
        if (means === 'nobody left') isGone = true;
        if (means === 'nobody left' || (means === 'taken back' && !isOnWire))
          back = sentTo(home, PHASE_JOB);
        await home.pass(waitMs);
      }
      letGo();
      home.seen = true;
      await home.pass(15 * MINUTE);
      if (back !== null) expect(sentTo(home, PHASE_JOB)).toBe(back);
      expect(sentTo(home, PHASE_JOB)).toBeLessThanOrEqual(3 * asked);
      const { sendingCancels, unlistedCancels } = home.core.snapshot();
      expect([sendingCancels, unlistedCancels.first]).toEqual([null, []]);
      const restarts = sequence.filter(([name]) => name === 'the app is started again').length;
      const ends = toldOf(home, PHASE_JOB).filter((outcome) => !NOT_THE_LAST.includes(outcome));
      // Each start tells again what nobody has been seen to hear.
      expect(ends.length).toBeLessThanOrEqual(asked * (1 + restarts));
      if (isGone) expect(watchesIn(home)).toEqual([]);
      expect(home.surprises).toEqual([]);
      void home.core.close();
      await home.pass(10);
    }),
    { numRuns: 25 },
  );
}, 120_000);
