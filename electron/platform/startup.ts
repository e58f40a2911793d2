// The start of the app: checks the display and the profile, sets what must be set before Electron is ready, and ends the
// app with one sentence, never with a stack trace, if it can't start or has a bug.
import { execFile } from 'node:child_process';
import { lstatSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { app, dialog, systemPreferences } from 'electron';
import { faultFacts, type Log } from '../log.ts';
import type { SafeText } from '../i18n/safe-text.ts';
import { t } from '../i18n/translate.ts';
import { writeErrorOf, type DiskError } from '../storage/disk-access.ts';
import { removeDefaultMenu } from '../window/menu.ts';
import { disableBackgroundNetwork } from '../window/restrictions.ts';
import { registerPageScheme } from '../window/build-window.ts';
import { profileFolder } from './app-paths.ts';
import { prepareDesktopIntegration } from './desktop-integration.ts';
import { supportFacts, watchTimerLag } from './log-facts.ts';
import { prepareNotices } from './system-notifications.ts';

/**
 * On Linux without a desktop, where Chromium would crash, ends the process: with 0 if the app runs elsewhere and was told
 * of this start, with 1 otherwise. Call it before anything that needs a desktop.
 */
export const requireDisplay = async (isAppRunning: () => Promise<boolean>): Promise<void> => {
  if (process.platform !== 'linux') return;
  if (process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) return;
  if ((await isAppRunning()) && !app.requestSingleInstanceLock()) process.exit(0);
  process.stderr.write(`${t('app.no-desktop')}\n`);
  process.exit(1);
};

/**
 * Whether the app may start: it can write to its profile, and is the only one that runs there. Otherwise the user is
 * told, or the running app is, and this one ends. Without this check it would end silently, because a single-instance
 * lock that can't be written looks like one that is taken.
 */
export const checkProfile = (): boolean => {
  const folder = profileFolder();
  const fault = writeErrorOf(folder);
  // A full disk stops no cancel: the window says what can't be saved.
  if (fault !== null && fault !== 'full') {
    refuseProfile(fault, folder);
    return false;
  }
  if (app.requestSingleInstanceLock()) return true;
  if (fault === 'full' && !isLockThere(folder)) refuseProfile(fault, folder);
  else app.quit();
  return false;
};

/** Chromium's lock on Linux and macOS: a link without a target. */
const isLockThere = (folder: string): boolean =>
  lstatSync(path.join(folder, 'SingletonLock'), { throwIfNoEntry: false }) !== undefined;

const refuseProfile = (why: DiskError, folder: string): void => {
  const sentence = t('app.unwritable', { why, folder });
  // Before the app is ready there is no dialog on Linux.
  void app.whenReady().then(() => giveUp(sentence));
};

/** Sets what must be set before Electron is ready. Call it once, in the only running app. */
export const prepareApp = (log: Log): void => {
  forbidCoreDumps(log);
  // Chromium has no secrets here, and must not ask the keychain to keep them.
  app.commandLine.appendSwitch('password-store', 'basic');
  disableBackgroundNetwork(app.commandLine);
  // The page overwrites the memory that it frees, and frees what was typed soon after it was sent (preload.ts).
  const given = app.commandLine.getSwitchValue('js-flags');
  app.commandLine.appendSwitch('js-flags', `${given} --clear-free-memory --expose-gc`.trim());
  app.setAppUserModelId('org.casjobs-tray.app');
  registerPageScheme();
  removeDefaultMenu();
  prepareNotices();
  prepareDesktopIntegration();
};

/**
 * Core dumps hold the memory of a process, passwords included. Node can't set their limit, so on Linux `prlimit` of
 * util-linux does, for main and the process of each page. macOS writes none unless the user asks for them, and on Windows
 * an app can't control them.
 */
const forbidCoreDumps = (log: Log): void => {
  if (process.platform !== 'linux') return;
  forbidCoreDump(process.pid, log);
  app.on('web-contents-created', (_event, contents) =>
    contents.on('dom-ready', () => forbidCoreDump(contents.getOSProcessId(), log)),
  );
};

const forbidCoreDump = (pid: number, log: Log): void => {
  // The process has not started yet, or has ended.
  if (pid === 0) return;
  execFile('prlimit', [`--pid=${pid}`, '--core=0:0'], { timeout: 10_000 }, (error) => {
    if (error) log('core-dumps-not-forbidden', { code: String(error.code ?? '') });
  });
};

/** Call it when the app is ready. */
export const logSupportFacts = (log: Log): void => {
  const { platform, arch, versions, env } = process;
  const facts = supportFacts({
    platform,
    arch,
    versions,
    env,
    release: os.release(),
    appVersion: app.getVersion(),
    isPackaged: app.isPackaged,
    isInApplications: () => app.isInApplicationsFolder(),
  });
  log('started', facts);
  if (platform === 'darwin') keepTimersPunctual(log);
};

/**
 * macOS delays the timers of an app without a window (App Nap), and polling depends on timers. Neither this setting nor
 * Info.plist can be changed while the app runs, so it is off from the next start on; with nothing watched there is one
 * timer a minute. A power-save blocker would keep the whole Mac awake.
 */
const keepTimersPunctual = (log: Log): void => {
  systemPreferences.setUserDefault('NSAppSleepDisabled', 'boolean', true);
  watchTimerLag(log, () => performance.now());
};

/** Replaces Electron's own dialog, which shows the stack. */
export const handleCrashes = (log: Log): void => {
  process.on('uncaughtException', (error) => {
    log('fault', faultFacts(error));
    giveUp(t('app.own-fault'));
  });
  process.on('unhandledRejection', (error) => log('rejection', faultFacts(error)));
};

/** Shows the sentence and ends the app. Watched jobs are on the disk, so the next start continues. */
export const giveUp = (sentence: SafeText): void => {
  process.stderr.write(`${sentence}\n`);
  if (app.isReady()) dialog.showErrorBox(t('app.must-close'), sentence);
  app.exit(1);
};
