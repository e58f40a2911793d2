// The page's requests that its window and the system answer, not the core: visibility, notification settings, licenses.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Commands } from '../ipc/contract.ts';
import { succeed } from '../result.ts';
import type { AppWindow } from '../window/app-window.ts';
import type { Licenses, LicenseView } from '../core/view-model/snapshot.ts';

interface WindowRequestsDeps {
  readonly window: Pick<AppWindow, 'pageVisible'>;
  readonly openNotificationSettings: () => Promise<void>;
  readonly restart: () => void;
  readonly licensesFolder: string;
}

export const windowRequests = ({
  window,
  openNotificationSettings,
  restart,
  licensesFolder,
}: WindowRequestsDeps): Pick<
  Commands,
  'page-visibility' | 'open-notice-settings' | 'read-licenses' | 'restart'
> => ({
  'page-visibility': ({ isVisible }) => {
    window.pageVisible(isVisible);
    return succeed(null);
  },
  'open-notice-settings': async () => {
    await openNotificationSettings();
    return succeed(null);
  },
  restart: () => {
    restart();
    return succeed(null);
  },
  'read-licenses': async () =>
    succeed(await readLicenses(licensesFolder, process.versions.electron, process.execPath)),
});

/** One of the app's own files, written by build/licenses.ts. */
const licensesIn = async (file: string): Promise<readonly LicenseView[]> =>
  JSON.parse(await readFile(file, 'utf8')) as readonly LicenseView[];

/**
 * One entry for each package and version, by name. Rejects if the folder can't be read.
 * @param electron the running version, which may differ from the build's in tests
 * @param program the file of the running program; Chromium's licenses are beside it
 */
export const readLicenses = async (
  folder: string,
  electron: string,
  program: string,
): Promise<Licenses> => {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const all = await Promise.all(files.map((name) => licensesIn(path.join(folder, name))));
  const own = all
    .flat()
    .map((one) => (one.name === 'electron' ? { ...one, version: electron } : one));
  const packages = [...new Map(own.map((one) => [`${one.name}@${one.version}`, one])).values()];
  packages.sort((a, b) => a.name.localeCompare(b.name, 'en'));
  const chromium = path.join(path.dirname(program), 'LICENSES.chromium.html');
  return { packages, chromiumFile: existsSync(chromium) ? chromium : null };
};
