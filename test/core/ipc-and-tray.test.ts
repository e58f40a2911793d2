// One job, several doors: however often it is cancelled within a second, CasJobs is asked once.
import { describe, expect, it } from 'vitest';
import { openTestCore, SECOND, signIn, titlesOf, toldOf, type TestCore } from './test-core.ts';
import { cancel, cancelsHeard, ended, isCanceling, said } from './cancel-steps.ts';

/** Whatever the app still wants to send of its own accord has been sent. */
const allSent = async (home: TestCore, jobId: string): Promise<void> => {
  await isCanceling(home, jobId);
  home.practice.pass(4 * SECOND);
  await home.poll();
  await ended(home, jobId, 'cancelled');
  await home.poll();
};

describe('the same job cancelled from the tray, the window and a notice', () => {
  it('in the same moment is one CancelJob and one end', async () => {
    const home = await openTestCore();
    const key = await signIn(home);
    await Promise.all([
      cancel(home, key, '5001', 'tray'),
      home.core.commands['cancel-jobs']({ accountKey: key, jobIds: ['5001'] }),
      cancel(home, key, '5001', 'notice'),
    ]);
    await allSent(home, '5001');
    expect(cancelsHeard(home)).toBe(1);
    expect(toldOf(home.core.snapshot(), '5001')).toEqual([
      'Canceling job 5001',
      'Job 5001 cancelled',
    ]);
  });

  it('one after the other, while CasJobs has not answered the first, is one CancelJob', async () => {
    const home = await openTestCore();
    const key = await signIn(home);
    const release = home.practice.hold('CancelJob');
    await cancel(home, key, '5001', 'tray');
    await home.practice.heard('CancelJob', 1);
    await cancel(home, key, '5001', 'window');
    await cancel(home, key, '5001', 'notice');
    await home.poll();
    release();
    await allSent(home, '5001');
    expect(cancelsHeard(home)).toBe(1);
  });

  it('alone and among all others at once is one CancelJob for each job', async () => {
    const home = await openTestCore();
    const key = await signIn(home);
    const all = ['5001', '5002', '5003', '5006', '5007'];
    await Promise.all([
      cancel(home, key, '5006', 'tray'),
      home.core.commands['cancel-jobs']({ accountKey: key, jobIds: all }),
      home.core.cancel(key, all, 'tray'),
    ]);
    await Promise.all(all.map((jobId) => isCanceling(home, jobId)));
    await home.poll();
    expect(cancelsHeard(home)).toBe(all.length);
  });

  it('by an ID that no list has is one CancelJob', async () => {
    const home = await openTestCore();
    const key = await signIn(home);
    await Promise.all(
      ['window', 'tray', 'notice'].map((door) => cancel(home, key, '4999', door as 'window')),
    );
    await said(home, 'Job 4999 is not yours');
    await home.poll();
    expect(cancelsHeard(home)).toBe(1);
    expect(titlesOf(home.notices)).toEqual(['Job 4999 is not yours']);
  });
});
