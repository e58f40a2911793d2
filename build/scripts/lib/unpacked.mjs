// Unpacks Debian or Ubuntu packages into a folder for tests. Installing them would add services and URL handlers to the
// test desktops.
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './cached-package.mjs';
import { ExitError, ask, runInherit, madeFolder, run, say } from './tooling.mjs';

/** An environment in which the linker and the shell find the files in `root`. @param {string} root @returns {NodeJS.ProcessEnv} */
export const environmentOf = (root) => {
  const machine = process.arch === 'arm64' ? 'aarch64' : 'x86_64';
  const libraries = ['usr/lib', 'lib'].map((folder) =>
    path.join(root, folder, `${machine}-linux-gnu`),
  );
  return {
    ...process.env,
    PATH: `${path.join(root, 'usr/bin')}:${process.env['PATH'] ?? ''}`,
    LD_LIBRARY_PATH: [...libraries, path.join(libraries[0] ?? '', 'pulseaudio')].join(':'),
  };
};

/**
 * @param {string} folder for the packages and their missing dependencies
 * @param {readonly string[]} packages
 * @throws {ExitError} if they can't be downloaded
 */
const download = async (folder, packages) => {
  madeFolder(path.join(folder, 'partial'));
  // Installs nothing, so it needs neither root nor apt's lock.
  const own = ['-o', 'Debug::NoLocking=1', '-o', `Dir::Cache::archives=${folder}`];
  const args = ['install', '-qy', '--no-install-recommends', '--download-only', ...own];
  const code = await runInherit('apt-get', [...args, ...packages], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (code !== 0) throw new ExitError(`apt-get could not download ${packages.join(', ')}.`);
};

/**
 * Downloads and unpacks packages, once for each user.
 * @param {string} name of the folder in the cache
 * @param {string} tests that need them, for messages
 * @param {readonly string[]} packages
 * @returns {Promise<string>} their folder
 * @throws {ExitError} if they can't be downloaded
 */
export const unpackedPackages = async (name, tests, packages) => {
  if ((await ask('dpkg-deb', ['--version'])) === null)
    throw new ExitError(`The ${tests} tests need Debian or Ubuntu, for its packages.`);
  const root = path.join(cacheFolder(), name);
  if (existsSync(root)) return root;
  say(`Downloading packages for the ${tests} tests: ${packages.join(' ')}`);
  const [made, archives] = [`${root}.new`, `${root}.packages`];
  rmSync(made, { recursive: true, force: true });
  await download(archives, packages);
  // It stays empty where all are installed.
  madeFolder(made);
  for (const file of readdirSync(archives).filter((one) => one.endsWith('.deb')))
    await run('dpkg-deb', ['-x', path.join(archives, file), made]);
  rmSync(archives, { recursive: true });
  renameSync(made, root);
  return root;
};

/**
 * The environment variable that tells tests where their programs are, or why they are missing and the tests are skipped.
 * @param {string} variable
 * @param {Promise<string>} folder
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export const rootOrReason = async (variable, folder) => {
  try {
    return { [`${variable}_ROOT`]: await folder };
  } catch (error) {
    if (!(error instanceof ExitError)) throw error;
    return { [`${variable}_MISSING`]: error.message };
  }
};
