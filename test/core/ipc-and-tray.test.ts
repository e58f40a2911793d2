// One job, several doors: however often it is cancelled within a second, CasJobs is asked once.
import { SECOND } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import {
  openTestCore,
  signInToCore,
  titlesOf,
  reportedTitles,
  type TestCore,
} from './test-core.ts';
import { cancelJob, cancelsHeard, hasOutcome, untilCanceling, hasLine } from './cancel-steps.ts';

/** Whatever the app still wants to send of its own accord has been sent. */
const allSent = async (home: TestCore, jobId: string): Promise<void> => {
  await untilCanceling(home, jobId);
  home.practice.pass(4 * SECOND);
  await home.poll();
  await hasOutcome(home, jobId, 'cancelled');
  await home.poll();
};

describe('the same job cancelled from the tray, the window and a notice', () => {
  it('in the same moment is one CancelJob and one end', async () => {
    const home = await openTestCore();
    const key = await signInToCore(home);
    await Promise.all([
      cancelJob(home, key, '5001', 'tray'),
      home.core.commands['cancel-jobs']({ accountKey: key, jobIds: ['5001'] }),
      cancelJob(home, key, '5001', 'notice'),
    ]);
    await allSent(home, '5001');
    expect(cancelsHeard(home)).toBe(1);
    expect(reportedTitles(home.core.snapshot(), '5001')).toEqual([
      'Canceling job 5001',
      'Job 5001 cancelled',
    ]);
  });

  it('one after the other, while CasJobs has not answered the first, is one CancelJob', async () => {
    const home = await openTestCore();
    const key = await signInToCore(home);
    const release = home.practice.hold('CancelJob');
    await cancelJob(home, key, '5001', 'tray');
    await home.practice.heard('CancelJob', 1);
    await cancelJob(home, key, '5001', 'window');
    await cancelJob(home, key, '5001', 'notice');
    await home.poll();
    release();
    await allSent(home, '5001');
    expect(cancelsHeard(home)).toBe(1);
  });

  it('alone and among all others at once is one CancelJob for each job', async () => {
    const home = await openTestCore();
    const key = await signInToCore(home);
    const all = ['5001', '5002', '5003', '5006', '5007'];
    await Promise.all([
      cancelJob(home, key, '5006', 'tray'),
      home.core.commands['cancel-jobs']({ accountKey: key, jobIds: all }),
      home.core.cancel(key, all, 'tray'),
    ]);
    await Promise.all(all.map((jobId) => untilCanceling(home, jobId)));
    await home.poll();
    expect(cancelsHeard(home)).toBe(all.length);
  });

  it('by an ID that no list has is one CancelJob', async () => {
    const home = await openTestCore();
    const key = await signInToCore(home);
    await Promise.all(
      ['window', 'tray', 'notice'].map((door) => cancelJob(home, key, '4999', door as 'window')),
    );
    await hasLine(home, 'Job 4999 is not yours');
    await home.poll();
    expect(cancelsHeard(home)).toBe(1);
    expect(titlesOf(home.notices)).toEqual(['Job 4999 is not yours']);
  });
});
