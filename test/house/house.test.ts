// The house as a whole: paused, asked to show something, closed.
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createSoapService } from '../../electron/casjobs/soap-service.ts';
import { practiceAccount } from '../../electron/practice/accounts.ts';
import { wsIdOf } from '../accounts/desk.ts';
import { jobIn, MINUTE, openHome, signIn, titlesOf, type Home } from './home.ts';

/** A call of the test's own. */
const askQueues = async ({ practice: { base } }: Home): Promise<void> => {
  const me = { wsId: wsIdOf(practiceAccount.wsId), password: practiceAccount.password };
  await createSoapService({ base, binding: 'soap12' }).queues(me);
};

describe('watching that is paused', () => {
  it('asks nothing of the service, and looks at once when it goes on', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const home = await openHome();
    await signIn(home);
    await home.look();
    const { requests } = home.practice;
    const before = requests.length;
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    await home.practice.heard('GetJobs', before + 1);
    await home.look();
    await home.house.commands['pause-watching']({ paused: true });
    await home.until(({ paused }) => paused);
    const asked = requests.length;
    await vi.advanceTimersByTimeAsync(60 * MINUTE);
    // Whatever was sent before this call is heard before it.
    await askQueues(home);
    expect(requests.slice(asked).map(({ operation }) => operation)).toEqual(['GetQueues']);
    await home.house.commands['pause-watching']({ paused: false });
    await home.until(({ paused }) => !paused);
    await home.practice.heard('GetJobs', asked + 1);
  });

  it('goes on when a job is cancelled: its end is to be told', async () => {
    const home = await openHome();
    const key = await signIn(home);
    home.house.setPaused(true);
    await home.house.cancel(key, ['5001'], 'tray');
    await home.until((snapshot) => jobIn(snapshot, '5001')?.status === 'canceling');
    expect(home.house.snapshot().paused).toBe(false);
  });
});

describe('what the tray asks the window to show', () => {
  const wanted = { view: 'cancel-by-id', accountKey: null, jobId: '5002' } as const;

  it('waits until a page has shown it, and is gone then', async () => {
    const home = await openHome();
    home.house.want(wanted);
    const { wanted: asked } = await home.until((snapshot) => snapshot.wanted.length > 0);
    expect(asked).toEqual([{ ...wanted, seq: 1 }]);
    await home.house.commands['acknowledge-views']({ seq: 1 });
    await home.until((snapshot) => snapshot.wanted.length === 0);
  });

  it('is new each time', async () => {
    const home = await openHome();
    home.house.want(wanted);
    await home.house.commands['acknowledge-views']({ seq: 1 });
    home.house.want(wanted);
    expect(home.house.snapshot().wanted).toEqual([{ ...wanted, seq: 2 }]);
  });
});

it('an app that has been closed draws and says nothing more', async () => {
  const home = await openHome();
  const key = await signIn(home);
  const release = home.practice.hold('CancelJob');
  await home.house.cancel(key, ['4999'], 'tray');
  await home.practice.heard('CancelJob', 1);
  await home.house.close();
  const before = titlesOf(home.house.snapshot().activity);
  release();
  // An answer to the cancel would be here before the one to this.
  await askQueues(home);
  expect(titlesOf(home.notices)).toEqual([]);
  expect(titlesOf(home.house.snapshot().activity)).toEqual(before);
  expect(before).toContain('CancelJob sent for job 4999');
});
