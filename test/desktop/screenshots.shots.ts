// The pictures of build/screenshots: the window in both themes, and the tray on a desktop. Not tests.
import type { Page } from '@playwright/test';
import { expect, test } from './desk.ts';
import { clickAt, press } from './hand.ts';
import { drawDesktop, drawPage, glance, resize, settled } from './pictures.ts';
import { activity, cancelInRow, jobRow, seeJobs, signInTo } from './steps.ts';

const tryPractice = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Try the practice service' }).click();
  await seeJobs(page);
};

test('the first run', async ({ launch }) => {
  const app = await launch();
  const page = await app.window();
  await resize(app, 960, 640);
  await expect(page.getByRole('heading', { name: 'Connect to CasJobs' })).toBeVisible();
  await drawPage(page, 'connect');
});

test('the jobs: some cancelled, one asked about, one canceling, one opened', async ({ launch }) => {
  const app = await launch();
  const page = await app.window();
  await resize(app, 1100, 700);
  await tryPractice(page);
  await cancelInRow(page, '5006');
  await expect(activity(page)).toContainText('Job 5006 cancelled', { timeout: 20_000 });
  await jobRow(page, '5005').getByRole('button', { name: 'Cancel job 5005' }).click();
  await drawPage(page, 'asking');
  await page.getByRole('button', { name: 'Cancel job', exact: true }).click();
  await expect(jobRow(page, '5005')).toContainText('Canceling since');
  await drawPage(page, 'jobs');
  await page.getByRole('button', { name: '5001', exact: true }).click();
  await expect(page.getByText('SELECT').first()).toBeVisible();
  await drawPage(page, 'details');
  await page.keyboard.press('Escape');
  await resize(app, 480, 640);
  await drawPage(page, 'narrow');
});

test('the command palette, and the keys', async ({ launch }) => {
  const app = await launch();
  const page = await app.window();
  await resize(app, 960, 640);
  await tryPractice(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('500');
  await expect(page.getByRole('option').first()).toBeVisible();
  await drawPage(page, 'palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await drawPage(page, 'shortcuts');
});

test('the settings', async ({ launch }) => {
  const app = await launch();
  const page = await app.window();
  await resize(app, 960, 860);
  await tryPractice(page);
  await page.getByRole('button', { name: 'Settings' }).click();
  await drawPage(page, 'settings');
});

test('a service that cannot be reached', async ({ launch, practice }) => {
  const app = await launch();
  const page = await app.window();
  await resize(app, 960, 640);
  await signInTo(page, practice);
  await seeJobs(page);
  await practice.close();
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('CasJobs cannot be reached.', { exact: true })).toBeVisible();
  await drawPage(page, 'unreachable');
});

test('the tray', async ({ launch, trayOf, notices }) => {
  const app = await launch();
  const page = await app.window();
  await tryPractice(page);
  const tray = await trayOf(app);
  await tray.clickWhenThere(/virgo_psf_colours/, 'Cancel now');
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await notices.waitFor(/cancelled$/, 45_000);
  let before = glance();
  clickAt(14, 14, 3);
  await settled(before);
  before = glance();
  press('Down', 'Right');
  await settled(before);
  drawDesktop('tray', '1280x400+0+0');
});
