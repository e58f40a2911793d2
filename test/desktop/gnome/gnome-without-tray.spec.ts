// GNOME Shell as it comes: no program's icon is shown in its bar.
import { expect } from '@playwright/test';
import { testOn } from '../shared/full-desktop-fixtures.ts';
import { pictureFile } from '../shared/desktop-driver.ts';
import { openedBy, seeJobs, signedIn } from '../user-steps.ts';
import { gnome, seeDesktop, showTrayIcons } from './gnome-shell.ts';

const test = testOn(gnome);

test.beforeAll(async () => {
  await seeDesktop();
  await showTrayIcons(false);
});

test('without a tray it says so once, closing ends the window, and a second start opens it', async ({
  launch,
  startAgain,
  practice,
  notices,
}) => {
  const app = await launch();
  const page = await signedIn(app, practice);
  const gotIt = page.getByRole('button', { name: 'Got it' });
  await expect(gotIt).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(/AppIndicator/)).toBeVisible();
  await gnome.takePicture(pictureFile('gnome-no-tray'));
  await gotIt.click();
  await expect(gotIt).toBeHidden();

  await gnome.closeWindow();
  await expect.poll(gnome.visibleWindows).toBe(0);
  // Ended, not put away: this desktop could not bring it back.
  await expect.poll(() => app.electron.windows().length).toBe(0);
  const second = await openedBy(app, () => startAgain());
  await expect.poll(gnome.visibleWindows).toBe(1);
  await seeJobs(second);
  await expect(second.getByRole('button', { name: 'Got it' })).toHaveCount(0);
  expect(notices.titles()).toEqual([]);
});
