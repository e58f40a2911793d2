// The licenses of what is shipped, as build/licenses.ts has collected them: a file for each bundle.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Licenses, LicenseView } from '../core/view-model/snapshot.ts';

/** The files are the app's own, and were written by its build. */
const licensesIn = async (file: string): Promise<readonly LicenseView[]> =>
  JSON.parse(await readFile(file, 'utf8')) as readonly LicenseView[];

/**
 * One entry for each package and version, by name. Rejects where the folder cannot be read.
 * @param electron the version that runs: tests take another one than the one that the build knows
 * @param program the file of the running program; Electron lays the licenses of Chromium beside it
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
