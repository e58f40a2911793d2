// Accounts as their person meets them: saved, rejected, removed; nothing secret is ever drawn.
import { DAY } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import { practiceAccount } from '../practice-service/controlled-service.ts';
import type { Snapshot } from '../../electron/core/view-model/snapshot.ts';
import { bytesIn, edit, PASSWORD, WSID } from '../accounts/test-accounts.ts';
import {
  accountIn,
  formFor,
  jobIn,
  openTestCore,
  signInToCore,
  startPractice,
  resultValue,
  type TestCore,
} from './test-core.ts';

const { password } = practiceAccount;

const rejected = (accountKey: string) => (snapshot: Snapshot) => {
  const { connection } = accountIn(snapshot, accountKey);
  return connection.kind === 'error' && connection.code === 'credentials-rejected';
};

/** Saves the account with a password that the service does not take, and waits until that is known. */
const signInWrongly = async (home: TestCore): Promise<string> => {
  const form = formFor(home.practice, { password: 'no-such-word' });
  const { accountKey } = resultValue(await home.core.commands['save-account'](form));
  await home.until(rejected(accountKey));
  return accountKey;
};

describe('an account that is saved', () => {
  it('is shown at once as being checked, then as good, with its jobs, newest first', async () => {
    const home = await openTestCore();
    const saved = home.core.commands['save-account'](formFor(home.practice));
    const { accountKey } = resultValue(await saved);
    const account = accountIn(home.core.snapshot(), accountKey);
    expect(account).toMatchObject({
      name: 'Mine',
      host: new URL(home.practice.base).host,
      isPractice: false,
      connection: { kind: 'checking' },
      lastSuccessAt: null,
      forThisRunOnly: false,
    });
    const { jobs } = await home.until(({ jobs: all }) => all.length >= 15);
    const ids = jobs.map(({ jobId }) => jobId);
    expect(ids.slice(0, 2)).toEqual(['5007', '5004']);
    expect(ids.slice(-2)).toEqual(['4962', '4961']);
    expect(ids).not.toContain('4999');
    expect(home.notices).toEqual([]);
    expect(home.surprises).toEqual([]);
  });

  it('is drawn without its password, its WSID or its user name', async () => {
    const person = { userName: 'hubble_42', wsId: WSID, password: PASSWORD };
    const home = await openTestCore({ practice: await startPractice({ accounts: [person] }) });
    await signInToCore(home, { signInBy: 'userName', who: 'Hubble_42', password: PASSWORD });
    const wrong = { who: WSID, password: 'no-such-word', accountName: 'Other' };
    const other = formFor(await startPractice({ accounts: [person] }), wrong);
    const { accountKey } = resultValue(await home.core.commands['save-account'](other));
    const drawn = await home.until(rejected(accountKey));
    const texts = [JSON.stringify(drawn), await bytesIn(home.folder)];
    expect(texts).toEqual([expect.stringContaining('5001'), expect.stringContaining('Other')]);
    for (const secret of [WSID, 'hubble_42', 'Hubble_42', 'Zauber', 'no-such-word'])
      expect(texts.filter((text) => text.includes(secret))).toEqual([]);
  });

  it('is watched again after a restart, without being saved anew', async () => {
    const home = await openTestCore();
    const key = await signInToCore(home);
    const later = await home.restart();
    const good = (snapshot: Snapshot) => accountIn(snapshot, key).connection.kind === 'good';
    await later.until((snapshot) => good(snapshot) && jobIn(snapshot, '5001') !== undefined);
    expect(later.notices).toEqual([]);
  });

  it('in bad form is refused at its field, and nothing is asked of anybody', async () => {
    const home = await openTestCore();
    const form = formFor(home.practice, { who: 'hubble' });
    const refused = await home.core.commands['save-account'](form);
    expect(refused).toMatchObject({ ok: false, error: { code: 'bad-input', field: 'wsId' } });
    expect(home.core.snapshot().accounts).toEqual([]);
    expect(home.practice.requests).toEqual([]);
  });
});

describe('a password that the service does not take', () => {
  it('is error of its account and one notice, however often it is polled', async () => {
    const home = await openTestCore();
    const key = await signInWrongly(home);
    await home.poll();
    await home.poll();
    expect(accountIn(home.core.snapshot(), key).connection).toMatchObject({
      kind: 'error',
      code: 'credentials-rejected',
      detail: 'Invalid web services id or password.',
    });
    expect(home.notices).toMatchObject([
      { title: 'CasJobs rejected the password for Mine', accountKey: key },
    ]);
    expect(home.keychain.entries.size).toBe(1);
    const check = await home.core.commands['check-account']({ accountKey: key });
    expect(check).toMatchObject({ ok: false, error: { code: 'credentials-rejected' } });
  });

  it('is good again once the right one is typed, and the jobs come', async () => {
    const home = await openTestCore();
    const key = await signInWrongly(home);
    await home.core.commands['edit-account'](edit(key, { password }));
    await home.until((snapshot) => jobIn(snapshot, '5001') !== undefined);
    expect(accountIn(home.core.snapshot(), key).connection).toEqual({ kind: 'good' });
    const check = await home.core.commands['check-account']({ accountKey: key });
    expect(check).toEqual({ ok: true, value: null });
  });
});

describe('an account that is removed', () => {
  it('takes its jobs, its watches and its secret with it, and the service is left alone', async () => {
    const home = await openTestCore();
    const key = await signInToCore(home);
    await home.core.cancel(key, ['5005'], 'window');
    await home.until((snapshot) => jobIn(snapshot, '5005')?.status === 'canceling');
    const removed = await home.core.commands['remove-account']({ accountKey: key });
    expect(removed).toEqual({ ok: true, value: null });
    expect(home.core.snapshot()).toMatchObject({ accounts: [], jobs: [] });
    expect([...home.keychain.entries]).toEqual([]);
    const asked = home.practice.requests.length;
    await home.poll();
    expect(home.practice.requests).toHaveLength(asked);
    await home.core.close();
    const bytes = await bytesIn(home.folder);
    expect(bytes).not.toContain(key);
    expect(bytes).not.toContain('5005');
  });

  it('while a poll is under way is not brought back by its answer', async () => {
    const home = await openTestCore();
    const key = await signInToCore(home);
    const polls = home.practice.requests.length;
    const release = home.practice.hold('GetJobs');
    const poll = home.poll();
    await home.practice.heard('GetJobs', polls + 1);
    await home.core.commands['remove-account']({ accountKey: key });
    release();
    await poll;
    expect(home.core.snapshot()).toMatchObject({ accounts: [], jobs: [] });
    expect(home.notices).toEqual([]);
    const check = await home.core.commands['check-account']({ accountKey: key });
    expect(check).toMatchObject({ error: { code: 'no-account' } });
  });
});

it('older jobs are listed a month at a time, when they are asked for', async () => {
  const practice = await startPractice();
  const id = practice.addJob({ submittedMs: -40 * DAY, startsMs: -40 * DAY, endsMs: -39 * DAY });
  const home = await openTestCore({ practice });
  const key = await signInToCore(home);
  const sinceIn = (snapshot: Snapshot): number =>
    Date.parse(accountIn(snapshot, key).listedSince ?? '');
  const before = await home.until((snapshot) => jobIn(snapshot, '5001') !== undefined);
  expect(jobIn(before, id)).toBeUndefined();
  await home.core.commands['list-older']();
  const after = await home.until((snapshot) => jobIn(snapshot, id) !== undefined);
  expect(sinceIn(before) - sinceIn(after)).toBe(30 * DAY);
  expect(home.notices).toEqual([]);
});
