// A desktop for tests on Linux: its own screen, D-Bus session, home and keychain, so that nothing of the person's
// own is touched. What lives in it is started by ../desktop-session.mjs.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { debName, isRoot } from './linux.mjs';
import { Stop, ask, follow, madeFolder, run, say, tool } from './tooling.mjs';

const packages = [
  ...['xvfb', 'xauth', 'libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libnotify4'],
  ...['libsecret-1-0', 'gnome-keyring', 'dbus', 'dbus-x11', 'libglib2.0-bin', 'openbox'],
  // xdotool is a hand on the keyboard, for dialogs of the system.
  ...['xfce4-panel', 'dunst', 'xdotool'],
  // A network of its own for the app, and what it sends there.
  ...['iproute2', 'strace'],
  // The letters in which the pictures are drawn that the tests compare with.
  ...['fonts-inter', 'fonts-dejavu-core'],
];
/** For pictures only: the whole screen in a file. */
const forPictures = ['imagemagick'];
const programs = [
  ...['Xvfb', 'xvfb-run', 'xauth', 'dbus-run-session', 'gdbus', 'gnome-keyring-daemon', 'openbox'],
  ...['xfce4-panel', 'dunst', 'xdotool', 'dbus-daemon', 'dbus-monitor', 'strace', 'ip'],
];

/** @param {string} name */
const isPackageThere = async (name) =>
  (await ask('dpkg-query', ['-W', '-f', '${db:Status-Status}', name]))?.trim() === 'installed';

/** @template T @param {readonly T[]} all @param {(one: T) => Promise<boolean>} isThere */
const without = async (all, isThere) => {
  const there = await Promise.all(all.map(isThere));
  return all.filter((_, index) => !there[index]);
};

/** @param {readonly string[]} missing */
const install = async (missing) => {
  say(`Installing for the desktop tests: ${missing.join(' ')}`);
  /** @type {import('node:child_process').SpawnOptions} */
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'],
  };
  // A list that could not be renewed may still do; where it does not, installing says why.
  await follow('apt-get', ['update', '-q'], options);
  // Waits for another apt that is at work, as a machine has just after its start.
  const patient = ['-o', 'DPkg::Lock::Timeout=300'];
  const args = ['install', '-qy', '--no-install-recommends', ...missing];
  await run('apt-get', [...patient, ...args], options);
};

/**
 * @param {'tests' | 'pictures'} use
 * @throws {Stop} that names what is missing and how to get it
 */
export const needDesktopTools = async (use) => {
  const wanted = use === 'tests' ? packages : [...packages, ...forPictures];
  const isDebian = (await ask('dpkg-query', ['--version'])) !== null;
  const missing = isDebian
    ? await without(wanted.map(debName), isPackageThere)
    : await without(programs, async (name) => (await ask('which', [name])) !== null);
  if (missing.length === 0) return;
  if (isDebian && isRoot()) return install(missing);
  throw new Stop(
    `The desktop tests need ${missing.join(', ')}.\n` +
      (isDebian
        ? `Install with:  sudo apt-get install ${missing.join(' ')}`
        : `Debian has them in: ${wanted.join(' ')}`) +
      '\nThe other tests run without: npm test -- unit',
  );
};

/** What leads to the person's own desktop. */
const own = new Set(['DISPLAY', 'WAYLAND_DISPLAY', 'DBUS_SESSION_BUS_ADDRESS']);

/** @param {string} home @returns {NodeJS.ProcessEnv} */
const environment = (home) => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.has(name))),
  HOME: home,
  XDG_RUNTIME_DIR: madeFolder(path.join(home, 'run')),
  XDG_CACHE_HOME: path.join(home, '.cache'),
  XDG_CONFIG_HOME: path.join(home, '.config'),
  XDG_DATA_HOME: path.join(home, '.local/share'),
  // No bridge to the accessibility bus: nothing here listens to it.
  NO_AT_BRIDGE: '1',
});

/**
 * Runs a session with Playwright in it, in a D-Bus session and a home of its own.
 * @param {readonly string[]} session the command that makes the session
 * @param {readonly string[]} chosen which of the tests, as arguments of `playwright test`
 * @param {NodeJS.ProcessEnv} [more]
 * @returns {Promise<number>} its exit code
 */
const playwrightIn = async (session, chosen, more = {}) => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'casjobs-tray-desktop-'));
  const playwright = ['test', '-c', 'test/desktop/playwright.config.ts', ...chosen];
  const args = tool('@playwright/test/cli.js', ...playwright);
  try {
    // What the bus and its helpers have to say goes nowhere; the tests speak on 3, the real stderr.
    return await follow(
      'dbus-run-session',
      [
        ...['--', 'sh', '-c', 'exec "$@" 2>&3 3>&-', 'sh'],
        ...[...session, process.execPath, ...args],
      ],
      {
        env: { ...environment(home), ...more },
        stdio: ['inherit', 'inherit', 'ignore', process.stderr],
      },
    );
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
};

/** On X11. @param {...string} chosen */
export const playwrightOnDesktop = (...chosen) => {
  const screen = ['xvfb-run', '-a', '-s', '-screen 0 1280x800x24'];
  return playwrightIn([...screen, process.execPath, 'build/scripts/desktop-session.mjs'], chosen);
};

/** On Wayland; see wayland.mjs. @param {string} root @param {...string} chosen */
export const playwrightOnWayland = (root, ...chosen) =>
  playwrightIn([process.execPath, 'build/scripts/wayland-session.mjs'], chosen, {
    CASJOBS_TRAY_WAYLAND_ROOT: root,
  });
