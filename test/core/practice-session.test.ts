// `Try the practice service`: one account, made without a question.
import { describe, expect, it } from 'vitest';
import { createPracticeSession } from '../../electron/core/practice-session.ts';
import { practiceAccount } from '../practice-service/controlled-service.ts';
import { createClosedVault, openSetup } from '../accounts/test-accounts.ts';
import {
  accountIn,
  jobIn,
  openTestCore,
  startPractice,
  resultValue,
  type TestCore,
} from './test-core.ts';

const tryIt = async (home: TestCore): Promise<string> =>
  resultValue(await home.core.commands['try-practice']()).accountKey;

describe('trying the practice service', () => {
  it('needs no form: its jobs come, and its account is known as practice', async () => {
    const home = await openTestCore();
    const key = await tryIt(home);
    const snapshot = await home.until((now) => jobIn(now, '5001') !== undefined);
    expect(accountIn(snapshot, key)).toMatchObject({
      name: 'Practice',
      serviceName: 'Practice service',
      host: '127.0.0.1',
      isPractice: true,
      forThisRunOnly: false,
      zone: 'learnt',
    });
    const page = await home.core.commands['job-details']({ accountKey: key, jobId: '5001' });
    expect(resultValue(page).pageUrl).toBe(`${home.practice.base}/jobdetails.aspx?id=5001`);
  });

  it.each(['one after the other', 'at once', 'through the connect form'])(
    'twice, %s, gives one account and one running service',
    async (way) => {
      const home = await openTestCore();
      const form = { service: 'practice', url: '', accountName: '', signInBy: 'wsId' } as const;
      const blank = { ...form, who: '', password: '', forThisRunOnly: false };
      const save = async () =>
        resultValue(await home.core.commands['save-account'](blank)).accountKey;
      const first = tryIt(home);
      if (way === 'one after the other') await first;
      const second = way === 'through the connect form' ? save() : tryIt(home);
      expect(await second).toBe(await first);
      expect(home.core.snapshot().accounts).toHaveLength(1);
      await home.until((snapshot) => jobIn(snapshot, '5001') !== undefined);
      expect(home.starts()).toBe(1);
    },
  );

  it('without a keychain gives an account for this run only', async () => {
    const home = await openTestCore({ keychain: createClosedVault('keychain-unavailable') });
    const key = await tryIt(home);
    const snapshot = await home.until((now) => jobIn(now, '5001') !== undefined);
    expect(accountIn(snapshot, key).forThisRunOnly).toBe(true);
    expect((await home.restart()).core.snapshot().accounts).toEqual([]);
  });

  it('after a restart begins anew: what was watched there is not held against new jobs', async () => {
    const home = await openTestCore();
    const key = await tryIt(home);
    await home.until((now) => jobIn(now, '5005') !== undefined);
    await home.core.cancel(key, ['5005'], 'window');
    await home.until((now) => jobIn(now, '5005')?.status === 'canceling');
    await home.core.close();
    const later = await openTestCore({ folder: home.folder, openVault: home.keychain });
    const snapshot = await later.until((now) => jobIn(now, '5005') !== undefined);
    expect(jobIn(snapshot, '5005')).toMatchObject({ status: 'started', watched: 'no' });
    expect(snapshot.accounts.map((account) => account.key)).toEqual([key]);
  });
});

it('the password of an earlier run, which the keychain holds, is not that of this run', async () => {
  const home = await openTestCore();
  await tryIt(home);
  await home.until((now) => jobIn(now, '5001') !== undefined);
  await home.core.close();
  const practicePassword = 'of the second run';
  const account = { ...practiceAccount, password: practicePassword };
  const practice = await startPractice({ accounts: [account] });
  const { folder, keychain: openVault } = home;
  const later = await openTestCore({ folder, openVault, practice, practicePassword });
  const snapshot = await later.until((now) => jobIn(now, '5001') !== undefined);
  expect(snapshot.accounts[0]?.connection.kind).toBe('good');
});

it('a practice service that has ended is started anew by the next who needs it', async () => {
  const { accounts } = await openSetup();
  const ends: (() => void)[] = [];
  const practice = createPracticeSession(
    () =>
      Promise.resolve({
        ...practiceAccount,
        base: 'http://127.0.0.1:1/casjobs',
        ended: new Promise<void>((resolve) => ends.push(resolve)),
        close: () => Promise.resolve(),
      }),
    () => accounts,
  );
  const first = await practice.running();
  expect(await practice.running()).toBe(first);
  ends[0]?.();
  await first.ended;
  await new Promise((resolve) => setImmediate(resolve));
  expect(await practice.running()).not.toBe(first);
  expect(ends).toHaveLength(2);
});

describe('a practice service that does not start', () => {
  it('is started anew when it is wanted again, and hinders nobody from closing', async () => {
    const { accounts } = await openSetup();
    let starts = 0;
    const ended = new Promise<void>(() => undefined);
    const run = { ...practiceAccount, base: 'http://127.0.0.1:1/casjobs', ended };
    const practice = createPracticeSession(
      () => {
        starts += 1;
        const close = () => Promise.resolve();
        return starts === 1
          ? Promise.reject(new Error('no port'))
          : Promise.resolve({ ...run, close });
      },
      () => accounts,
    );
    const first = practice.tryOut();
    await practice.close();
    await expect(first).rejects.toThrow('no port');
    expect(await practice.tryOut()).toMatchObject({ ok: true });
    expect(starts).toBe(2);
  });
});
