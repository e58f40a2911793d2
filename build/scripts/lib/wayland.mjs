// The programs of a Wayland desktop for tests, in a folder of their own: installed, they would bring services that the
// bus of the X11 test desktop starts too, and the tests could not tell whose answer they hear.
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './stand-in.mjs';
import { Stop, ask, follow, madeFolder, run, say } from './tooling.mjs';

const packages = ['sway', 'waybar', 'mako-notifier', 'grim'];

/** Where the linker and the shell find what lies in `root`. @param {string} root @returns {NodeJS.ProcessEnv} */
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
 * @param {string} folder for the packages, with all that they need and this machine does not have
 * @throws {Stop} where they can't be had
 */
const download = async (folder) => {
  madeFolder(path.join(folder, 'partial'));
  // Nothing is installed, so neither root nor apt's lock is needed.
  const own = ['-o', 'Debug::NoLocking=1', '-o', `Dir::Cache::archives=${folder}`];
  const args = ['install', '-qy', '--no-install-recommends', '--download-only', ...own];
  const code = await follow('apt-get', [...args, ...packages], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (code !== 0) throw new Stop(`apt-get could not download ${packages.join(', ')}.`);
};

/**
 * Downloaded once for each user.
 * @returns {Promise<string>} the folder that they lie in
 * @throws {Stop} where they can't be had
 */
export const waylandRoot = async () => {
  if ((await ask('dpkg-deb', ['--version'])) === null)
    throw new Stop('The Wayland tests take their programs from Debian or Ubuntu packages.');
  const root = path.join(cacheFolder(), 'wayland');
  if (existsSync(root)) return root;
  say(`Getting for the Wayland tests: ${packages.join(' ')}`);
  const [made, archives] = [`${root}.new`, `${root}.packages`];
  rmSync(made, { recursive: true, force: true });
  await download(archives);
  for (const file of readdirSync(archives).filter((name) => name.endsWith('.deb')))
    await run('dpkg-deb', ['-x', path.join(archives, file), madeFolder(made)]);
  rmSync(archives, { recursive: true });
  renameSync(made, root);
  return root;
};

/**
 * What the Wayland tests are told: where their programs lie, or why there are none, so that they are skipped.
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export const waylandOrReason = async () => {
  try {
    return { CASJOBS_TRAY_WAYLAND_ROOT: await waylandRoot() };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { CASJOBS_TRAY_WAYLAND_MISSING: error.message };
  }
};
