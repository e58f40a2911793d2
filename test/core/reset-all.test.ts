// 'Forget everything', and the lock, on a whole core: what is left afterwards, on disk, in the keychain, in view.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { practiceAccount } from '../practice-service/controlled-service.ts';
import { defaultSettings } from '../../electron/settings/settings.ts';
import { bytesIn, edit } from '../accounts/test-accounts.ts';
import { createFakeAutostart } from '../fakes/fake-autostart.ts';
import { formFor, jobIn, openTestCore, signInToCore, resultValue } from './test-core.ts';

const { password } = practiceAccount;
const LOCKED = { ok: false, error: { code: 'locked' } };

describe('forgetting everything', () => {
  it('leaves no entry, no account, no watch, no line and no setting, now and after a restart', async () => {
    const login = createFakeAutostart();
    const home = await openTestCore({ login });
    const { commands } = home.core;
    const key = await signInToCore(home);
    await commands['change-settings']({ ...defaultSettings, theme: 'dark' });
    await commands['start-at-login']({ on: true });
    await home.core.cancel(key, ['5005'], 'window');
    await home.until((snapshot) => jobIn(snapshot, '5005')?.status === 'canceling');
    expect(resultValue(await commands['forget-everything']())).toEqual({ entries: 1 });
    const left = { accounts: [], jobs: [], activity: [], settings: defaultSettings };
    expect(home.core.snapshot()).toMatchObject(left);
    expect([...home.keychain.entries]).toEqual([]);
    expect(login.asked).toEqual(['on', 'off']);
    expect(await bytesIn(home.folder)).not.toMatch(/127\.0\.0\.1|Mine|5005/);
    expect((await home.restart()).core.snapshot()).toMatchObject(left);
  });

  it('finds the passwords of accounts whose list was damaged', async () => {
    const home = await openTestCore();
    await signInToCore(home);
    await home.core.close();
    const [name = ''] = home.keychain.entries.keys();
    const file = path.join(home.folder, 'accounts.json');
    await writeFile(file, `{"accounts":[{"secretName":${JSON.stringify(name)},`);
    const later = await home.restart();
    expect(later.core.snapshot().accounts).toEqual([]);
    expect(resultValue(await later.core.commands['forget-everything']())).toEqual({ entries: 1 });
    expect([...home.keychain.entries]).toEqual([]);
    expect(await bytesIn(home.folder)).not.toContain('damaged');
  });

  it('stops at a keychain that says no, and says so; what is watched then goes on', async () => {
    const home = await openTestCore();
    const key = await signInToCore(home);
    await home.core.cancel(key, ['5005'], 'window');
    home.keychain.fails.set('forget', 'keychain-locked');
    const refused = await home.core.commands['forget-everything']();
    expect(refused).toMatchObject({ ok: false, error: { code: 'keychain-locked' } });
    expect(home.core.snapshot().accounts).toHaveLength(1);
    expect(jobIn(home.core.snapshot(), '5005')).toMatchObject({ watched: 'cancel' });
  });
});

describe('while the accounts are locked', () => {
  const locked = async (letsCancel = true) => {
    const home = await openTestCore();
    const key = await signInToCore(home);
    const lock = { afterMinutes: 0, withScreen: true, letsCancel } as const;
    await home.core.commands['change-settings']({ ...defaultSettings, lock });
    home.core.lock.screenLocked();
    expect(home.core.snapshot().lock.isLocked).toBe(true);
    return { home, key, commands: home.core.commands };
  };

  it('nothing of them can be changed, nor the lock turned off', async () => {
    const { home, key: accountKey, commands } = await locked();
    expect(await commands['save-account'](formFor(home.practice))).toMatchObject(LOCKED);
    expect(await commands['edit-account'](edit(accountKey, { password: 'x' }))).toMatchObject(
      LOCKED,
    );
    expect(await commands['remove-account']({ accountKey })).toMatchObject(LOCKED);
    expect(await commands['move-account']({ accountKey, by: 1 })).toMatchObject(LOCKED);
    const binding = await commands['change-binding']({ accountKey, binding: 'soap11' });
    expect(binding).toMatchObject(LOCKED);
    expect(await commands['try-practice']()).toMatchObject(LOCKED);
    expect(await commands['change-settings'](defaultSettings)).toMatchObject(LOCKED);
    const other = { ...home.core.settings.value(), theme: 'dark' } as const;
    expect(await commands['change-settings'](other)).toMatchObject({ ok: true });
  });

  it('jobs are watched and cancelled, and the password of an account opens them again', async () => {
    const { home, key, commands } = await locked();
    expect(await home.core.cancel(key, ['5005'], 'tray')).toMatchObject({ ok: true });
    await home.until((snapshot) => jobIn(snapshot, '5005')?.status === 'canceling');
    expect(await commands.unlock({ password })).toMatchObject({ ok: true });
    expect(await commands['move-account']({ accountKey: key, by: 1 })).toMatchObject({ ok: true });
  });

  it('no job is cancelled where its person has turned that off', async () => {
    const { home, key, commands } = await locked(false);
    expect(await home.core.cancel(key, ['5005'], 'tray')).toMatchObject(LOCKED);
    const wish = await commands['cancel-jobs']({ accountKey: key, jobIds: ['5005'] });
    expect(wish).toMatchObject(LOCKED);
    const sent = home.practice.requests.filter(({ operation }) => operation === 'CancelJob');
    expect(sent).toEqual([]);
  });
});

describe('an account that becomes another person', () => {
  it('is watched anew: what was known and watched of the first is forgotten', async () => {
    const home = await openTestCore();
    const key = await signInToCore(home);
    await home.core.cancel(key, ['5005'], 'window');
    await home.until((snapshot) => jobIn(snapshot, '5005')?.status === 'canceling');
    await home.core.commands['edit-account'](edit(key, { who: '4711471147' }));
    expect(jobIn(home.core.snapshot(), '5005')).toBeUndefined();
    const rejected = await home.until(({ accounts }) => accounts[0]?.connection.kind === 'error');
    expect(rejected.accounts[0]?.connection).toMatchObject({ code: 'credentials-rejected' });
  });
});
