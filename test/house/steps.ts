// The steps that tests of a cancel have in common. Each waits for what is drawn, none for the clock.
import { expect } from 'vitest';
import type { Snapshot } from '../../electron/snapshot.ts';
import type { OutcomeKind } from '../../electron/watch/outcomes.ts';
import type { Source } from '../../electron/watch/outcomes.ts';
import { jobIn, titlesOf, type Home } from './home.ts';

/** Cancels; resolves when the wish is written down. */
export const cancel = async (
  home: Home,
  accountKey: string,
  jobId: string,
  source: Source = 'window',
): Promise<void> => {
  const outcome = await home.house.cancel(accountKey, [jobId], source);
  expect(outcome).toEqual({ ok: true, value: null });
};

/** Until the service says it and the app has told it: a look that began before CancelJob was answered tells nothing. */
export const isCanceling = (home: Home, jobId: string): Promise<Snapshot> =>
  home.until(
    (snapshot) =>
      jobIn(snapshot, jobId)?.status === 'canceling' &&
      titlesOf(snapshot.activity).includes(`Canceling job ${jobId}`),
  );

export const ended = (home: Home, jobId: string, outcome: OutcomeKind): Promise<Snapshot> =>
  home.until((snapshot) => jobIn(snapshot, jobId)?.outcome === outcome);

/** Until the activity list has this line. */
export const said = (home: Home, title: string): Promise<Snapshot> =>
  home.until(({ activity }) => titlesOf(activity).includes(title));
