// Builds the installers for the system and processor on which it runs.
import { chmodSync, cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { makeBundles } from './bundles.mjs';
import { ownNodeHint } from './electron-pin.mjs';
import { allKinds, makeLinuxPackage, needPackageTools } from './linux-packages.mjs';
import { build, programOf } from './packages.mjs';
import { runtime } from './runtime.mjs';
import { signing } from './signing.mjs';
import { ExitError, at, say } from './tooling.mjs';

/** Linux packages contain the project's web address, which only the workflow knows. */
const homepageArgs = () => {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = process.env;
  return server && repository ? [`-c.extraMetadata.homepage=${server}/${repository}`] : [];
};

/**
 * Makes the AppImage of the unpacked release. electron-builder copies the app's folder over its own start script, which would
 * turn the sandbox off on some systems.
 * @param {{ folder: string, version: string }} electron
 */
export const makeAppImage = async (electron) => {
  const unpacked = path.dirname(programOf('release'));
  const start = at(unpacked, 'AppRun');
  cpSync(at('build/linux/AppRun'), start);
  chmodSync(start, 0o755);
  const targets = ['--prepackaged', unpacked, ...homepageArgs()];
  await build('release', electron, targets, 'inherit');
  rmSync(start);
};

/**
 * Builds them in dist/release; on Linux also in dist/deb, dist/rpm and dist/tar. Needs the official Electron, and downloads
 * electron-builder's tools from GitHub.
 * @param {readonly string[]} more arguments after `--installers`
 */
export const makeInstallers = async (more) => {
  // They contain this machine's Electron, so an installer for another processor would not work.
  if (more.length > 0)
    throw new ExitError(
      `Build installers on the system and processor they are for; ${more.join(' ')} is not an option.`,
      2,
    );
  const hint = ownNodeHint();
  if (hint) throw new ExitError(hint);
  const isLinux = process.platform === 'linux';
  if (isLinux) await needPackageTools(allKinds);
  await makeBundles();
  process.env['CASJOBS_TRAY_RUNTIME'] = 'official';
  const electron = await runtime();
  signing(process.platform, process.env).warnings.forEach((warning) => say(warning));
  await build('release', electron, [...(isLinux ? ['--dir'] : []), ...homepageArgs()], 'inherit');
  if (!isLinux) return;
  for (const kind of allKinds) await makeLinuxPackage(kind);
  await makeAppImage(electron);
};
