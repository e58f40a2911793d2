// Where the app's files are, in its package and in the user's profile; and its id on Linux.
import path from 'node:path';
import { app } from 'electron';
import { programOf } from '../autostart/xdg-autostart.ts';
import { localDataFolder } from './system-facts.ts';

const bundles = path.resolve(import.meta.dirname, '..');

/** In a package beside the archive; during development where build/scripts/make-icons.mjs puts them. */
const resources = (): string =>
  app.isPackaged ? process.resourcesPath : path.join(bundles, 'icons');

export const preloadFile = path.join(bundles, 'preload/preload.cjs');
/** The bundle of casjobs-worker/worker.ts. */
export const workerFile = path.join(bundles, 'main/casjobs-worker.js');
/** The bundle of practice/practice-worker.ts. */
export const practiceFile = path.join(bundles, 'main/practice.js');
/** The package.json of this version. */
export const manifestFile = path.join(bundles, '../package.json');
/** What build/licenses.ts has collected. */
export const licensesFolder = path.join(bundles, 'licenses');
export const pageFolder = path.join(bundles, 'renderer');
export const trayFolder = (): string => path.join(resources(), 'tray');
export const badgeFolder = (): string => path.join(resources(), 'badge');
export const iconFile = (): string => path.join(resources(), 'icon.png');

/** Follows `--user-data-dir`. Call it first, because the single-instance lock is in the profile. See localDataFolder. */
export const chooseProfile = (): void => {
  const given = app.commandLine.getSwitchValue('user-data-dir');
  const local = localDataFolder(process.platform, process.env, app.getName());
  if (given !== '') app.setPath('userData', path.resolve(given));
  else if (local !== null) app.setPath('sessionData', local);
};

export const profileFolder = (): string => app.getPath('userData');
export const profileFile = (name: string): string => path.join(profileFolder(), name);

/** What starts the app: its program, or the AppImage that contains it. */
export const programFile = (): string => programOf(process.execPath, process);

/**
 * The name of the app's desktop entry, by which a Linux desktop knows its windows, notifications and shortcuts. Electron
 * sets the variable from `desktopName` of package.json.
 */
export const appId = (): string =>
  (process.env['CHROME_DESKTOP'] ?? 'org.casjobs_tray.CasJobsTray.desktop').replace(
    /\.desktop$/,
    '',
  );
