// What a person can do with a notice, and what it does not do to them.
import { expect, test } from './fixtures.ts';
import { closeWindow, openedBy, signedIn, signInTo, trayAlone } from './user-steps.ts';

test('a click on a notice opens its job', async ({ launch, practice, notices, trayOf }) => {
  const { app, tray } = await trayAlone({ launch, practice, trayOf });
  await tray.clickWhenThere(/^Job 5006 /, 'Cancel now');
  await notices.waitFor('Job 5006 cancelled');
  const page = await openedBy(app, () => notices.click());
  await expect(page.getByRole('complementary', { name: 'Job 5006' })).toBeVisible();
});

test('the end of a cancel takes the place of the notice that it is on its way', async ({
  launch,
  practice,
  notices,
  trayOf,
}) => {
  const { tray } = await trayAlone({ launch, practice, trayOf });
  await tray.clickWhenThere(/^Job 5006 /, 'Cancel now');
  const begun = await notices.waitFor('Canceling job 5006');
  const ended = await notices.waitFor('Job 5006 cancelled');
  await expect.poll(() => notices.connection()).toBe(1);
  // It only says that the click was heard.
  expect([begun.urgency, ended.urgency]).toEqual([0, 1]);
  // By this a desktop knows whose it is, and what its person has said of this app's notices.
  expect(ended.entry).toBe('org.casjobs_tray.CasJobsTray');
});

test('many that end at once are one notice, which leads to the activity list', async ({
  launch,
  practice,
  notices,
}) => {
  const app = await launch();
  const page = await signedIn(app, practice);
  await page.getByRole('textbox', { name: 'Job ID' }).fill('4967 4970 4978 4983 4988 4994');
  await page.getByRole('button', { name: 'Cancel by ID' }).click();
  await page.getByRole('button', { name: 'Cancel jobs', exact: true }).click();
  await notices.waitFor(/^(\d+ jobs ended|Updates on \d+ jobs)$/);
  expect(notices.all().length).toBeLessThanOrEqual(4);
  await closeWindow(app);
  await notices.waitFor(/jobs/);
  await expect.poll(() => notices.connection()).toBe(1);
  const opened = await openedBy(app, () => notices.click());
  await expect(opened.getByRole('log', { name: 'Activity' })).toBeFocused();
});

test('a rejected password stays on the screen, and breaks through no do-not-disturb', async ({
  launch,
  practice,
  notices,
}) => {
  const app = await launch();
  await signInTo(await app.window(), { ...practice, password: 'wrong' });
  const { urgency, timeoutMs } = await notices.waitFor(/rejected the password/);
  expect({ urgency, timeoutMs }).toEqual({ urgency: 1, timeoutMs: 0 });
});
