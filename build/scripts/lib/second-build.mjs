// Builds and packages the app a second time in other surroundings, for the test that the same sources give the same bytes.
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { at, madeFolder, run } from './tooling.mjs';

const folder = at('out/second');
/** All that a package is made of. */
const sources = [
  'build',
  'electron',
  'renderer',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'CHANGELOG.md',
  'LICENSE',
];
export const otherEnv = { TZ: 'Asia/Kathmandu', LANG: 'de_DE.UTF-8' };
export const OTHER_UMASK = 0o077;

/**
 * In another folder, with another umask, time zone and language.
 * @param {string} program the unpacked app's executable, relative to the root
 * @returns {Promise<string>} the folder of the unpacked app
 */
export const buildAgain = async (program) => {
  rmSync(folder, { recursive: true, force: true });
  madeFolder(folder);
  for (const name of sources) cpSync(at(name), path.join(folder, name), { recursive: true });
  // Hard links: a build adds files to node_modules, but changes none.
  await run('cp', ['-al', at('node_modules'), folder]);
  const script = path.join(folder, 'build/scripts/package.mjs');
  const umask = `umask ${OTHER_UMASK.toString(8)}; exec "$0" "$@"`;
  await run('sh', ['-c', umask, process.execPath, script, 'test'], {
    cwd: folder,
    env: { ...process.env, ...otherEnv },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return path.join(folder, path.dirname(program));
};

export const removeSecondBuild = () => rmSync(folder, { recursive: true, force: true });
