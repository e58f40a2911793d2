// The context menu of text fields, and zoom.
import type { Page } from '@playwright/test';
import type { RunningApp } from './app.ts';
import { expect, test } from './fixtures.ts';
import { pressKeys } from './x11-input.ts';
import { signedIn } from './user-steps.ts';

const jobId = (page: Page) => page.getByRole('textbox', { name: 'Job ID' });

/** Has main note each menu that pops up: its lines that can be chosen. */
const hearMenus = (app: RunningApp): Promise<void> =>
  app.electron.evaluate(({ Menu }) => {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called on its own menu below
    const popup = Menu.prototype.popup;
    const seen: string[][] = [];
    Object.assign(globalThis, { seenMenus: seen });
    Menu.prototype.popup = function (options) {
      const lines = this.items.filter(({ enabled, type }) => enabled && type !== 'separator');
      seen.push(lines.map(({ role }) => String(role).toLowerCase()));
      popup.call(this, options);
    };
  });

const menus = (app: RunningApp): Promise<string[][]> =>
  app.electron.evaluate(() => (globalThis as unknown as { seenMenus: string[][] }).seenMenus);

test('the context menu of a field pastes the clipboard', async ({ launch, practice }) => {
  const app = await launch();
  const page = await signedIn(app, practice);
  await app.electron.evaluate(({ clipboard }) => void clipboard.writeText('5001'));
  await hearMenus(app);
  await jobId(page).click({ button: 'right' });
  await expect.poll(() => menus(app)).toEqual([['paste']]);
  await expect(async () => {
    pressKeys('Down', 'Return');
    await expect(jobId(page)).toHaveValue('5001', { timeout: 1_000 });
  }).toPass();
});

test('the page zooms in and out', async ({ launch, practice }) => {
  const app = await launch();
  const page = await signedIn(app, practice);
  const width = (): Promise<number> => page.evaluate('innerWidth');
  const first = await width();
  // Real key presses: those of Playwright do not reach main.
  pressKeys('ctrl+plus');
  await expect.poll(width).toBeLessThan(first);
  pressKeys('ctrl+0');
  await expect.poll(width).toBe(first);
  pressKeys('ctrl+minus');
  await expect.poll(width).toBeGreaterThan(first);
});
