// The page in a made-up language whose texts are 40 % longer than the English ones, in Debian's chromium with a fake
// bridge: nothing is cut without a tooltip, sticks out or lies over something else, at any width.
import type { Page } from '@playwright/test';
import { bridgeScript, openChromium, openPage, whyNoChromium } from './chromium/browser.ts';
import { cut, outside } from './chromium/layout.ts';
import { buildLongPage, longTexts } from './chromium/long-language.ts';
import { expect, test } from './fixtures.ts';

const widths = [480, 1080, 1600];

/** The timeline is drawn again in the frame after a new size. */
const drawn = (page: Page): Promise<unknown> =>
  page.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))',
  );

const lookAt = async (page: Page, where: string): Promise<void> => {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 700 });
    await drawn(page);
    const found = [...(await outside(page)), ...(await cut(page))];
    expect.soft([where, width, found]).toEqual([where, width, []]);
  }
};

const button = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).first();

/** The jobs with their views and dialogs, one after the other. */
const walk = async (page: Page): Promise<void> => {
  await expect(button(page, '5001')).toBeVisible();
  await lookAt(page, 'jobs');
  await page.getByRole('textbox', { name: longTexts['by-id.field'] }).fill('5x');
  await page.keyboard.press('Enter');
  await expect(page.locator('.fault')).toBeVisible();
  await lookAt(page, 'an error at Job ID');
  await page.locator('textarea').fill('');
  await button(page, '5001').click();
  await expect(page.getByRole('complementary')).toBeVisible();
  await lookAt(page, 'details');
  await page.keyboard.press('Escape');
  await button(page, longTexts['jobs.cancel-one'].replace('{id}', '5001')).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await lookAt(page, 'asking back');
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: longTexts['jobs.view-timeline'] }).check({ force: true });
  await lookAt(page, 'timeline');
  for (const keys of ['Control+k', '?']) {
    await page.keyboard.press(keys);
    await expect(page.getByRole('dialog')).toBeVisible();
    await lookAt(page, `dialog of ${keys}`);
    await page.keyboard.press('Escape');
  }
};

type DialogKey = 'account.edit' | 'account.remove' | 'forget.button' | 'lock.unlock';

const settings = async (page: Page, dialogs: readonly DialogKey[]): Promise<void> => {
  await page.keyboard.press('Control+,');
  await expect(page.getByRole('heading', { name: longTexts['settings.heading'] })).toBeVisible();
  await lookAt(page, 'settings');
  for (const key of dialogs) {
    await button(page, longTexts[key]).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await lookAt(page, key);
    await page.keyboard.press('Escape');
  }
};

test('texts that are 40 % longer break no screen', async () => {
  const reason = whyNoChromium();
  const info = test.info();
  info.skip(reason !== undefined, reason ?? '');
  // It builds the page once more.
  info.setTimeout(120_000);
  const folder = info.outputPath('page');
  await buildLongPage(folder);
  const browser = await openChromium();
  try {
    const bridge = await bridgeScript();
    const first = await openPage(browser, bridge, '#first-run', folder);
    await expect(first.page.getByRole('heading', { level: 1 })).toBeVisible();
    await lookAt(first.page, 'connect');
    const { page } = await openPage(browser, bridge, '#full', folder);
    await walk(page);
    await settings(page, ['account.edit', 'account.remove', 'forget.button']);
    const locked = await openPage(browser, bridge, '#locked', folder);
    await settings(locked.page, ['lock.unlock']);
  } finally {
    await browser.close();
  }
});
