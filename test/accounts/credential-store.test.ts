// What happens to secrets: passwords that are changed or lost, keychains that ask, and keychains that fail.
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { HELD_MS } from '../../electron/accounts/credential-store.ts';
import { createAccounts } from '../../electron/accounts/account-service.ts';
import { openAccountsFile } from '../../electron/accounts/account-store.ts';
import type { Vault, VaultErrorCode } from '../../electron/vault/vault.ts';
import { temporaryFolder } from '../fakes/temporary-folder.ts';
import {
  added,
  asking,
  createClosedVault,
  createOpenVault,
  edit,
  everyHostIsThere,
  form,
  openSetup,
  PASSWORD,
  WSID,
  type OpenVault,
} from './test-accounts.ts';
import { credentialsOf } from './test-clients.ts';

describe('a changed password', () => {
  it('is lent from then on, and after a restart, with the same WSID', async () => {
    const setup = await openSetup();
    const key = await added(setup);
    expect(await setup.accounts.edit(edit(key, { password: ' new ' }))).toMatchObject({ ok: true });
    const credentials = { wsId: WSID, password: ' new ' };
    expect(await credentialsOf(setup, key)).toEqual(credentials);
    expect(await credentialsOf(await setup.restart(), key)).toEqual(credentials);
  });

  it('is not undone by a reading of the keychain that began before it', async () => {
    const { setup, key, prompt } = await asking();
    const before = credentialsOf(setup, key);
    const changed = setup.accounts.edit(edit(key, { password: 'new' }));
    prompt.end(undefined);
    await Promise.all([before, changed]);
    expect(await credentialsOf(setup, key)).toMatchObject({ password: 'new' });
  });
});

describe('a keychain that asks its person', () => {
  it('asks once for two calls at the same moment, also when the answer is no', async () => {
    const setup = await openSetup();
    const key = await added(setup);
    const later = await setup.restart();
    later.keychain.fails.set('read', 'keychain-denied');
    const refused = { status: 'rejected', reason: { code: 'keychain-denied' } };
    const calls = await Promise.allSettled([credentialsOf(later, key), credentialsOf(later, key)]);
    expect(calls).toMatchObject([refused, refused]);
    expect(later.keychain.reads()).toBe(1);
  });
});

describe('a password that is held', () => {
  it.each([
    ['after 150 s', HELD_MS, 2],
    ['after a night of sleep', 8 * 60 * 60_000, 2],
    ['within 150 s', HELD_MS - 1_000, 1],
    ['when the clock was set back', -60 * 60_000, 1],
  ])('is asked of the keychain again as often as it must: %s', async (_when, setBy, reads) => {
    const setup = await openSetup();
    const key = await added(setup);
    const later = await setup.restart();
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    await credentialsOf(later, key);
    vi.setSystemTime(Date.now() + setBy);
    await credentialsOf(later, key);
    expect(later.keychain.reads()).toBe(reads);
  });
});

describe('a keychain that has lost the password', () => {
  it.each([
    [null, 'keychain-gone'],
    ['not ours', 'keychain-changed'],
    ['{"password":7}', 'keychain-changed'],
  ])('and has %j in its place is told, and both can be typed again', async (text, code) => {
    const setup = await openSetup();
    const key = await added(setup);
    const read = vi.fn().mockResolvedValue(text);
    const keychain: OpenVault = { ...setup.keychain, read };
    const later = await openSetup({ folder: setup.folder, keychain });
    await expect(credentialsOf(later, key)).rejects.toMatchObject({ code });
    const onlyOne = await later.accounts.edit(edit(key, { password: 'new' }));
    expect(onlyOne).toMatchObject({ ok: false, error: { code: 'bad-input', field: 'wsId' } });
    const both = await later.accounts.edit(edit(key, { who: WSID, password: 'new' }));
    expect(both).toEqual({ ok: true, value: { isAnother: false } });
    expect(await credentialsOf(later, key)).toEqual({ wsId: WSID, password: 'new' });
  });
});

describe.each<VaultErrorCode>([
  'keychain-unavailable',
  'keychain-locked',
  'keychain-denied',
  'keychain-slow',
  'keychain-full',
])('a keychain that fails with %s', (code) => {
  const openOver = async (keychain: Vault) => {
    const folder = await temporaryFolder();
    const file = await openAccountsFile(path.join(folder, 'accounts.json'));
    const memory = createOpenVault();
    const changed = (): void => undefined;
    return createAccounts({ file, keychain, memory, changed, lookUp: everyHostIsThere });
  };

  it('takes no account, and it is told why; for this run only it can be taken', async () => {
    const accounts = await openOver(createClosedVault(code));
    const error = { code, detail: '' };
    expect(await accounts.add(form())).toEqual({ ok: false, error });
    expect(accounts.all()).toEqual([]);
    expect(await accounts.add(form({ forThisRunOnly: true }))).toMatchObject({ ok: true });
  });

  it('is asked again at the next call, not believed for good', async () => {
    const setup = await openSetup();
    const key = await added(setup);
    const later = await setup.restart();
    later.keychain.fails.set('read', code);
    await expect(credentialsOf(later, key)).rejects.toMatchObject({ code });
    later.keychain.fails.clear();
    expect(await credentialsOf(later, key)).toMatchObject({ password: PASSWORD });
  });

  it('keeps the account until its secret can be forgotten', async () => {
    const setup = await openSetup();
    const key = await added(setup);
    setup.keychain.fails.set('forget', code);
    expect(await setup.accounts.remove(key)).toMatchObject({ error: { code } });
    expect(await credentialsOf(setup, key)).toMatchObject({ password: PASSWORD });
    setup.keychain.fails.clear();
    expect(await setup.accounts.remove(key)).toMatchObject({ ok: true });
    expect([...setup.keychain.entries]).toEqual([]);
  });
});
