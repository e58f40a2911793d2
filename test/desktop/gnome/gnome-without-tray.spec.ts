// GNOME Shell without extensions, which shows no tray icons.
import { expect } from '@playwright/test';
import { fullDesktopTest } from '../shared/full-desktop-fixtures.ts';
import { screenshotFile } from '../shared/desktop-driver.ts';
import { windowOpenedBy, waitForJobs, signedIn } from '../user-steps.ts';
import { gnome, waitForDesktop, showTrayIcons } from './gnome-shell.ts';

const test = fullDesktopTest(gnome);

test.beforeAll(async () => {
  await waitForDesktop();
  await showTrayIcons(false);
});

test('the app reports the missing tray once, and a second start reopens a closed window', async ({
  launch,
  startAgain,
  practice,
  notifications,
}) => {
  const app = await launch();
  const page = await signedIn(app, practice);
  const gotIt = page.getByRole('button', { name: 'Got it' });
  await expect(gotIt).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(/AppIndicator/)).toBeVisible();
  await gnome.takeScreenshot(screenshotFile('gnome-no-tray'));
  await gotIt.click();
  await expect(gotIt).toBeHidden();

  await gnome.closeWindow();
  await expect.poll(gnome.visibleWindows).toBe(0);
  // Ended, not put away: this desktop could not bring it back.
  await expect.poll(() => app.electron.windows().length).toBe(0);
  const second = await windowOpenedBy(app, () => startAgain());
  await expect.poll(gnome.visibleWindows).toBe(1);
  await waitForJobs(second);
  await expect(second.getByRole('button', { name: 'Got it' })).toHaveCount(0);
  expect(notifications.titles()).toEqual([]);
});
