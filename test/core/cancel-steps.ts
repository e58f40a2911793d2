// The steps that tests of a cancel have in common. Each waits for what is drawn, none for the clock.
import { expect, onTestFinished, vi } from 'vitest';
import type { Snapshot } from '../../electron/core/view-model/snapshot.ts';
import type { OutcomeKind, Source } from '../../electron/watch/outcomes.ts';
import { jobIn, titlesOf, type TestCore } from './test-core.ts';

/** Cancels; resolves when the wish is written down. */
export const cancelJob = async (
  home: TestCore,
  accountKey: string,
  jobId: string,
  source: Source = 'window',
): Promise<void> => {
  const outcome = await home.core.cancel(accountKey, [jobId], source);
  expect(outcome).toEqual({ ok: true, value: null });
};

/** Until the service says it and the app has told it: a poll that began before CancelJob was answered tells nothing. */
export const untilCanceling = (home: TestCore, jobId: string): Promise<Snapshot> =>
  home.until(
    (snapshot) =>
      jobIn(snapshot, jobId)?.status === 'canceling' &&
      titlesOf(snapshot.activity).includes(`Canceling job ${jobId}`),
  );

export const hasOutcome = (
  home: TestCore,
  jobId: string,
  outcome: OutcomeKind,
): Promise<Snapshot> => home.until((snapshot) => jobIn(snapshot, jobId)?.outcome === outcome);

/** Until the activity list has this line. */
export const hasLine = (home: TestCore, title: string): Promise<Snapshot> =>
  home.until(({ activity }) => titlesOf(activity).includes(title));

/**
 * Until the polls since CancelJob was answered are enough, and long enough ago, for an outcome that the service does
 * not say itself. The computer sleeps in between, so that nobody waits.
 */
export const staySilent = async (home: TestCore, cancels = 1): Promise<void> => {
  await home.practice.heard('CancelJob', cancels);
  // How many of these polls begin after the answer is not for the test to say.
  for (let polls = 0; polls < 4; polls += 1) await home.poll();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  onTestFinished(() => void vi.useRealTimers());
  home.core.fallAsleep();
  vi.setSystemTime(Date.now() + 46_000);
  home.core.wake();
  await home.poll();
};

/** How many CancelJobs the service has heard. */
export const cancelsHeard = (home: TestCore): number =>
  home.practice.requests.filter(({ operation }) => operation === 'CancelJob').length;
