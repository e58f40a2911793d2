// Start at login in the installed app: the desktop of the next login starts it from its entry.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '../fixtures.ts';
import { openDesktopSession, type DesktopSession } from '../desktop-session.ts';
import { clickSetting } from '../user-steps.ts';
import { openTray } from '../tray.ts';
import { install, library, ownProfile, purge } from './deb-tools.ts';
import { commandOf, endAll, mains } from './processes.ts';

const id = 'org.casjobs_tray.CasJobsTray';
const entry = path.join(os.homedir(), '.config/autostart', `${id}.desktop`);

/** What a login sets, and the mark of this worker's own session. */
const ofSession = [
  'CASJOBS_TRAY_TEST_DESKTOP',
  'DISPLAY',
  'XAUTHORITY',
  'DBUS_SESSION_BUS_ADDRESS',
  'XDG_RUNTIME_DIR',
];
const before = new Map<string, string | undefined>();

/** A new desktop for the same home. */
const logInAgain = async (): Promise<DesktopSession> => {
  for (const name of ofSession) {
    before.set(name, process.env[name]);
    Reflect.deleteProperty(process.env, name);
  }
  process.env['XDG_RUNTIME_DIR'] = mkdtempSync(path.join(os.tmpdir(), 'login-'));
  const session = await openDesktopSession('x11', false);
  if (session === null) throw new Error('There is no second desktop.');
  session.enter();
  return session;
};

const logOut = async (session: DesktopSession): Promise<void> => {
  await session.close();
  for (const [name, value] of before) if (value !== undefined) process.env[name] = value;
};

/** By the app's name or its id, whichever Electron gives its windows. */
const isWindowShown = (): boolean =>
  spawnSync('xdotool', ['search', '--onlyvisible', '--class', 'casjobs.tray']).status === 0;

test.afterEach(async () => {
  await endAll('KILL');
  await purge();
});

test('the desktop of the next login starts the app hidden, with its tray', async ({ launch }) => {
  test.setTimeout(120_000);
  await install('this');
  // A test of the package may have left the user's files.
  rmSync(ownProfile, { recursive: true, force: true });
  mkdirSync(ownProfile, { recursive: true });
  const first = await launch({ program: '/usr/bin/casjobs-tray', profile: ownProfile });
  const page = await first.window();
  await expect(page.getByRole('heading', { name: 'Connect to CasJobs' })).toBeVisible();
  await page.keyboard.press('Control+,');
  const startAtLogin = page.getByRole('checkbox', { name: 'Start at login' });
  await clickSetting(startAtLogin);
  await expect(startAtLogin).toBeChecked();
  expect(await first.quit()).toBe(0);
  expect(mains()).toEqual([]);

  const session = await logInAgain();
  execFileSync('gio', ['launch', entry], { stdio: 'ignore' });
  await expect.poll(() => mains().length, { timeout: 20_000 }).toBe(1);
  const [pid = 0] = mains();
  expect(commandOf(pid).trim()).toBe(`${library}/casjobs-tray --hidden`);
  const tray = await openTray(pid);
  expect(await tray.labels()).toContain('Open CasJobs Tray');
  expect(isWindowShown()).toBe(false);
  await tray.click('Open CasJobs Tray');
  await expect.poll(isWindowShown).toBe(true);
  await tray.click('Quit CasJobs Tray');
  tray.close();
  await expect.poll(() => mains()).toEqual([]);
  await logOut(session);
});
