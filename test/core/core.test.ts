// The core as a whole: paused, asked to show something, closed.
import { MINUTE } from '../fakes/durations.ts';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createSoapService } from '../../electron/casjobs/soap-service.ts';
import { practiceAccount } from '../practice-service/controlled-service.ts';
import { wsIdOf } from '../accounts/test-accounts.ts';
import { jobIn, openTestCore, signInToCore, titlesOf, type TestCore } from './test-core.ts';

/** A call of the test's own. */
const askQueues = async ({ practice: { base } }: TestCore): Promise<void> => {
  const me = { wsId: wsIdOf(practiceAccount.wsId), password: practiceAccount.password };
  await createSoapService({ base, binding: 'soap12' }).queues(me);
};

describe('watching that is paused', () => {
  it('asks nothing of the service, and polls at once when it goes on', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const home = await openTestCore();
    await signInToCore(home);
    await home.poll();
    const { requests } = home.practice;
    const before = requests.length;
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    await home.practice.heard('GetJobs', before + 1);
    await home.poll();
    await home.core.commands['pause-watching']({ paused: true });
    await home.until(({ paused }) => paused);
    const asked = requests.length;
    await vi.advanceTimersByTimeAsync(60 * MINUTE);
    // Whatever was sent before this call is heard before it.
    await askQueues(home);
    expect(requests.slice(asked).map(({ operation }) => operation)).toEqual(['GetQueues']);
    await home.core.commands['pause-watching']({ paused: false });
    await home.until(({ paused }) => !paused);
    await home.practice.heard('GetJobs', asked + 1);
  });

  it('goes on when a job is cancelled: its end is to be told', async () => {
    const home = await openTestCore();
    const key = await signInToCore(home);
    home.core.setPaused(true);
    await home.core.cancel(key, ['5001'], 'tray');
    await home.until((snapshot) => jobIn(snapshot, '5001')?.status === 'canceling');
    expect(home.core.snapshot().paused).toBe(false);
  });
});

describe('what the tray asks the window to show', () => {
  const wanted = { view: 'cancel-by-id', accountKey: null, jobId: '5002' } as const;

  it('waits until a page has shown it, and is gone then', async () => {
    const home = await openTestCore();
    home.core.want(wanted);
    const { wanted: asked } = await home.until((snapshot) => snapshot.wanted.length > 0);
    expect(asked).toEqual([{ ...wanted, seq: 1 }]);
    await home.core.commands['acknowledge-views']({ seq: 1 });
    await home.until((snapshot) => snapshot.wanted.length === 0);
  });

  it('is new each time', async () => {
    const home = await openTestCore();
    home.core.want(wanted);
    await home.core.commands['acknowledge-views']({ seq: 1 });
    home.core.want(wanted);
    expect(home.core.snapshot().wanted).toEqual([{ ...wanted, seq: 2 }]);
  });
});

it('an app that has been closed draws and says nothing more', async () => {
  const home = await openTestCore();
  const key = await signInToCore(home);
  const release = home.practice.hold('CancelJob');
  await home.core.cancel(key, ['4999'], 'tray');
  await home.practice.heard('CancelJob', 1);
  await home.core.close();
  const before = titlesOf(home.core.snapshot().activity);
  release();
  // An answer to the cancel would be here before the one to this.
  await askQueues(home);
  expect(titlesOf(home.notices)).toEqual([]);
  expect(titlesOf(home.core.snapshot().activity)).toEqual(before);
  expect(before).toContain('Cancel requested for job 4999');
});
