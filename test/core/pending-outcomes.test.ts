// Outcomes of which nobody was told before the app ended are told after its next start, and no others.
import { SECOND } from '../fakes/durations.ts';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { outcomeEvent } from '../notifications/outcome-events.ts';
import {
  openTestCore,
  signInToCore,
  titlesOf,
  reportedTitles,
  type TestCore,
} from './test-core.ts';
import { cancelJob, hasOutcome, untilCanceling } from './cancel-steps.ts';
import { openOutcomePipeline } from './outcome-pipeline.ts';

/** A job is cancelled, and its end known to the app; what became of its notice is the test's. */
const cancelled = async (home: TestCore, shows: boolean | null): Promise<string> => {
  const key = await signInToCore(home);
  home.shows = shows;
  await cancelJob(home, key, '5001');
  await untilCanceling(home, '5001');
  home.practice.pass(4 * SECOND);
  await hasOutcome(home, '5001', 'cancelled');
  return key;
};

/** The first that is examined is the present one, which need not have been drawn. */
const drawn = async (home: TestCore): Promise<void> => {
  let polls = 0;
  await home.until(() => (polls += 1) > 1);
};

/** The activity list outlives the app: what is told again stands there once. */
const ends = ({ core }: TestCore): string[] =>
  reportedTitles(core.snapshot(), '5001').filter((title) => title.endsWith('cancelled'));

/** The jobs with a pending outcome, by the file. */
const pendingIn = async (folder: string): Promise<string[]> => {
  const text = await readFile(path.join(folder, 'watches.json'), 'utf8');
  const { pendingOutcomes } = JSON.parse(text) as {
    pendingOutcomes: { event: { jobId: string } }[];
  };
  return pendingOutcomes.map(({ event: { jobId } }) => jobId);
};

describe('an outcome', () => {
  it('whose notice was on its way when the app ended is told after the next start', async () => {
    const home = await openTestCore();
    await cancelled(home, null);
    const later = await home.restart();
    expect(titlesOf(later.notices)).toEqual(['Job 5001 cancelled']);
    expect(ends(later)).toEqual(['Job 5001 cancelled']);
  });

  it('whose notice was shown is not told again', async () => {
    const home = await openTestCore();
    await cancelled(home, true);
    const later = await home.restart();
    expect(later.notices).toEqual([]);
    expect(ends(later)).toEqual(['Job 5001 cancelled']);
  });

  it.each([
    ['whose notice could not be shown', false],
    ['of which no notice is wanted', true],
  ])('%s is told by the window that is drawn, and not again', async (_title, wanted) => {
    const home = await openTestCore();
    const settings = home.core.settings.value();
    const notices = { ...settings.notices, cancelling: !wanted };
    await home.core.commands['change-settings']({ ...settings, notices });
    home.seen = false;
    await cancelled(home, false);
    const later = await home.restart();
    expect(ends(later)).toEqual(['Job 5001 cancelled']);
    later.seen = true;
    later.core.want({ view: 'jobs', accountKey: null, jobId: null });
    await drawn(later);
    const third = await later.restart();
    expect(third.notices).toEqual([]);
    expect(ends(third)).toEqual(['Job 5001 cancelled']);
  });

  it('whose notice was shown before its line of the activity list was on the disk is told again', async () => {
    const here = openOutcomePipeline({ writes: false });
    here.pendingOutcomes.add(outcomeEvent({ jobId: '5001' }));
    await vi.waitFor(() => expect(titlesOf(here.notices)).toEqual(['Job 5001 cancelled']));
    const later = here.again({ writes: true });
    later.pendingOutcomes.redeliver();
    await vi.waitFor(() => expect(later.titles()).toEqual(['Job 5001 cancelled']));
    expect([...later.store.pendingOutcomes.keys()]).toEqual([]);
  });

  it('whose notice says late that it was not shown has the window drawn, which tells it', () => {
    const here = openOutcomePipeline({ shows: null });
    here.pendingOutcomes.add(outcomeEvent({ jobId: '5001' }));
    return vi.waitFor(() => {
      const [answer] = here.answers;
      here.changed.mockClear();
      answer?.(false);
      expect(here.changed).toHaveBeenCalled();
      here.drawn();
      expect(here.store.pendingOutcomes.size).toBe(0);
    });
  });

  it('of which the disk took no line is kept until a later line gets there with it', async () => {
    const home = await openTestCore();
    const key = await signInToCore(home);
    const activity = path.join(home.folder, 'activity.json.new');
    // An earlier line may be being written.
    await vi.waitFor(() => mkdir(activity));
    await cancelJob(home, key, '5001');
    await untilCanceling(home, '5001');
    home.practice.pass(4 * SECOND);
    await hasOutcome(home, '5001', 'cancelled');
    expect(await pendingIn(home.folder)).toEqual(['5001']);
    await rm(activity, { recursive: true });
    await home.core.commands['watch-job']({ accountKey: key, jobId: '5002', on: true });
    await vi.waitFor(async () => expect(await pendingIn(home.folder)).toEqual([]));
    expect(ends(await home.restart())).toEqual(['Job 5001 cancelled']);
  });

  it('is not pendingOutcomes for ever where the activity list takes no change at all', async () => {
    const home = await openTestCore();
    await mkdir(path.join(home.folder, 'activity.json'), { recursive: true });
    const later = await home.restart();
    await cancelled(later, true);
    await vi.waitFor(async () => expect(await pendingIn(later.folder)).toEqual([]));
  });

  it('is shown once more when the system shows notices again, and no more after that', async () => {
    const home = await openTestCore();
    home.seen = false;
    await cancelled(home, false);
    expect(titlesOf(home.notices)).toContain('Job 5001 cancelled');
    const before = home.notices.length;
    home.shows = true;
    home.core.noticesBack();
    expect(titlesOf(home.notices.slice(before))).toEqual(['Job 5001 cancelled']);
    home.core.noticesBack();
    expect(home.notices).toHaveLength(before + 1);
    const later = await home.restart();
    expect(later.notices).toEqual([]);
  });

  it('that was drawn unseen is told as soon as its window is seen, and not again', async () => {
    const home = await openTestCore();
    home.seen = false;
    await cancelled(home, false);
    home.seen = true;
    home.core.seenChanged();
    await drawn(home);
    const later = await home.restart();
    expect(later.notices).toEqual([]);
  });

  it('that fails a second time is left to the window, and not tried on and on', async () => {
    const home = await openTestCore();
    home.seen = false;
    await cancelled(home, false);
    const before = home.notices.length;
    home.core.noticesBack();
    home.core.noticesBack();
    expect(home.notices).toHaveLength(before + 1);
    const later = await home.restart();
    expect(titlesOf(later.notices)).toEqual(['Job 5001 cancelled']);
  });

  it('of an account that was taken away meanwhile is told to nobody', async () => {
    const home = await openTestCore();
    const key = await cancelled(home, null);
    await home.core.commands['remove-account']({ accountKey: key });
    const later = await home.restart();
    expect(later.notices).toEqual([]);
  });
});
