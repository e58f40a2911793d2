// Sees to it that the tools are installed as package-lock.json says, and that Node is young enough.
// Only Node's own modules: it runs first.
import { ExitError, jsonOf, npm, run, say } from './tooling.mjs';

/**
 * @param {string} wanted for example `>=20.19`
 * @param {string} version for example `20.20.2`
 */
const isYoungEnough = (wanted, version) => {
  const [major = 0, minor = 0] = wanted
    .replace(/[^\d.]/g, '')
    .split('.')
    .map(Number);
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
};

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} Locked */

/**
 * The packages that a lock file names, without the project itself.
 * @param {string} file
 */
const lockedIn = (file) => {
  /** @type {{ packages: Record<string, Locked> }} */
  const { packages } = jsonOf(file);
  return new Map(Object.entries(packages).filter(([folder]) => folder !== ''));
};

/** npm writes node_modules/.package-lock.json last, so an install that was broken off does not count. */
const isInstalled = () => {
  try {
    const there = lockedIn('node_modules/.package-lock.json');
    return [...lockedIn('package-lock.json')].every(([folder, wanted]) => {
      const own = there.get(folder);
      // A package for another system or for an optional feature may be missing.
      if (!own) return wanted.optional === true;
      return own.version === wanted.version && own.integrity === wanted.integrity;
    });
  } catch {
    return false;
  }
};

/**
 * Installs what is missing; says so first.
 * @throws {ExitError} where Node is too old or the install failed
 */
export const ensure = async () => {
  /** @type {{ engines: { node: string } }} */
  const { engines } = jsonOf('package.json');
  const version = process.versions.node;
  if (!isYoungEnough(engines.node, version))
    throw new ExitError(
      `CasJobs Tray needs Node ${engines.node.slice(2)} or newer; this is ${version}.`,
    );
  if (isInstalled()) return;
  say('Installing the tools that package-lock.json names (once, or after it changed).');
  // The tools are devDependencies, which a machine may be set up to leave out.
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const { command, args, options } = npm('ci', '--include=dev', '--include=optional', ...quiet);
  try {
    await run(command, args, options);
  } catch (error) {
    const what =
      'The tools could not be installed (npm says why above). Is the npm registry in reach?';
    throw error instanceof ExitError ? new ExitError(what) : error;
  }
};
