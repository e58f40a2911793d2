// The app lock and `Forget everything`, with the real keychain.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { newProfile } from './app.ts';
import { expect, test } from './fixtures.ts';
import { filesContaining } from './secret-search.ts';
import {
  clickSetting,
  lockWithScreen,
  signedIn,
  statusAtService,
  signalScreenLock,
} from './user-steps.ts';

interface Kept {
  readonly accounts: readonly { readonly key: string }[];
}

test('accounts that lock with the screen cannot be changed, allow cancels, and open with the password', async ({
  launch,
  practice,
  trayOf,
  profile,
}) => {
  const app = await launch();
  const page = await signedIn(app, practice);
  const tray = await trayOf(app);
  await page.getByRole('button', { name: 'Settings' }).click();
  await lockWithScreen(page);
  const note = page.getByRole('note').filter({ hasText: 'The accounts are locked.' });
  await expect(note).toBeVisible();

  const edit = page.getByRole('button', { name: 'Edit' });
  await expect(edit).toBeDisabled();
  // Main would reject it, too.
  const key = (JSON.parse(readFileSync(path.join(profile, 'accounts.json'), 'utf8')) as Kept)
    .accounts[0]?.key;
  const wish = { accountKey: key, accountName: 'x', signInBy: 'wsId', who: '', password: 'x' };
  expect(
    await page.evaluate(`window.casjobs.ask('edit-account', ${JSON.stringify(wish)})`),
  ).toMatchObject({ ok: false, error: { code: 'locked' } });
  // Turning the lock off does not bypass it.
  await clickSetting(page.getByRole('checkbox', { name: 'Lock with the screen' }));
  await expect(page.getByRole('checkbox', { name: 'Lock with the screen' })).toBeChecked();

  await tray.clickWhenEnabled(/^Job 5001/, 'Cancel now');
  await expect.poll(() => statusAtService(practice, '5001')).toBe('2');

  await note.getByRole('button', { name: 'Unlock' }).click();
  const unlock = page.getByRole('dialog', { name: 'Unlock your accounts' });
  await unlock.getByLabel('CasJobs password').fill('a wrong one');
  await unlock.getByRole('button', { name: 'Unlock' }).click();
  await expect(unlock.getByText('None of your accounts has this password.')).toBeVisible();
  await unlock.getByLabel('CasJobs password').fill(practice.password);
  await unlock.getByRole('button', { name: 'Unlock' }).click();
  await expect(unlock).toHaveCount(0);
  await expect(note).toHaveCount(0);

  await edit.click();
  await page.getByRole('dialog').getByLabel('Account name').fill('renamed');
  await page.getByRole('dialog').getByRole('button', { name: 'Save account' }).click();
  await expect(page.getByRole('list', { name: 'Accounts' })).toContainText('renamed');
});

test("the setting follows GNOME's screen lock and is hidden on a desktop without one", async ({
  launch,
  practice,
}) => {
  const app = await launch();
  const page = await signedIn(app, practice);
  await page.getByRole('button', { name: 'Settings' }).click();
  const lock = page.getByRole('checkbox', { name: 'Lock with the screen' });
  await lock.check();
  const note = page.getByRole('note').filter({ hasText: 'The accounts are locked.' });
  await expect(async () => {
    signalScreenLock(true, 'org.gnome.ScreenSaver');
    await expect(note).toBeVisible({ timeout: 1000 });
  }).toPass();
  // The screen is unlocked again, the accounts are not.
  signalScreenLock(false, 'org.gnome.ScreenSaver');
  await expect(note).toBeVisible();
  await app.quit();

  const env = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus' };
  const without = await (await launch({ env, profile: newProfile() })).window();
  await expect(without.getByRole('heading', { name: 'Connect to CasJobs' })).toBeVisible();
  await without.keyboard.press('Control+,');
  await expect(without.getByRole('combobox', { name: 'Lock accounts' })).toBeVisible();
  await expect(without.getByRole('checkbox', { name: 'Lock with the screen' })).toHaveCount(0);
});

test('Forget everything empties the keychain and the profile, and reports the check', async ({
  launch,
  practice,
  keychain,
  profile,
}) => {
  const app = await launch();
  const page = await signedIn(app, practice);
  const [entry] = await keychain.entries();
  const key = /[0-9a-f]{8}$/.exec(entry?.attributes['account'] ?? '')?.[0] ?? 'no key';
  expect(filesContaining(profile, [key])).toContain('accounts.json');

  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Forget everything…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Forget everything?' });
  await expect(dialog.getByRole('button', { name: 'Keep everything' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Forget everything' }).click();
  await expect(
    page.getByText(/Everything was deleted and checked: 1 keychain entry is gone/),
  ).toBeVisible();
  expect(await keychain.entries()).toEqual([]);
  await app.quit();
  const host = new URL(practice.base).host;
  expect(filesContaining(profile, [key, host, practice.wsId, practice.password])).toEqual([]);
  expect(JSON.parse(readFileSync(path.join(profile, 'accounts.json'), 'utf8'))).toMatchObject({
    accounts: [],
    leftovers: [],
  });

  const again = await (await launch()).window();
  await expect(again.getByRole('heading', { name: 'Connect to CasJobs' })).toBeVisible();
});
