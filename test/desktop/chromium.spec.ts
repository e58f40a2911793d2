// The page in the Chromium of the pinned Electron, because the fallback has an older one: axe, page errors and layout.
// No screenshots, because versions draw text differently.
import type { Page } from '@playwright/test';
import { inBothThemes, accessibilityViolations } from './accessibility-checks.ts';
import { bridgeScript, openChromium, openPage, whyNoChromium } from './chromium/browser.ts';
import { outside } from './chromium/layout.ts';
import { expect, test } from './fixtures.ts';

const lookAt = async (page: Page, where: string): Promise<void> => {
  expect([where, await outside(page)]).toEqual([where, []]);
  expect([where, await accessibilityViolations(page, inBothThemes)]).toEqual([where, []]);
};

/** A job list with its dialogs and views, one after the other. */
const walk = async (page: Page): Promise<void> => {
  await expect(page.getByRole('button', { name: '5001', exact: true })).toBeVisible();
  await lookAt(page, 'jobs');
  await page.getByRole('button', { name: '5001', exact: true }).click();
  await expect(page.getByRole('complementary', { name: 'Job 5001' })).toBeVisible();
  await lookAt(page, 'details');
  await page.setViewportSize({ width: 480, height: 640 });
  await lookAt(page, 'narrow');
  await page.setViewportSize({ width: 1100, height: 700 });
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: 'Timeline' }).check({ force: true });
  await lookAt(page, 'timeline');
  await page.getByRole('radio', { name: 'List' }).check({ force: true });
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('option', { name: 'Cancel job…' })).toBeVisible();
  await lookAt(page, 'palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await lookAt(page, 'shortcuts');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+,');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await lookAt(page, 'settings');
};

test('axe and the content policy report nothing in the newer Chromium', async () => {
  const reason = whyNoChromium();
  const info = test.info();
  info.skip(reason !== undefined, reason ?? '');
  const browser = await openChromium();
  try {
    info.annotations.push({ type: 'chromium', description: browser.version() });
    const bridge = await bridgeScript();
    const first = await openPage(browser, bridge, '#first-run');
    await expect(first.page.getByRole('heading', { name: 'Connect to CasJobs' })).toBeVisible();
    await lookAt(first.page, 'connect');
    const { page, heard } = await openPage(browser, bridge);
    await walk(page);
    expect([...first.heard, ...heard]).toEqual([]);
  } finally {
    await browser.close();
  }
});
