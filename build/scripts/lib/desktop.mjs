// Installs what the tests of the packaged app need on Linux, and runs them.
import { cacheFolder } from './cached-package.mjs';
import { debName, hasApt, installPackages, isRoot } from './linux.mjs';
import { ExitError, ask, runInherit, say, tool } from './tooling.mjs';

const packages = [
  'xvfb',
  'xauth',
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libnotify4',
  'libsecret-1-0',
  'gnome-keyring',
  'dbus',
  'dbus-x11',
  'libglib2.0-bin',
  'openbox',
  // xdotool presses keys in dialogs of the system.
  'xfce4-panel',
  'dunst',
  'xdotool',
  // A separate network for the app, and a trace of what it sends.
  'iproute2',
  'strace',
  // Fonts of the reference screenshots.
  'fonts-inter',
  'fonts-dejavu-core',
];
/** For screenshots of the whole screen. */
const forPictures = ['imagemagick'];
const programs = [
  'Xvfb',
  'xvfb-run',
  'xauth',
  'dbus-run-session',
  'gdbus',
  'gnome-keyring-daemon',
  'openbox',
  'xfce4-panel',
  'dunst',
  'xdotool',
  'dbus-daemon',
  'dbus-monitor',
  'strace',
  'ip',
];

/** @param {string} name */
const isPackageThere = async (name) =>
  (await ask('dpkg-query', ['-W', '-f', '${db:Status-Status}', name]))?.trim() === 'installed';

/** @template T @param {readonly T[]} all @param {(one: T) => Promise<boolean>} isThere */
const without = async (all, isThere) => {
  const there = await Promise.all(all.map(isThere));
  return all.filter((_, index) => !there[index]);
};

/**
 * @param {'tests' | 'pictures'} use
 * @throws {ExitError} with what is missing and how to install it
 */
export const needDesktopTools = async (use) => {
  const wanted = use === 'tests' ? packages : [...packages, ...forPictures];
  const isDebian = await hasApt();
  const missing = isDebian
    ? await without(wanted.map(debName), isPackageThere)
    : await without(programs, async (name) => (await ask('which', [name])) !== null);
  if (missing.length === 0) return;
  if (isDebian && isRoot()) {
    say(`Installing packages for the desktop tests: ${missing.join(' ')}`);
    return installPackages(missing);
  }
  throw new ExitError(
    `The desktop tests need ${missing.join(', ')}.\n` +
      (isDebian
        ? `Install with: sudo apt-get install ${missing.join(' ')}`
        : `In Debian these packages have them: ${wanted.join(' ')}`) +
      '\nThe unit tests run without them: npm test -- unit',
  );
};

/**
 * Runs Playwright; each worker starts its own desktop (test/desktop/desktop-session.ts).
 * @param {readonly string[]} chosen arguments of `playwright test`
 * @param {NodeJS.ProcessEnv} [more]
 * @returns {Promise<number>} its exit code
 */
export const playwright = (chosen, more = {}) =>
  runInherit(
    process.execPath,
    tool('@playwright/test/cli.js', 'test', '-c', 'test/desktop/playwright.config.ts', ...chosen),
    { env: { ...process.env, CASJOBS_TRAY_CACHE: cacheFolder(), ...more } },
  );
