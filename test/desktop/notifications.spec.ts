// What a person can do with a notice, and what it does not do to them.
import { expect, test } from './fixtures.ts';
import { closeWindow, windowOpenedBy, signedIn, signInTo, signedInTray } from './user-steps.ts';

test('a click on a notice opens its job', async ({ launch, practice, notifications, trayOf }) => {
  const { app, tray } = await signedInTray({ launch, practice, trayOf });
  await tray.clickWhenEnabled(/^Job 5006 /, 'Cancel now');
  await notifications.waitFor('Job 5006 cancelled');
  const page = await windowOpenedBy(app, () => notifications.click());
  await expect(page.getByRole('complementary', { name: 'Job 5006' })).toBeVisible();
});

test('the end of a cancel takes the place of the notice that it is on its way', async ({
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
  // It only says that the click was heard.
  expect([begun.urgency, ended.urgency]).toEqual([0, 1]);
  // By this a desktop knows whose it is, and what its person has said of this app's notices.
  expect(ended.entry).toBe('org.casjobs_tray.CasJobsTray');
});

test('many that end at once are one notice, which leads to the activity list', async ({
  launch,
  practice,
  notifications,
}) => {
  const app = await launch();
  const page = await signedIn(app, practice);
  await page.getByRole('textbox', { name: 'Job ID' }).fill('4967 4970 4978 4983 4988 4994');
  await page.getByRole('button', { name: 'Cancel by ID' }).click();
  await page.getByRole('button', { name: 'Cancel jobs', exact: true }).click();
  await notifications.waitFor(/^(\d+ jobs ended|Updates on \d+ jobs)$/);
  expect(notifications.all().length).toBeLessThanOrEqual(4);
  await closeWindow(app);
  await notifications.waitFor(/jobs/);
  await expect.poll(() => notifications.visibleCount()).toBe(1);
  const opened = await windowOpenedBy(app, () => notifications.click());
  await expect(opened.getByRole('log', { name: 'Activity' })).toBeFocused();
});

test('a rejected password stays on the screen, and breaks through no do-not-disturb', async ({
  launch,
  practice,
  notifications,
}) => {
  const app = await launch();
  await signInTo(await app.window(), { ...practice, password: 'wrong' });
  const { urgency, timeoutMs } = await notifications.waitFor(/rejected the password/);
  expect({ urgency, timeoutMs }).toEqual({ urgency: 1, timeoutMs: 0 });
});
