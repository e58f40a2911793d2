// The main job on native Wayland, under sway with waybar and mako: from signing in to the next start.
import { startWith } from '../second-instance.ts';
import { seeItComeBack } from '../shared/core-workflow.ts';
import { pictureFile } from '../shared/desktop-driver.ts';
import { activity, cancelInRow, jobRow, openedBy, seeJobs, signedIn } from '../user-steps.ts';
import { NATIVE, expect, test } from './wayland-fixtures.ts';
import { closeByCompositor, seeWindows, takePicture } from './sway.ts';

test('a job is cancelled from the window, which comes back whenever it is asked for', async ({
  launch,
  practice,
  profile,
  notices,
  trayOf,
}) => {
  const app = await launch();
  await app.window();
  await seeWindows(1);
  const page = await signedIn(app, practice);
  await cancelInRow(page, '5006');
  await notices.waitFor('Job 5006 cancelled');
  await expect(jobRow(page, '5006')).toContainText('cancelled');
  takePicture(pictureFile('sway'));

  await seeItComeBack({
    app,
    seeWindows,
    trayOf,
    closeWindow: closeByCompositor,
    startAgain: (...args) => startWith(profile, NATIVE, ...args),
    seeSecond: (second) => expect(activity(second)).toContainText('Job 5006 cancelled'),
  });
});

test('with no window open, two clicks in the tray cancel a job, and a click on its notice opens it', async ({
  launch,
  practice,
  notices,
  trayOf,
}, info) => {
  const app = await launch();
  await signedIn(app, practice);
  closeByCompositor();
  await seeWindows(0);
  const tray = await trayOf(app);
  await tray.clickWhenThere(/^Job 5006 /, 'Cancel now');
  await notices.waitFor('Canceling job 5006');
  await notices.waitFor('Job 5006 cancelled');
  await expect.poll(() => notices.connection()).toBe(1);
  takePicture(info.outputPath('notice.png'));
  const page = await openedBy(app, () => notices.click());
  await seeWindows(1);
  await expect(page.getByRole('complementary', { name: 'Job 5006' })).toBeVisible();
});

test('after a restart the account is there, out of the keychain', async ({
  launch,
  practice,
  keychain,
}) => {
  const first = await launch();
  await signedIn(first, practice);
  const [entry, ...others] = await keychain.entries();
  expect(others).toEqual([]);
  expect(JSON.parse(entry?.secret ?? '')).toMatchObject({ password: practice.password });
  expect(await first.quit()).toBe(0);

  const page = await (await launch()).window();
  await seeWindows(1);
  await seeJobs(page);
});
