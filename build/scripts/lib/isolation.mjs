// Installs a whole desktop for tests in an overlay over the machine's root that only the tests see. Installed on the
// machine, its D-Bus services would mix with those of the other test desktops.
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isRoot } from './linux.mjs';
import { cacheFolder } from './fallback-electron.mjs';
import { ExitError, ask, at, runInherit, madeFolder, root, run, say } from './tooling.mjs';

/**
 * @typedef {object} Recipe
 * @property {string} name
 * @property {readonly string[]} packages
 * @property {readonly string[]} without file names of services that the session's bus must not start
 * @property {readonly string[]} [commands] of the shell, run after the packages are installed
 */

/** A layer is rebuilt after a week, so that its packages stay current. */
const LONGEST_AGE_MS = 7 * 24 * 60 * 60 * 1000;

/** @param {string} file */
const textOf = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

const isRootOnDebian12 = () => {
  const release = textOf('/etc/os-release');
  const isDebian12 = /^ID="?debian/m.test(release) && /^VERSION_ID="?12"?$/m.test(release);
  return process.platform === 'linux' && isDebian12 && isRoot();
};

/** Whether the system lets root mount an overlay of the kind that isolation.sh does. Many containers don't. */
const canMount = async () => {
  const folder = mkdtempSync(`${madeFolder(cacheFolder())}/probe-`);
  const overlay = 'lowerdir=/,upperdir=$0/files,workdir=$0/work';
  const mount = `cd "$0"; mkdir files work root; mount -t overlay overlay -o "${overlay}" root`;
  const unshared = ['--mount', '--propagation', 'private', '--pid', '--fork', '--net'];
  const answer = await ask('unshare', [...unshared, 'sh', '-ec', mount, folder]);
  rmSync(folder, { recursive: true, force: true });
  return answer !== null;
};

/** Whether this machine can run the tests. */
export const canIsolate = async () => isRootOnDebian12() && (await canMount());

/** @throws {ExitError} if this machine can't run the tests */
export const needIsolation = () => {
  if (isRootOnDebian12()) return;
  throw new ExitError(
    'These tests need root on Debian 12, for example in a container (see test/README.md).',
  );
};

/** @param {readonly string[]} unshared @param {...string} args */
const isolated = (unshared, ...args) => [
  '--mount',
  '--propagation',
  'private',
  '--pid',
  '--fork',
  '--kill-child',
  ...unshared,
  'sh',
  at('build/scripts/isolation.sh'),
  ...args,
];

/** The shell commands that fill a layer. @param {Recipe} recipe */
const makingOf = ({ packages, without, commands = [] }) => [
  'set -e; export DEBIAN_FRONTEND=noninteractive',
  // Prevents installed services from starting.
  "printf '#!/bin/sh\\nexit 101\\n' >/usr/sbin/policy-rc.d; chmod 755 /usr/sbin/policy-rc.d",
  // Indexing the manuals would take half a minute.
  'rm -f /var/lib/man-db/auto-update',
  // The user that runs the tests, and the mount points of the source tree and node; see isolation.sh.
  "printf 'tester:x:1999:1999::/home/tester:/bin/sh\\n' >>/etc/passwd",
  "printf 'tester:x:1999:\\n' >>/etc/group",
  'mkdir -p /home/tester /isolated/tree; touch /isolated/node',
  'mkdir -p /tmp/archives/partial; apt="apt-get -o Dir::Cache::archives=/tmp/archives"',
  // An old package list may be enough; if not, the installation reports why.
  '$apt update -q || true',
  `$apt install -qy --no-install-recommends ${packages.join(' ')}`,
  ...without.map((name) => `rm -f /usr/share/dbus-1/services/${name}.service`),
  ...commands,
];

/** A layer depends on the packages of the machine below it. @param {Recipe} recipe */
const contentOf = (recipe) =>
  createHash('sha256')
    .update(makingOf(recipe).join('\n'))
    .update(textOf('/var/lib/dpkg/status'))
    .digest('hex');

/** @param {Recipe} recipe @param {string} folder */
const install = (recipe, folder) =>
  run('unshare', isolated([], 'install', folder, 'sh', '-c', makingOf(recipe).join('\n')), {
    stdio: ['ignore', 'ignore', 'inherit'],
  });

/**
 * Builds the layer once for each user, and again after a week or when the machine's packages have changed.
 * @param {Recipe} recipe
 * @returns {Promise<string>} its folder
 * @throws {ExitError}
 */
export const isolationOf = async (recipe) => {
  const folder = path.join(cacheFolder(), recipe.name);
  const [content, note] = [contentOf(recipe), path.join(folder, 'made-from')];
  const isYoung = () => Date.now() - statSync(note).mtimeMs < LONGEST_AGE_MS;
  if (textOf(note) === content && isYoung()) return folder;
  say(
    `Installing packages for the ${recipe.name} tests (only for them): ${recipe.packages.join(' ')}`,
  );
  // Two runs may build it at the same time.
  const made = mkdtempSync(`${madeFolder(cacheFolder())}/making-${recipe.name}-`);
  try {
    await install(recipe, made);
    writeFileSync(path.join(made, 'made-from'), content);
    rmSync(folder, { recursive: true, force: true });
    renameSync(made, folder);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
  return folder;
};

/**
 * Runs a script of build/scripts in the layer, as a user and with only the loopback network. Copies its results to
 * out/test.
 * @param {string} layer see isolationOf
 * @param {readonly string[]} args
 * @param {'run' | 'run-writable'} [use] see isolation.sh
 * @returns {Promise<number>} its exit code
 */
export const runIsolated = async (layer, args, use = 'run') => {
  const results = mkdtempSync(path.join(os.tmpdir(), 'casjobs-tray-results-'));
  madeFolder(at('out/test'));
  try {
    const command = ['/isolated/node', ...args];
    return await runInherit(
      'unshare',
      isolated(['--net'], use, layer, root, results, process.execPath, ...command),
    );
  } finally {
    cpSync(results, at('out/test'), { recursive: true });
    rmSync(results, { recursive: true, force: true, maxRetries: 5 });
  }
};
