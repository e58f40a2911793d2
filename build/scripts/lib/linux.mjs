// Checks what the app needs on Linux, and explains how to get what is missing.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { ExitError, ask, run, runInherit, say } from './tooling.mjs';

/** @typedef {{ deb: string, rpm: string }} Names */

/** @type {readonly [RegExp, Names][]} by the start of a library's file name */
const packagesOf = [
  [/^lib(nss|nspr|smime)/, { deb: 'libnss3', rpm: 'nss' }],
  [/^libasound/, { deb: 'libasound2', rpm: 'alsa-lib' }],
  [/^lib(gbm|drm)/, { deb: 'libgbm1', rpm: 'mesa-libgbm' }],
  [/^libsecret/, { deb: 'libsecret-1-0', rpm: 'libsecret' }],
  [
    /^lib(gtk|gdk|atk|atspi|cairo|pango|cups|glib|gio|gobject|X|xcb|xkb)/,
    { deb: 'libgtk-3-0', rpm: 'gtk3' },
  ],
];

/** Debian 13 and Ubuntu 24.04 renamed these for 64-bit time. */
const renamed = new Set(['libasound2', 'libgtk-3-0']);

/** @param {string} file */
const textOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** @param {string} name */
const isTime64 = (name) => {
  const release = textOf('/etc/os-release');
  const version = Number(/^VERSION_ID="?([\d.]+)/m.exec(release)?.[1] ?? 0);
  const since = /^ID="?ubuntu/m.test(release) ? 24.04 : 13;
  return renamed.has(name) && version >= since;
};

/** A package's name in this release of Debian or Ubuntu. @param {string} name */
export const debName = (name) => (isTime64(name) ? `${name}t64` : name);

export const isRoot = () => process.getuid?.() === 0;

export const hasApt = async () => (await ask('dpkg-query', ['--version'])) !== null;

/**
 * Installs packages of Debian or Ubuntu, as root.
 * @param {readonly string[]} names
 * @throws {ExitError} if that fails; apt has printed why
 */
export const installPackages = async (names) => {
  /** @type {import('node:child_process').SpawnOptions} */
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'],
  };
  // An old package list may be enough; if not, the installation reports why.
  await runInherit('apt-get', ['update', '-q'], options);
  // Waits for another apt, which often runs just after a machine has started.
  const patient = ['-o', 'DPkg::Lock::Timeout=300'];
  await run(
    'apt-get',
    [...patient, 'install', '-qy', '--no-install-recommends', ...names],
    options,
  );
};

/** @param {string} socket @returns {Promise<boolean>} */
const answers = (socket) =>
  new Promise((resolve) => {
    const line = connect(socket);
    line.once('error', () => resolve(false)).once('connect', () => resolve(true));
    line.once('connect', () => line.destroy());
  });

/** @returns {Promise<string | null>} why no window can be shown here; null if one can */
export const whyNoDisplay = async () => {
  if (process.platform !== 'linux' || process.env['WAYLAND_DISPLAY']) return null;
  const display = process.env['DISPLAY'];
  if (!display) return 'neither DISPLAY nor WAYLAND_DISPLAY is set';
  // Only X11 itself can reach the screen of another machine.
  const number = /^(?:unix)?:(\d+)/.exec(display)?.[1];
  const socket = `/tmp/.X11-unix/X${number}`;
  if (number === undefined || (await answers(socket)) || (await answers(`\0${socket}`)))
    return null;
  return `the display ${display} (from DISPLAY) does not answer`;
};

/** @param {string} why what whyNoDisplay returned */
export const noDisplay = (why) =>
  new ExitError(
    `CasJobs Tray needs a desktop, but ${why}. Start it in a desktop session, or with xvfb-run.`,
  );

/** @param {string} file @returns {Promise<string[]>} the libraries that it needs and that are missing */
const missingFor = async (file) => {
  const text = (await ask('ldd', [file])) ?? '';
  return [...text.matchAll(/^\s*(\S+) => not found/gm)].map(([, name = '']) => name);
};

/**
 * Installs what is missing, as root on Debian or Ubuntu.
 * @param {string} program
 * @throws {ExitError} elsewhere, with the packages to install
 */
export const needLibraries = async (program) => {
  if (process.platform !== 'linux') return;
  const keychain = `resources/app.asar.unpacked/node_modules/keytar/prebuilds/linux-${process.arch}/keytar.node`;
  const files = [program, path.join(path.dirname(program), keychain)];
  const missing = [...new Set((await Promise.all(files.map(missingFor))).flat())];
  if (missing.length === 0) return;
  const found = missing.map((name) => packagesOf.find(([start]) => start.test(name))?.[1]);
  /** @param {keyof Names} system */
  const names = (system) => [...new Set(found.flatMap((one) => (one ? [one[system]] : [])))];
  const packages = names('deb').map(debName);
  if (isRoot() && packages.length > 0 && (await hasApt())) {
    say(`Installing libraries that the app needs: ${packages.join(' ')}`);
    return installPackages(packages);
  }
  throw new ExitError(
    `These libraries are missing: ${missing.join(', ')}. Install them with:\n` +
      `  sudo apt install ${packages.join(' ')}\n` +
      `or:\n  sudo dnf install ${names('rpm').join(' ')}`,
  );
};

const mayMakeNamespaces = () =>
  textOf('/proc/sys/kernel/apparmor_restrict_unprivileged_userns').trim() !== '1' &&
  textOf('/proc/sys/kernel/unprivileged_userns_clone').trim() !== '0' &&
  textOf('/proc/sys/user/max_user_namespaces').trim() !== '0';

/** @param {string} helper */
const isTrusted = (helper) => {
  const { uid, mode } = statSync(helper);
  return uid === 0 && (mode & 0o4000) !== 0;
};

/**
 * The arguments that the sandbox needs on this system. Prints why, if there are any.
 * @param {string} program
 * @param {readonly string[]} given
 * @returns {string[]}
 * @throws {ExitError} if the sandbox can't start
 */
export const sandboxArgs = (program, given) => {
  if (process.platform !== 'linux' || given.includes('--no-sandbox')) return [];
  if (isRoot()) {
    say('Running without the sandbox: Chromium does not support it for root.');
    return ['--no-sandbox'];
  }
  const helper = path.join(path.dirname(program), 'chrome-sandbox');
  if (mayMakeNamespaces() || isTrusted(helper)) return [];
  throw new ExitError(
    'This system does not allow the sandbox of the app. To allow it, run once:\n' +
      `  sudo chown root:root '${helper}'\n` +
      `  sudo chmod 4755 '${helper}'\n` +
      'To run without the sandbox: npm start -- --no-sandbox',
  );
};
