// Accessibility in a real browser: axe with real colors, the core workflow by keyboard, and a page
// that keeps its content policy.
import type { Locator, Page } from '@playwright/test';
import { collectPageErrors, accessibilityViolations } from './accessibility-checks.ts';
import { expect, test } from './fixtures.ts';
import { resize } from './screenshots.ts';
import { jobRow, waitForJobs, signedIn } from './user-steps.ts';

test('axe and the content policy report nothing on any screen or in any dialog', async ({
  launch,
  practice,
}) => {
  test.slow();
  const app = await launch();
  const page = await app.window();
  const heard = collectPageErrors(page);
  const look = async (where: string): Promise<void> => {
    expect([where, await accessibilityViolations(page)]).toEqual([where, []]);
  };
  await expect(page.getByRole('heading', { name: 'Connect to CasJobs' })).toBeVisible();
  await look('connect');
  await signedIn(app, practice);
  await look('jobs');
  await page.getByRole('button', { name: '5001', exact: true }).click();
  await expect(page.getByRole('complementary', { name: 'Job 5001' })).toBeVisible();
  await look('details');
  await resize(app, 480, 640);
  await look('narrow');
  await resize(app, 1100, 700);
  await page.keyboard.press('Escape');
  await jobRow(page, '5001').getByRole('button', { name: 'Cancel job 5001' }).click();
  await look('asking back');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '4994', exact: true }).click();
  await page.getByRole('button', { name: 'Submit again' }).click();
  await expect(page.getByRole('dialog', { name: 'Submit job 4994 again?' })).toBeVisible();
  await look('submitting again');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: 'Timeline' }).check({ force: true });
  await look('timeline');
  await page.getByRole('radio', { name: 'List' }).check({ force: true });
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('option', { name: 'Cancel job…' })).toBeVisible();
  await look('palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await look('shortcuts');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+,');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await look('settings');
  await page.getByRole('button', { name: 'Edit' }).click();
  await look('editing');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Remove' }).click();
  await look('removal');
  await page.keyboard.press('Escape');
  expect(heard).toEqual([]);
});

/** Presses Tab until what has the focus is called so. */
const tabTo = async (page: Page, name: string): Promise<void> => {
  const focused = page.locator(':focus');
  for (let times = 0; times < 40; times += 1) {
    await page.keyboard.press('Tab');
    if ((await focused.count()) > 0 && (await focused.textContent())?.trim() === name) return;
  }
  throw new Error(`Tab does not lead to ${name}`);
};

test('the keyboard alone suffices from the first run to a canceled job', async ({ launch }) => {
  const page = await (await launch()).window();
  await expect(page.getByRole('heading', { name: 'Connect to CasJobs' })).toBeVisible();
  await tabTo(page, 'Try the practice service');
  await page.keyboard.press('Enter');
  await waitForJobs(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('5001');
  const cancel = page.getByRole('option', { name: /^Cancel job 5001…/ });
  await expect(cancel).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(cancel).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Keep job' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(jobRow(page, '5001')).toContainText('Canceling since');
});

test('the page shows no motion if the user prefers reduced motion', async ({ launch }) => {
  const page = await (await launch()).window();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.getByRole('button', { name: 'Try the practice service' }).click();
  await waitForJobs(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  const lengths = await page.evaluate<number[]>(
    'document.getAnimations({ subtree: true }).map((one) => one.effect.getComputedTiming().activeDuration)',
  );
  expect(lengths.filter((length) => length > 0)).toEqual([]);
});

test('selected items stay recognizable in forced colors', async ({ launch }) => {
  const page = await (await launch()).window();
  await page.getByRole('button', { name: 'Try the practice service' }).click();
  await waitForJobs(page);
  await page.emulateMedia({ forcedColors: 'active' });
  await page.keyboard.press('Control+k');
  const outlineOf = (offer: Locator): Promise<string> =>
    offer.evaluate((element) => getComputedStyle(element).outlineStyle);
  await expect.poll(() => outlineOf(page.getByRole('option', { selected: true }))).toBe('solid');
  expect(await outlineOf(page.getByRole('option', { selected: false }).first())).toBe('none');
});
