// The window looks like the screenshots in build/screenshots, in both themes. After an intended change, run
// npm run screenshots and review the new ones.
import type { Page } from '@playwright/test';
import type { Snapshot } from '../../electron/core/view-model/snapshot.ts';
import type { RunningApp } from './app.ts';
import { expect, test as base } from './fixtures.ts';
import {
  freezePage,
  frozenAccount,
  frozenLaunch,
  frozenSince,
  frozenSnapshot,
  sendSnapshot,
} from './frozen-page.ts';
import { expectScreenshot, resize } from './screenshots.ts';
import { jobRow, jobTable } from './user-steps.ts';

interface Frozen {
  readonly app: RunningApp;
  readonly page: Page;
  readonly show: (part?: Partial<Snapshot>) => Promise<void>;
}

const test = base.extend<{ frozen: Frozen }>({
  frozen: async ({ launch }, use) => {
    const app = await launch(frozenLaunch);
    const page = await freezePage(app);
    await expect(page.getByRole('heading', { name: 'Connect to CasJobs' })).toBeVisible();
    await resize(app, 1100, 700);
    // Nowhere on anything that shows itself to be pointed at.
    await page.mouse.move(0, 0);
    const show: Frozen['show'] = async (part) => {
      await sendSnapshot(app, frozenSnapshot(part));
      await expect(jobTable(page)).toBeVisible();
    };
    await use({ app, page, show });
  },
});

test('the first run', async ({ frozen: { app, page } }) => {
  await resize(app, 960, 640);
  await expectScreenshot(page, 'connect');
});

test('the jobs', async ({ frozen: { page, show } }) => {
  await show();
  await expect(jobRow(page, '5005')).toContainText('Canceling since');
  await expectScreenshot(page, 'jobs');
});

test('the cancel dialog', async ({ frozen: { page, show } }) => {
  await show();
  await jobRow(page, '5001').getByRole('button', { name: 'Cancel job 5001' }).click();
  await expect(page.getByRole('dialog', { name: 'Cancel job 5001?' })).toBeVisible();
  await page.mouse.move(0, 0);
  await expectScreenshot(page, 'asking');
});

test('job details', async ({ frozen: { page, show } }) => {
  await show();
  await page.getByRole('button', { name: '5001', exact: true }).click();
  await expect(page.getByText('SELECT', { exact: true })).toBeVisible();
  await page.mouse.move(0, 0);
  await expectScreenshot(page, 'details');
});

test('a narrow window', async ({ frozen: { app, page, show } }) => {
  await resize(app, 480, 640);
  await show();
  await expectScreenshot(page, 'narrow');
});

test('the command palette and the shortcuts', async ({ frozen: { app, page, show } }) => {
  await resize(app, 960, 640);
  await show();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('500');
  await expect(page.getByRole('option').first()).toBeVisible();
  await expectScreenshot(page, 'palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expectScreenshot(page, 'shortcuts');
});

test('an empty list and an empty filter result', async ({ frozen: { page, show } }) => {
  await show({ jobs: [], activity: [] });
  await expectScreenshot(page, 'empty');
  await show();
  await page.getByRole('searchbox', { name: 'Filter jobs' }).fill('andromeda');
  await expect(page.getByText('No jobs match')).toBeVisible();
  await expectScreenshot(page, 'no-match');
});

test('an unreachable service', async ({ frozen: { app, page, show } }) => {
  await resize(app, 960, 640);
  const error = { kind: 'error', code: 'unreachable', detail: 'ECONNREFUSED' } as const;
  await show({ accounts: [{ ...frozenAccount, connection: { ...error, since: frozenSince } }] });
  await expectScreenshot(page, 'unreachable');
});

test('Settings', async ({ frozen: { app, page, show } }) => {
  await resize(app, 960, 860);
  await show();
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await page.mouse.move(0, 0);
  await expectScreenshot(page, 'settings');
});

test('the timeline', async ({ frozen: { page, show } }) => {
  await show();
  await page.getByRole('radio', { name: 'Timeline' }).click();
  await expect(page.getByRole('radio', { name: 'Timeline' })).toBeChecked();
  await page.mouse.move(0, 0);
  await expectScreenshot(page, 'timeline');
});

test('the edit dialog of an account', async ({ frozen: { app, page, show } }) => {
  await resize(app, 960, 640);
  await show();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Edit' }).click();
  await expect(page.getByRole('dialog', { name: 'Edit account Pan-STARRS' })).toBeVisible();
  await expectScreenshot(page, 'editing');
});

test('the comparison detects a button that moved by 4 px', async ({ frozen: { page, show } }) => {
  await show();
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const button = page.getByRole('button', { name: 'Cancel selected' });
  await button.evaluate((element) => (element.style.translate = '4px'));
  const options = { threshold: 0.2, maxDiffPixels: 60 };
  await expect(page).not.toHaveScreenshot('jobs.png', options);
});
