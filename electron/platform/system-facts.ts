// How systems differ: the 12- or 24-hour clock, pages of their settings, the folder of Chromium's own files, the time
// zone. No Electron.
import path from 'node:path';

/** Unicode's names. */
export type HourCycle = 'h12' | 'h23';

/**
 * What the user has set besides the locale; null if nothing is known. macOS keeps "24-hour time" in its defaults. Electron
 * can't read the pattern of Windows, and Linux has only the locale.
 * @param isSet whether a default of macOS is on
 */
export const hourCycleOf = (
  platform: NodeJS.Platform,
  isSet: (name: string) => boolean,
): HourCycle | null => {
  if (platform !== 'darwin') return null;
  if (isSet('AppleICUForce24HourTime')) return 'h23';
  return isSet('AppleICUForce12HourTime') ? 'h12' : null;
};

/** The page that allows start at login, and the one that allows notifications. */
export type SystemPage = 'login' | 'notices';

const pages: Readonly<Partial<Record<NodeJS.Platform, Readonly<Record<SystemPage, string>>>>> = {
  win32: { login: 'ms-settings:startupapps', notices: 'ms-settings:notifications' },
  darwin: {
    login: 'x-apple.systempreferences:com.apple.LoginItems-Settings.extension',
    notices: 'x-apple.systempreferences:com.apple.Notifications-Settings.extension',
  },
};

/** The page's address; null if there is none. */
export const systemPageOf = (page: SystemPage, platform: NodeJS.Platform): string | null =>
  pages[platform]?.[page] ?? null;

/**
 * Where Chromium keeps its own files, such as caches; null: in the profile. On Windows the profile may roam with its user,
 * so these files are kept outside.
 */
export const localDataFolder = (
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  appName: string,
): string | null => {
  const local = env['LOCALAPPDATA'] ?? '';
  return platform === 'win32' && path.win32.isAbsolute(local)
    ? path.win32.join(local, appName)
    : null;
};

/** Not only after sleep: a system may find out later where it is. */
const EVERY_MS = 60_000;

/**
 * Makes Node look up the time zone again, which it does when TZ is set or deleted, even if it was not set (seen with
 * Node 20 on Linux). A TZ that the user has set stays.
 */
export const lookUpZone = (env: NodeJS.ProcessEnv): void => {
  if (env['TZ'] === undefined) delete env['TZ'];
};

/** Keeps main's time zone that of the system: users may travel, and Chromium tells only the page. */
export const followZone = (): void =>
  void setInterval(() => lookUpZone(process.env), EVERY_MS).unref();
