// Makes a package of the app: `release` as people get it, `test` the same but for the fuse that lets tests drive it.
import path from 'node:path';
import { makeBundles } from './bundles.mjs';
import { contentOf, madeOnce } from './content.mjs';
import { runtime } from './runtime.mjs';
import { run, say, tool } from './tooling.mjs';

/** @typedef {'release' | 'test'} Kind */

const name = 'CasJobs Tray';

const sources = [
  'out/main',
  'out/preload',
  'out/renderer',
  'out/icons',
  'package.json',
  'package-lock.json',
  'build/electron-builder.yml',
  'build/entitlements.mac.plist',
  'build/scripts/lib/packages.mjs',
];

const folder = () => {
  if (process.platform === 'linux')
    return process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`;
  if (process.platform === 'darwin') return process.arch === 'x64' ? 'mac' : `mac-${process.arch}`;
  return process.arch === 'x64' ? 'win-unpacked' : `win-${process.arch}-unpacked`;
};

const program = () => {
  if (process.platform === 'linux') return 'casjobs-tray';
  return process.platform === 'darwin' ? `${name}.app/Contents/MacOS/${name}` : `${name}.exe`;
};

/**
 * The program of a package, from the root of the tree.
 * @param {Kind} kind
 */
export const programOf = (kind) => path.posix.join('dist', kind, folder(), program());

/** @param {Kind} kind */
const fusesOf = (kind) =>
  kind === 'test' ? ['-c.electronFuses.enableNodeCliInspectArguments=true'] : [];

/**
 * @param {Kind} kind
 * @param {{ folder: string, version: string }} electron
 * @param {readonly string[]} targets of electron-builder
 */
const build = (kind, electron, targets) =>
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
    ),
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );

/**
 * @param {Kind} kind
 * @param {import('./runtime.mjs').Runtime} electron
 */
const makePackage = (kind, electron) =>
  madeOnce(
    `out/made/package-${kind}`,
    contentOf(sources, kind, electron.folder, electron.version),
    programOf(kind),
    async () => {
      say(`Packaging the ${kind} build.`);
      await build(kind, electron, ['--dir']);
    },
  );

/**
 * Packages the app, unless the packages stand already and nothing they are made from has changed.
 * @param {...Kind} kinds
 */
export const makePackages = async (...kinds) => {
  await makeBundles();
  const electron = await runtime();
  for (const kind of kinds) await makePackage(kind, electron);
};

/** The installers of this system, in dist/release. They need the official Electron, and GitHub for their tools. */
export const makeInstallers = async () => {
  await makeBundles();
  process.env['CASJOBS_TRAY_RUNTIME'] = 'official';
  await build('release', await runtime(), []);
};
