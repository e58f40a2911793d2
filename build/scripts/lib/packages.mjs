// Packages the app: `release` is what users get; `test` differs by one fuse, which lets Playwright control the app.
import path from 'node:path';
import { makeBundles } from './bundles.mjs';
import { contentOf, cached } from './content.mjs';
import { runtime } from './runtime.mjs';
import { signing, withoutEmptySecrets } from './signing.mjs';
import { run, say, tool } from './tooling.mjs';

/** @typedef {'release' | 'test'} Kind */

const name = 'CasJobs Tray';

const sources = [
  'out/main',
  'out/preload',
  'out/renderer',
  'out/licenses',
  'out/icons',
  'package.json',
  'package-lock.json',
  'build/electron-builder.yml',
  'build/entitlements.mac.plist',
  'build/entitlements.mac-adhoc.plist',
  'build/scripts/after-pack.mjs',
  'build/scripts/lib/info-plist.mjs',
  'build/scripts/lib/signing.mjs',
  'build/scripts/lib/packages.mjs',
];

const folder = () => {
  if (process.platform === 'linux')
    return process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`;
  if (process.platform === 'darwin') return process.arch === 'x64' ? 'mac' : `mac-${process.arch}`;
  return process.arch === 'x64' ? 'win-unpacked' : `win-${process.arch}-unpacked`;
};

const program = () => {
  if (process.platform === 'darwin') return `${name}.app/Contents/MacOS/${name}`;
  return process.platform === 'linux' ? 'casjobs-tray' : 'casjobs-tray.exe';
};

/**
 * A package's executable, relative to the root.
 * @param {Kind} kind
 */
export const programOf = (kind) => path.posix.join('dist', kind, folder(), program());

/** @param {Kind} kind */
const fusesOf = (kind) =>
  kind === 'test' ? ['-c.electronFuses.enableNodeCliInspectArguments=true'] : [];

/**
 * Runs electron-builder.
 * @param {Kind} kind
 * @param {{ folder: string, version: string }} electron
 * @param {readonly string[]} targets and other options of it
 * @param {'ignore' | 'inherit'} output its messages, warnings included; errors are always shown
 */
export const build = (kind, electron, targets, output) =>
  run(
    process.execPath,
    tool(
      'electron-builder/cli.js',
      ...targets,
      ...['--config', 'build/electron-builder.yml', '--publish', 'never'],
      `-c.electronDist=${electron.folder}`,
      `-c.electronVersion=${electron.version}`,
      `-c.directories.output=dist/${kind}`,
      ...fusesOf(kind),
      ...signing(process.platform, process.env).args,
    ),
    { stdio: ['ignore', output, 'inherit'], env: withoutEmptySecrets(process.env) },
  );

/**
 * @param {Kind} kind
 * @param {import('./runtime.mjs').Runtime} electron
 */
const makePackage = (kind, electron) =>
  cached(
    `out/made/package-${kind}`,
    contentOf(sources, kind, electron.folder, electron.version),
    programOf(kind),
    async () => {
      say(kind === 'release' ? 'Packaging the app…' : 'Packaging the app for tests…');
      await build(kind, electron, ['--dir'], 'ignore');
    },
  );

/**
 * Packages the app, unless nothing has changed since the last time.
 * @param {...Kind} kinds
 */
export const makePackages = async (...kinds) => {
  await makeBundles();
  const electron = await runtime();
  for (const kind of kinds) await makePackage(kind, electron);
};
