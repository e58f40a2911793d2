// A very long list in the packaged app: scrolling and keyboard reach every job.
import type { Locator, Page } from '@playwright/test';
import { largeBody, serveLarge, type LargeService } from '../bench/large-service.ts';
import type { RunningApp } from './app.ts';
import { expect, test } from './fixtures.ts';
import { closeWindow, jobRow, jobTable, fillSignIn } from './user-steps.ts';

const MANY = 10_000;
const OPEN = 40;
/** A service that lists them takes its time on a busy machine. */
const LISTED_MS = 30_000;

let service: LargeService;
test.beforeEach(async () => {
  service = await serveLarge(largeBody(MANY, OPEN));
});
test.afterEach(() => service.close());

const showMany = async (app: RunningApp): Promise<Page> => {
  const page = await app.window();
  await fillSignIn(page, { url: service.base, wsId: '7', password: 'any' });
  await expect(jobTable(page)).toHaveAttribute('aria-rowcount', `${MANY + 1}`, {
    timeout: LISTED_MS,
  });
  return page;
};

const rowButton = (page: Page, jobId: string): Locator =>
  jobTable(page).getByRole('button', { name: jobId, exact: true });

test('a table of 10,000 jobs draws the visible rows, and every row can be reached', async ({
  launch,
}) => {
  const page = await showMany(await launch());
  expect(await jobTable(page).getByRole('row').count()).toBeLessThan(80);

  await rowButton(page, '10000').focus();
  await page.keyboard.press('End');
  await expect(rowButton(page, '1')).toBeFocused();
  await expect(jobRow(page, '1')).toBeInViewport();
  await expect(jobRow(page, '1')).toHaveAttribute('aria-rowindex', `${MANY + 1}`);
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Home');
  await expect(rowButton(page, '10000')).toBeFocused();
  await expect(jobRow(page, '10000')).toBeInViewport();

  await jobRow(page, '10000').hover();
  await page.mouse.wheel(0, 36 * 5_000);
  await expect(jobRow(page, '5000')).toBeVisible();
});

test('jobs can be selected by keyboard, cancelled together and filtered', async ({ launch }) => {
  const page = await showMany(await launch());
  await rowButton(page, '10000').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Shift+ArrowDown');
  await expect(rowButton(page, '9995')).toBeFocused();
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await page.getByRole('button', { name: 'Cancel selected' }).click();
  await expect(page.getByRole('dialog', { name: 'Cancel 5 jobs?' })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+f');
  await page.keyboard.type('started');
  await expect(page.getByText(`${OPEN} jobs match`)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(rowButton(page, '10000')).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expect(page.getByRole('dialog', { name: `Cancel ${OPEN} jobs?` })).toBeVisible();
});

test('the sort order is restored when the window reopens', async ({ launch, trayOf }) => {
  const app = await launch();
  const page = await showMany(app);
  await page.getByRole('columnheader', { name: 'Task' }).getByRole('button').click();
  await expect(rowButton(page, '1')).toBeVisible();
  const tray = await trayOf(app);
  await closeWindow(app);
  const opened = app.electron.waitForEvent('window');
  await tray.clickWhenEnabled('Open CasJobs Tray');
  const again = await opened;
  await expect(again.getByRole('columnheader', { name: 'Task' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await expect(rowButton(again, '1')).toBeVisible();
});
