// Clicks on notifications, their replacement and their urgency.
import { expect, test } from './fixtures.ts';
import { closeWindow, windowOpenedBy, signedIn, signInTo, signedInTray } from './user-steps.ts';

test('a click on a notification opens its job', async ({
  launch,
  practice,
  notifications,
  trayOf,
}) => {
  const { app, tray } = await signedInTray({ launch, practice, trayOf });
  await tray.clickWhenEnabled(/^Job 5006 /, 'Cancel now');
  await notifications.waitFor('Job 5006 cancelled');
  const page = await windowOpenedBy(app, () => notifications.click());
  await expect(page.getByRole('complementary', { name: 'Job 5006' })).toBeVisible();
});

test('the outcome of a cancel replaces the notification that it was requested', async ({
  launch,
  practice,
  notifications,
  trayOf,
}) => {
  const { tray } = await signedInTray({ launch, practice, trayOf });
  await tray.clickWhenEnabled(/^Job 5006 /, 'Cancel now');
  const begun = await notifications.waitFor('Canceling job 5006');
  const ended = await notifications.waitFor('Job 5006 cancelled');
  await expect.poll(() => notifications.visibleCount()).toBe(1);
  // It only confirms the click.
  expect([begun.urgency, ended.urgency]).toEqual([0, 1]);
  // The desktop finds the app and the user's settings for it by this name.
  expect(ended.entry).toBe('org.casjobs_tray.CasJobsTray');
});

test('many outcomes at once are one notification, which opens the activity list', async ({
  launch,
  practice,
  notifications,
}) => {
  const app = await launch();
  const page = await signedIn(app, practice);
  await page.getByRole('textbox', { name: 'Job ID' }).fill('4967 4970 4978 4983 4988 4994');
  await page.getByRole('button', { name: 'Cancel by ID' }).click();
  await page.getByRole('button', { name: 'Cancel jobs', exact: true }).click();
  await notifications.waitFor(/^(\d+ jobs (ended|cancelled)|Updates on \d+ jobs)$/);
  expect(notifications.all().length).toBeLessThanOrEqual(4);
  await closeWindow(app);
  await notifications.waitFor(/jobs/);
  await expect.poll(() => notifications.visibleCount()).toBe(1);
  const opened = await windowOpenedBy(app, () => notifications.click());
  await expect(opened.getByRole('log', { name: 'Activity' })).toBeFocused();
});

test('a rejected password stays on the screen but respects do-not-disturb', async ({
  launch,
  practice,
  notifications,
}) => {
  const app = await launch();
  await signInTo(await app.window(), { ...practice, password: 'wrong' });
  const { urgency, timeoutMs } = await notifications.waitFor(/rejected the password/);
  expect({ urgency, timeoutMs }).toEqual({ urgency: 1, timeoutMs: 0 });
});
