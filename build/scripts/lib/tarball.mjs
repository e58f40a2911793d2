// Makes an archive of the unpacked app for systems without a package, with tar and gzip. The same files give the same bytes.
import { chmodSync, cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { NAME, linuxFile, putFiles, settle, sourceDate, unpackedMode } from './linux-files.mjs';
import { jsonOf, run } from './tooling.mjs';

/**
 * @param {string} unpacked the folder of the unpacked app
 * @param {string} folder where the archive goes; what lies there is removed
 * @param {{ level?: number }} [options] of gzip, 1 to 9
 * @returns {Promise<string>} the archive
 * @throws {import('./tooling.mjs').ExitError}
 */
export const makeTarball = async (unpacked, folder, { level = 9 } = {}) => {
  const { version } = /** @type {import('./linux-files.mjs').Project} */ (jsonOf('package.json'));
  const date = await sourceDate();
  const name = `${NAME}-${version}-linux-${process.arch}`;
  const tree = path.join(folder, name);
  rmSync(folder, { recursive: true, force: true });
  cpSync(unpacked, tree, { recursive: true, verbatimSymlinks: true });
  putFiles(tree, { 'README.txt': linuxFile('tarball-readme.txt') });
  settle(tree, date, unpackedMode);
  const file = path.join(folder, `${name}.tar.gz`);
  const same = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '--format=gnu'];
  const compressed = ['--use-compress-program', `gzip -n${level}`];
  const args = [...same, ...compressed, '-C', folder, '-cf', file, name];
  // Other options of tar may be set for this person.
  await run('tar', args, { env: { ...process.env, TAR_OPTIONS: '', LC_ALL: 'C' } });
  rmSync(tree, { recursive: true });
  chmodSync(folder, 0o755);
  chmodSync(file, 0o644);
  return file;
};
