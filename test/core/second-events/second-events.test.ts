// Each phase of a cancel, and in each of them whatever else may happen: what is told is told once and is true, nothing
// goes out that was taken back, and nothing is left of an account that is gone.
import { MINUTE } from '../../fakes/durations.ts';
import { describe, expect, it, vi } from 'vitest';
import type { OutcomeKind } from '../../../electron/watch/outcomes.ts';
import { jobIdOf } from '../../fakes/scripted-casjobs.ts';
import { FIRST_NAME, fakeAllClocks, openClockedCore, type ClockedCore } from './clock-home.ts';
import { sentTo, toldOf, watchesIn } from './observations.ts';
import { textIn } from './memory-disk.ts';
import {
  events,
  phases,
  scriptAll,
  type EventName,
  type Phase,
  type PhaseName,
  type SecondEvent,
} from './phases.ts';

vi.mock('../../../electron/storage/json-file.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('./memory-disk.ts')),
}));

const OVER: PhaseName = 'is over, and nobody has seen what came of it';
const ENDS: ReadonlySet<EventName> = new Set(['the job ends by itself', 'the job vanishes']);
const cells = (Object.keys(phases) as PhaseName[]).flatMap((phase) =>
  (Object.keys(events) as EventName[])
    // A job that is over does not end once more.
    .filter((event) => phase !== OVER || !ENDS.has(event))
    .map((event) => [phase, event] as const),
);

/** What the service says of the job now. */
const statusOf = async ({ service, pass }: ClockedCore, jobId: string): Promise<string> => {
  const who = { wsId: '1', password: '' } as unknown as Parameters<typeof service.jobs>[0];
  const asked = service.jobs(who, { about: 'ids', jobIds: [jobIdOf(jobId)], from: null });
  await pass(10);
  return (await asked).jobs.find((job) => job.jobId === jobId)?.status ?? 'gone';
};

const endsIn: Partial<Record<OutcomeKind, readonly string[]>> = {
  cancelled: ['cancelled'],
  'done-cancelled': ['cancelled'],
  'finished-before': ['finished'],
  'done-finished': ['finished'],
  'already-over': ['finished', 'cancelled', 'failed'],
  vanished: ['gone'],
  'no-such-job': ['gone'],
  'not-confirmed': ['started'],
};

const begin = async (phase: Phase) => {
  fakeAllClocks();
  const home = await openClockedCore();
  scriptAll(home);
  void home.core.commands['refresh']();
  await home.pass(MINUTE);
  return { home, letGo: await phase.reach(home) };
};

const expectGone = (home: ClockedCore, jobId: string): void => {
  expect(textIn(home.folder, 'watches.json')).not.toContain(`"${jobId}"`);
  const { sendingCancels, unlistedCancels } = home.core.snapshot();
  expect([sendingCancels, unlistedCancels.first]).toEqual([null, []]);
};

/** Of one that is over: nobody has seen it before the restart, and who asks again is answered. */
const timesTold: Partial<Record<EventName, number>> = {
  'the app is started again': 2,
  'it is asked for a second time': 2,
};

const expectTruth = (told: readonly OutcomeKind[], status: string): void => {
  for (const outcome of told) expect(endsIn[outcome], outcome).toContain(status);
};

describe.each(cells)('a cancel that %s, when %s', (phaseName, eventName) => {
  const phase: Phase = phases[phaseName];
  const event: SecondEvent = events[eventName];
  const { jobId } = phase;

  it('is told once, as it is', async () => {
    const { home, letGo } = await begin(phase);
    const sentBefore = sentTo(home, jobId);
    const noticesBefore = home.notices.length;
    await event.happen(home, jobId);
    letGo();
    await home.pass(15 * MINUTE);
    home.seen = true;
    home.core.seenChanged();
    await home.pass(MINUTE);

    const told = toldOf(home, jobId);
    if (event.means === 'nobody left') {
      expect(sentTo(home, jobId)).toBe(sentBefore);
      expect(home.notices.slice(noticesBefore).map(({ topic }) => topic)).toEqual([]);
      expectGone(home, jobId);
    } else if (event.means === 'taken back' && phase.waits) {
      expect([sentTo(home, jobId), told]).toEqual([sentBefore, []]);
      expect(home.core.snapshot().sendingCancels).toBeNull();
    } else {
      expectTruth(told, phaseName === OVER ? 'cancelled' : await statusOf(home, jobId));
      expect(told).toHaveLength(phaseName === OVER ? (timesTold[eventName] ?? 1) : 1);
      expect(sentTo(home, jobId)).toBeLessThanOrEqual(phaseName === OVER ? 1 : 3);
      expect(watchesIn(home)).toEqual([]);
    }
    if (eventName === 'the account is renamed') {
      const later = JSON.stringify(home.notices.slice(noticesBefore));
      expect(later).not.toContain(FIRST_NAME);
    }
    expect(home.surprises).toEqual([]);
  }, 20_000);
});
