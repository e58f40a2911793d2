// The global shortcut, pressed on the desktop's keyboard while no window of the app is open.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { startSecondInstance } from './second-instance.ts';
import { newProfile, type RunningApp } from './app.ts';
import { expect, test } from './fixtures.ts';
import { pressKeys } from './x11-input.ts';
import { closeWindow, windowOpenedBy, signedIn, statusAtService } from './user-steps.ts';

const copy = (app: RunningApp, text: string): Promise<void> =>
  app.electron.evaluate(({ clipboard }, copied) => void clipboard.writeText(copied), text);

const jobId = (page: Page) => page.getByRole('textbox', { name: 'Job ID' });

const setTo = (profile: string, shortcut: string): void =>
  writeFileSync(path.join(profile, 'settings.json'), JSON.stringify({ version: 1, shortcut }));

test('the shortcut opens Cancel by ID with the copied job ID and cancels nothing by itself', async ({
  launch,
  practice,
}) => {
  const app = await launch();
  const page = await signedIn(app, practice);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Shortcut for Cancel by ID… Off' }).click();
  await page.keyboard.press('Control+Alt+J');
  const set = page.getByRole('button', { name: 'Shortcut for Cancel by ID… Ctrl+Alt+J' });
  await expect(set).toBeVisible();
  await closeWindow(app);

  await copy(app, ' 5001\n');
  const opened = await windowOpenedBy(app, () => {
    pressKeys('ctrl+alt+j');
    return Promise.resolve();
  });
  await expect(jobId(opened)).toHaveValue('5001');
  await expect(jobId(opened)).toBeFocused();
  await expect(opened.getByRole('dialog')).toHaveCount(0);
  expect(await statusAtService(practice, '5001')).toBe('1');
  await opened.keyboard.press('Enter');
  await expect(opened.getByRole('dialog', { name: 'Cancel job 5001?' })).toBeVisible();
});

test('the shortcut gives the page nothing of a clipboard without a job ID', async ({
  launch,
  practice,
  profile,
}) => {
  setTo(profile, 'Ctrl+Alt+J');
  const app = await launch();
  const page = await signedIn(app, practice);
  await jobId(page).fill('17');
  await copy(app, 'correct horse 5001');
  await page.evaluate('document.activeElement.blur()');
  // Everything that main sends to the page from now on.
  await page.evaluate("heard = []; casjobs.listen('snapshot', (one) => heard.push(one))");
  pressKeys('ctrl+alt+j');
  await expect(jobId(page)).toBeFocused();
  await expect(jobId(page)).toHaveValue('17');
  const heard = await page.evaluate('JSON.stringify(heard)');
  expect(heard).toContain('"cancel-by-id"');
  expect(heard).not.toContain('horse');
});

test('keys of another program are reported as unavailable', async ({ launch, profile }) => {
  const other = newProfile();
  for (const one of [other, profile]) setTo(one, 'Ctrl+Alt+J');
  await launch({ profile: other, args: ['--hidden'] });
  const page = await (await launch()).window();
  await expect(page.getByRole('heading', { name: 'Connect to CasJobs' })).toBeVisible();
  await page.keyboard.press('Control+,');
  await expect(page.getByText(/another program uses it/)).toBeVisible();
});

test('a desktop without global shortcuts can start the app with a key of its own', async ({
  launch,
  practice,
  profile,
}) => {
  const app = await launch();
  const page = await signedIn(app, practice);
  await copy(app, '5002');
  await startSecondInstance(profile, '--cancel-by-id');
  await expect(jobId(page)).toHaveValue('5002');
});
