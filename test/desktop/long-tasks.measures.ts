// Measures how long the page is held at a time by 100,000 jobs, in a real Chromium: 20,000 active and 20,000 ended ones of
// them are in its list.
import type { Page } from '@playwright/test';
import { largeBody, serveLarge } from '../bench/large-service.ts';
import { test } from './fixtures.ts';
import { resize } from './screenshots.ts';
import { jobTable, fillSignIn } from './user-steps.ts';

const MANY = 100_000;
const LISTED = 40_000;
/** Chromium reports what takes 50 ms or longer. */
const SETTLING_MS = 1_500;

/** Has the page note its long tasks from now on. */
const noteTasks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const noted: number[] = [];
    Object.assign(globalThis, { noted });
    new PerformanceObserver((list) =>
      noted.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({ entryTypes: ['longtask'] });
  });

const tasksOf = (page: Page): Promise<number[]> =>
  page.evaluate(() => (globalThis as unknown as { noted: number[] }).noted.splice(0));

test('long tasks of the page with 100,000 jobs', async ({ launch }) => {
  test.setTimeout(400_000);
  const service = await serveLarge(largeBody(MANY, MANY / 2));
  const app = await launch();
  const page = await app.window();
  await resize(app, 1100, 700);
  await noteTasks(page);
  const measure = async (what: string, act: () => Promise<unknown>): Promise<void> => {
    await act();
    await page.waitForTimeout(SETTLING_MS);
    const tasks = await tasksOf(page);
    const longest = Math.max(0, ...tasks).toFixed(0);
    console.log(`${what}: longest task ${longest} ms, ${tasks.length} of 50 ms or more`);
  };
  const column = (name: string): Promise<void> =>
    page.getByRole('columnheader', { name }).getByRole('button').click();

  await measure('the first poll', async () => {
    await fillSignIn(page, { url: service.base, wsId: '7', password: 'any' });
    // Not by an expectation, whose descriptions of the page would be among its tasks.
    const isListed = (rows: string): boolean =>
      document.querySelector('table')?.getAttribute('aria-rowcount') === rows;
    await page.waitForFunction(isListed, `${LISTED + 1}`, { polling: 200, timeout: 200_000 });
  });
  await measure('scrolled', async () => {
    await jobTable(page).hover();
    for (let turn = 0; turn < 20; turn += 1) await page.mouse.wheel(0, 5_000);
  });
  await measure('ordered by task', () => column('Task'));
  await measure('ordered by status', () => column('Status'));
  await measure('ordered by nothing', async () => {
    await column('Status');
    await column('Status');
  });
  await measure('filtered', async () => {
    await page.keyboard.press('Control+f');
    await page.keyboard.type('task 99');
  });
  await measure('not filtered', () => page.keyboard.press('Escape'));
  await measure('all selected', () =>
    page.getByRole('checkbox', { name: 'Select all jobs' }).check(),
  );
  await measure('none selected', () =>
    page.getByRole('checkbox', { name: 'Select all jobs' }).uncheck(),
  );
  await measure('as a timeline', () => page.getByText('Timeline', { exact: true }).click());
  await measure('as a list', () => page.getByText('List', { exact: true }).click());
  await service.close();
});
