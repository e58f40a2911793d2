// The app's lifecycle: a hidden start, a second start, closing the window, quitting.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { argsOf, appProgram, type RunningApp } from './app.ts';
import { expect, test } from './fixtures.ts';
import { activateWindow, pressKeys } from './x11-input.ts';
import { waitForJobs, signedIn, signInTo, statusAtService, signedInTray } from './user-steps.ts';

const windowCount = (app: RunningApp): Promise<number> =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

test('a hidden start shows no window, and its tray offers to connect', async ({
  launch,
  trayOf,
}) => {
  const app = await launch({ args: ['--hidden'] });
  const tray = await trayOf(app);
  expect(await tray.labels()).toEqual([
    'Connect to CasJobs…',
    'Open CasJobs Tray',
    'Settings…',
    'Quit CasJobs Tray',
  ]);
  expect(await windowCount(app)).toBe(0);
  const opened = app.electron.waitForEvent('window');
  await tray.click('Connect to CasJobs…');
  await expect((await opened).getByRole('heading', { name: 'Connect to CasJobs' })).toBeVisible();
});

test('a second start shows the window of the first, and ends', async ({ launch, profile }) => {
  const app = await launch({ args: ['--hidden'] });
  const opened = app.electron.waitForEvent('window');
  const second = spawn(appProgram, argsOf({ profile }), { stdio: 'ignore' });
  const [code] = (await once(second, 'exit')) as [number | null];
  expect(code).toBe(0);
  await expect((await opened).getByRole('heading', { name: 'Connect to CasJobs' })).toBeVisible();
});

test('closing the window keeps the tray, which reopens it with its jobs', async ({
  launch,
  practice,
  trayOf,
}) => {
  const { app, tray } = await signedInTray({ launch, practice, trayOf });
  expect(await windowCount(app)).toBe(0);
  expect((await tray.labels()).at(-1)).toBe('Quit CasJobs Tray');
  const opened = app.electron.waitForEvent('window');
  await tray.click('Open CasJobs Tray');
  await waitForJobs(await opened);
});

test('the tray shows the state by tooltip and icon', async ({ launch, practice, trayOf }) => {
  const app = await launch();
  const tray = await trayOf(app);
  const idle = await tray.iconMask();
  await signInTo(await app.window(), practice);
  await tray.waitForToolTip(/7 jobs active/);
  const active = await tray.iconMask();
  await tray.clickWhenEnabled(/^Job 5005/, 'Cancel now');
  await tray.waitForToolTip(/1 canceling/);
  const canceling = await tray.iconMask();
  expect(new Set([idle, active, canceling]).size).toBe(3);
});

test('Quit in the tray ends the app', async ({ launch, trayOf }) => {
  const app = await launch({ args: ['--hidden'] });
  const tray = await trayOf(app);
  // The app ends before it replies to the click.
  const clicked = tray.click('Quit CasJobs Tray').catch(() => undefined);
  expect(await app.ended()).toBe(0);
  await clicked;
});

test('Pause watching shows in the tray until Resume watching', async ({
  launch,
  practice,
  trayOf,
}) => {
  const app = await launch();
  await signedIn(app, practice);
  const tray = await trayOf(app);
  await tray.clickWhenEnabled('Pause watching');
  await tray.waitForToolTip(/paused/);
  await tray.clickWhenEnabled('Resume watching');
  await tray.waitForToolTip(/7 jobs active/);
  await tray.waitFor((menu) => menu.some(({ label }) => label === 'Pause watching'));
});

test('Cancel all active jobs asks for confirmation, and Esc or Enter keeps them running', async ({
  launch,
  practice,
  trayOf,
  notifications,
}) => {
  const { tray } = await signedInTray({ launch, practice, trayOf });
  for (const key of ['Escape', 'Return']) {
    await tray.click('Cancel all active jobs (6)…');
    activateWindow('^CasJobs Tray$');
    pressKeys(key);
  }
  await tray.click('Cancel all active jobs (6)…');
  activateWindow('^CasJobs Tray$');
  expect(await statusAtService(practice, '5001')).toBe('1');
  pressKeys('Tab', 'Return');
  await notifications.waitFor(/jobs|Canceling/);
  expect(await statusAtService(practice, '5001')).not.toBe('1');
});
