// A desktop without a tray, like GNOME without extensions: no program on the D-Bus session shows tray icons.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Page } from '@playwright/test';
import { startSecondInstance } from './second-instance.ts';
import type { RunningApp, LaunchOptions } from './app.ts';
import { expect, test as base } from './fixtures.ts';
import { clickSetting } from './user-steps.ts';

/** The environment of a D-Bus session with nobody in it. */
const test = base.extend<{ bare: NonNullable<LaunchOptions['env']> }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads in the pattern what a fixture needs
  bare: async ({}, use) => {
    const daemon = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [address] = (await once(daemon.stdout, 'data')) as [Buffer];
    await use({ DBUS_SESSION_BUS_ADDRESS: address.toString().trim() });
    daemon.kill();
  },
});

const told = 'This desktop does not show tray icons.';

/** Whether the window is put away, or null where there is none. */
const isMinimized = (app: RunningApp): Promise<boolean | null> =>
  app.electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return window ? window.isMinimized() : null;
  });

const pressClose = (app: RunningApp): Promise<void> =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

const toSettings = (page: Page): Promise<void> => page.keyboard.press('Control+,');

test('the app reports a missing tray once, and closing the window minimizes it', async ({
  launch,
  profile,
  bare,
}) => {
  const app = await launch({ env: bare });
  const page = await app.window();
  await expect(page.getByText(told)).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Got it' }).click();
  await expect(page.getByText(told)).toBeHidden();

  await pressClose(app);
  await expect.poll(() => isMinimized(app)).toBe(true);
  await startSecondInstance(profile);
  await expect.poll(() => isMinimized(app)).toBe(false);

  await toSettings(page);
  await page.getByRole('button', { name: 'Quit CasJobs Tray' }).click();
  expect(await app.ended()).toBe(0);
});

test('a start at login minimizes the window and does not repeat the hint', async ({
  launch,
  profile,
  bare,
}) => {
  const first = await launch({ env: bare });
  const page = await first.window();
  await page.getByRole('button', { name: 'Got it' }).click({ timeout: 20_000 });
  await expect(page.getByText(told)).toBeHidden();
  await first.quit();

  const app = await launch({ env: bare, args: ['--hidden'] });
  expect(await isMinimized(app)).toBeNull();
  const opened = await app.electron.waitForEvent('window', { timeout: 40_000 });
  await expect.poll(() => isMinimized(app)).toBe(true);
  await startSecondInstance(profile);
  await toSettings(opened);
  const keep = opened.getByRole('checkbox', { name: 'Keep running when the window closes' });
  await expect(keep).toBeVisible();
  await expect(opened.getByText(told)).toHaveCount(0);

  // Whoever wants the window's end to be the app's end has it so.
  await clickSetting(keep);
  await expect(keep).not.toBeChecked();
  await pressClose(app);
  expect(await app.ended()).toBe(0);
});
