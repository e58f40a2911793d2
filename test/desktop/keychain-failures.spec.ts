// Failures of the real keychain: the window names each with its next step, and none blocks the app or loses a
// password.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { filesContaining } from './secret-search.ts';
import { KEYCHAIN_PASSWORD } from './keychain-failures.ts';
import { openPrivateBus } from './private-bus.ts';
import { answerPrompt, dismissPrompt, isPromptOpen, waitForPrompt } from './keychain-prompt.ts';
import { waitForJobs, signInTo, signedIn } from './user-steps.ts';

/** The keychain itself gives up on no question; the app does after ten seconds. */
const GIVEN_UP_MS = 15_000;

const banners = (page: Page) => page.getByRole('region', { name: 'Problems and status' });

test('a missing keychain stores nothing, and the password can be kept for this run only', async ({
  launch,
  practice,
  profile,
}) => {
  const bus = await openPrivateBus();
  try {
    const { env } = bus;
    const first = await launch({ env });
    const page = await first.window();
    await signInTo(page, practice);
    await expect(
      page.getByText('There is no keychain to store the password in.', { exact: true }),
    ).toBeVisible();
    await expect(page.getByText(/Start one .* and try again/)).toBeVisible();

    await page.getByRole('checkbox', { name: 'Use for this session only' }).check();
    await page.getByRole('button', { name: 'Save account' }).click();
    await waitForJobs(page);
    const said = banners(page).getByText(/for this session only/);
    await expect(said).toBeVisible();
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(said).toBeVisible();
    await first.quit();
    expect(filesContaining(profile, [practice.wsId, practice.password])).toEqual([]);

    const second = await launch({ env });
    const anew = await second.window();
    await expect(anew.getByRole('heading', { name: 'Connect to CasJobs' })).toBeVisible();
    await second.quit();
  } finally {
    bus.close();
  }
});

test('a locked keychain prompts once for all accounts, keeps its entries, and can be unlocked later', async ({
  launch,
  practice,
  keychain,
  keychainFailures,
}) => {
  const first = await launch();
  const before = await signedIn(first, practice);
  await before.getByRole('button', { name: 'Settings' }).click();
  await before.getByRole('button', { name: 'Add account' }).click();
  await before.getByRole('button', { name: 'Try the practice service' }).click();
  await expect(before.getByRole('row').filter({ hasText: 'Practice' }).first()).toBeVisible();
  await first.quit();
  const kept = await keychain.entries();
  expect(kept).toHaveLength(2);
  await keychainFailures.lock();

  const page = await (await launch()).window();
  await dismissPrompt();
  const note = banners(page).getByRole('note').filter({ hasText: 'The keychain is locked.' });
  await expect(note).toHaveCount(2);
  await expect(note.first()).toContainText('Unlock it when it asks, then try again.');
  expect(isPromptOpen()).toBe(false);

  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Remove' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Remove account' }).click();
  await dismissPrompt();
  await expect(dialog.getByText('The keychain is locked.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Keep account' }).click();
  expect(await keychainFailures.isLocked()).toBe(true);
  expect(await keychainFailures.paths()).toHaveLength(2);

  await page.getByRole('button', { name: 'Back' }).click();
  await note.getByRole('button', { name: 'Try again' }).first().click();
  await answerPrompt(KEYCHAIN_PASSWORD);
  // The other account goes on by itself.
  await expect(note).toHaveCount(0);
  expect(await keychain.entries()).toEqual(kept);
});

test('a locked keychain that is unlocked late resumes the updates without a click', async ({
  launch,
  practice,
  keychainFailures,
}) => {
  const first = await launch();
  await signedIn(first, practice);
  await first.quit();
  await keychainFailures.lock();

  const page = await (await launch()).window();
  await waitForPrompt();
  const note = banners(page).getByText('The keychain did not answer in time.');
  await expect(note).toBeVisible({ timeout: GIVEN_UP_MS });
  await answerPrompt(KEYCHAIN_PASSWORD);
  await waitForJobs(page);
  await expect(note).toHaveCount(0);
});

test('a form continues after a late keychain prompt, and can be sent without the keychain', async ({
  launch,
  practice,
  keychain,
  keychainFailures,
}) => {
  await keychainFailures.lock();
  const page = await (await launch()).window();
  await signInTo(page, practice);
  await waitForPrompt();
  const waiting = page.getByRole('status').filter({ hasText: 'Waiting for the keychain.' });
  await expect(waiting).toBeVisible({ timeout: GIVEN_UP_MS });
  await expect(waiting).toContainText('Answer it there, and this continues by itself.');
  await expect(page.getByRole('checkbox', { name: 'Use for this session only' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save account' })).toBeEnabled();
  await answerPrompt(KEYCHAIN_PASSWORD);
  await waitForJobs(page);
  await expect(waiting).toHaveCount(0);
  const [entry, ...others] = await keychain.entries();
  expect(others).toEqual([]);
  expect(JSON.parse(entry?.secret ?? '')).toMatchObject({ password: practice.password });
});

test('a hanging keychain blocks neither window nor files, is reported, and recovers', async ({
  launch,
  practice,
  profile,
  keychainFailures,
}) => {
  const first = await launch();
  await signedIn(first, practice);
  await first.quit();
  await keychainFailures.suspend();

  const second = await launch();
  const page = await second.window();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  const settings = path.join(profile, 'settings.json');
  await expect(() => expect(readFileSync(settings, 'utf8')).toMatch(/"theme":\s*"dark"/)).toPass();
  await page.getByRole('button', { name: 'Back' }).click();
  const note = banners(page).getByText('The keychain did not answer in time.');
  // All this was done while the keychain was still being waited for.
  await expect(note).toHaveCount(0);
  await expect(note).toBeVisible({ timeout: GIVEN_UP_MS });
  // To quit takes no answer of the keychain either. The app may be gone before it has answered.
  const asked = second.electron.evaluate(({ app }) => app.quit()).catch(() => undefined);
  await second.ended();
  await asked;

  const third = await (await launch()).window();
  const still = banners(third).getByText('The keychain did not answer in time.');
  await expect(still).toBeVisible({ timeout: GIVEN_UP_MS });
  keychainFailures.resume();
  await waitForJobs(third);
  await expect(still).toHaveCount(0);
});

test('an entry that another program deleted or changed is reported and can be typed again', async ({
  launch,
  practice,
  keychain,
  keychainFailures,
}) => {
  const mishap: readonly (readonly [string, () => Promise<void>])[] = [
    ['The keychain no longer has an entry for this account.', () => keychain.clear()],
    [
      "Another program changed this account's entry in the keychain.",
      () => keychainFailures.overwrite('of another program'),
    ],
  ];
  const first = await launch();
  await signedIn(first, practice);
  await first.quit();
  for (const [sentence, befall] of mishap) {
    await befall();
    const app = await launch();
    const page = await app.window();
    const note = banners(page).getByRole('note').filter({ hasText: sentence });
    await expect(note).toContainText('Edit the account and type its WSID and password again.');
    await note.getByRole('button', { name: 'Edit' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'WSID' }).fill(practice.wsId);
    await dialog.getByLabel('Password').fill(practice.password);
    await dialog.getByRole('button', { name: 'Save account' }).click();
    await waitForJobs(page);
    await expect(note).toHaveCount(0);
    await app.quit();
    const [entry, ...others] = await keychain.entries();
    expect(others).toEqual([]);
    expect(JSON.parse(entry?.secret ?? '')).toMatchObject({ password: practice.password });
  }
});
