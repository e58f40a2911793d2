// Where the app's own things lie: in its package, and in its person's profile.
import path from 'node:path';
import { app } from 'electron';
import { localDataFolder } from './chromium-data-folder.ts';

const bundles = path.resolve(import.meta.dirname, '..');

/** In a package beside the archive; while developing where build/scripts/make-icons.mjs puts them. */
const resources = (): string =>
  app.isPackaged ? process.resourcesPath : path.join(bundles, 'icons');

export const preloadFile = path.join(bundles, 'preload/preload.cjs');
/** The bundle of casjobs-worker/worker.ts. */
export const workerFile = path.join(bundles, 'main/casjobs-worker.js');
/** The bundle of practice/practice-worker.ts. */
export const practiceFile = path.join(bundles, 'main/practice.js');
/** What build/licenses.ts has collected. */
export const licensesFolder = path.join(bundles, 'licenses');
export const pageFolder = path.join(bundles, 'renderer');
export const trayFolder = (): string => path.join(resources(), 'tray');
export const badgeFolder = (): string => path.join(resources(), 'badge');
export const iconFile = (): string => path.join(resources(), 'icon.png');

/** Honours `--user-data-dir`. Call it first: the single-instance lock lies in the profile. See localDataFolder. */
export const chooseProfile = (): void => {
  const given = app.commandLine.getSwitchValue('user-data-dir');
  const local = localDataFolder(process.platform, process.env, app.getName());
  if (given !== '') app.setPath('userData', path.resolve(given));
  else if (local !== null) app.setPath('sessionData', local);
};

export const profileFolder = (): string => app.getPath('userData');
export const profileFile = (name: string): string => path.join(profileFolder(), name);
