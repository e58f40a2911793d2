// The core workflow on native Wayland, under sway with waybar and mako.
import { startSecondInstance } from '../second-instance.ts';
import { testReopening } from '../shared/core-workflow.ts';
import { screenshotFile } from '../shared/desktop-driver.ts';
import {
  activity,
  cancelInRow,
  jobRow,
  windowOpenedBy,
  waitForJobs,
  signedIn,
} from '../user-steps.ts';
import { WAYLAND_FLAG, expect, test } from './wayland-fixtures.ts';
import { closeByCompositor, expectWindowCount, takeScreenshot } from './sway.ts';

test('the window cancels a job and reopens on every request', async ({
  launch,
  practice,
  profile,
  notifications,
  trayOf,
}) => {
  const app = await launch();
  await app.window();
  await expectWindowCount(1);
  const page = await signedIn(app, practice);
  await cancelInRow(page, '5006');
  await notifications.waitFor('Job 5006 cancelled');
  await expect(jobRow(page, '5006')).toContainText('cancelled');
  takeScreenshot(screenshotFile('sway'));

  await testReopening({
    app,
    seeWindows: expectWindowCount,
    trayOf,
    closeWindow: closeByCompositor,
    startAgain: (...args) => startSecondInstance(profile, WAYLAND_FLAG, ...args),
    seeSecond: (second) => expect(activity(second)).toContainText('Job 5006 cancelled'),
  });
});

test('two clicks in the tray cancel a job without a window, and its notification opens it', async ({
  launch,
  practice,
  notifications,
  trayOf,
}, info) => {
  const app = await launch();
  await signedIn(app, practice);
  closeByCompositor();
  await expectWindowCount(0);
  const tray = await trayOf(app);
  await tray.clickWhenEnabled(/^Job 5006 /, 'Cancel now');
  await notifications.waitFor('Canceling job 5006');
  await notifications.waitFor('Job 5006 cancelled');
  await expect.poll(() => notifications.visibleCount()).toBe(1);
  takeScreenshot(info.outputPath('notice.png'));
  const page = await windowOpenedBy(app, () => notifications.click());
  await expectWindowCount(1);
  await expect(page.getByRole('complementary', { name: 'Job 5006' })).toBeVisible();
});

test('a restart restores the account from the keychain', async ({ launch, practice, keychain }) => {
  const first = await launch();
  await signedIn(first, practice);
  const [entry, ...others] = await keychain.entries();
  expect(others).toEqual([]);
  expect(JSON.parse(entry?.secret ?? '')).toMatchObject({ password: practice.password });
  expect(await first.quit()).toBe(0);

  const page = await (await launch()).window();
  await expectWindowCount(1);
  await waitForJobs(page);
});
