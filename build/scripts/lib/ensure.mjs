// Checks the Node version and installs what package-lock.json lists. Uses only Node's own modules, because it runs first.
import { ExitError, jsonOf, npm, run, say } from './tooling.mjs';

/**
 * @param {string} wanted for example `>=20.19`
 * @param {string} version for example `20.20.2`
 */
const isNewEnough = (wanted, version) => {
  const [major = 0, minor = 0] = wanted
    .replace(/[^\d.]/g, '')
    .split('.')
    .map(Number);
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
};

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} Locked */

/**
 * The packages in a lock file, without the project itself.
 * @param {string} file
 */
const lockedIn = (file) => {
  /** @type {{ packages: Record<string, Locked> }} */
  const { packages } = jsonOf(file);
  return new Map(Object.entries(packages).filter(([folder]) => folder !== ''));
};

/** npm writes node_modules/.package-lock.json last, so an interrupted install does not count. */
const isInstalled = () => {
  try {
    const there = lockedIn('node_modules/.package-lock.json');
    return [...lockedIn('package-lock.json')].every(([folder, wanted]) => {
      const own = there.get(folder);
      // Packages for other systems or optional features may be missing.
      if (!own) return wanted.optional === true;
      return own.version === wanted.version && own.integrity === wanted.integrity;
    });
  } catch {
    return false;
  }
};

/**
 * Installs missing packages, after printing that it does.
 * @throws {ExitError} if Node is too old or the installation failed
 */
export const ensure = async () => {
  /** @type {{ engines: { node: string } }} */
  const { engines } = jsonOf('package.json');
  const version = process.versions.node;
  if (!isNewEnough(engines.node, version))
    throw new ExitError(
      `CasJobs Tray needs Node ${engines.node.slice(2)} or newer; this is Node ${version}.`,
    );
  if (isInstalled()) return;
  say('Installing the packages that package-lock.json lists, into node_modules (about 400 MB).');
  say('This is needed once, and again when the list changes.');
  // They are devDependencies, which npm may be configured to skip.
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const { command, args, options } = npm('ci', '--include=dev', '--include=optional', ...quiet);
  try {
    await run(command, args, options);
  } catch (error) {
    const what =
      'The packages could not be installed; see the messages of npm above. ' +
      'Check that this computer can reach the npm registry.';
    throw error instanceof ExitError ? new ExitError(what) : error;
  }
};
