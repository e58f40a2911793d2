// Makes a package of the app: `release` as people get it, `test` the same but for the fuse that lets tests drive it.
import path from 'node:path';
import { makeBundles } from './bundles.mjs';
import { contentOf, cached } from './content.mjs';
import { ownNodeHint } from './electron-pin.mjs';
import { runtime } from './runtime.mjs';
import { signing, withoutEmptySecrets } from './signing.mjs';
import { ExitError, run, say, tool } from './tooling.mjs';

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
 * The program of a package, from the root of the tree.
 * @param {Kind} kind
 */
export const programOf = (kind) => path.posix.join('dist', kind, folder(), program());

/** @param {Kind} kind */
const fusesOf = (kind) =>
  kind === 'test' ? ['-c.electronFuses.enableNodeCliInspectArguments=true'] : [];

/** Packages for Linux name the project's page, which is known where the workflow runs. */
const homepageArgs = () => {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = process.env;
  return server && repository ? [`-c.extraMetadata.homepage=${server}/${repository}`] : [];
};

/**
 * @param {Kind} kind
 * @param {{ folder: string, version: string }} electron
 * @param {readonly string[]} targets of electron-builder
 * @param {'ignore' | 'inherit'} output what electron-builder says, its warnings included
 */
const build = (kind, electron, targets, output) =>
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
      say(`Packaging the ${kind} build.`);
      await build(kind, electron, ['--dir'], 'ignore');
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

/**
 * The installers of this system and processor, in dist/release. They need the official Electron, and GitHub for their
 * tools.
 * @param {readonly string[]} more what stands after `--installers`
 */
export const makeInstallers = async (more) => {
  // The Electron that is packed is this machine's own, so another processor's installer would not start anywhere.
  if (more.length > 0)
    throw new ExitError(
      `An installer is made on the system and processor that it is for; ${more.join(' ')} is not known here.`,
      2,
    );
  const hint = ownNodeHint();
  if (hint) throw new ExitError(hint);
  await makeBundles();
  process.env['CASJOBS_TRAY_RUNTIME'] = 'official';
  const electron = await runtime();
  signing(process.platform, process.env).warnings.forEach((warning) => say(warning));
  await build('release', electron, homepageArgs(), 'inherit');
};
