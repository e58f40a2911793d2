// The built packages, and commands as root on the isolated system.
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

export const projectRoot = path.resolve(import.meta.dirname, '../../..');

/** Where packages put the app. */
export const library = '/usr/lib/casjobs-tray';

/** Where the app keeps its files when it is started without options. */
export const ownProfile = path.join(os.homedir(), '.config/CasJobs Tray');

/** A package that npm test has made; `again` from a second build of the app in another folder. */
export const debFile = (kind: 'this' | 'again' | 'newer'): string => {
  const folder = path.join(projectRoot, 'out/deb', kind);
  return path.join(folder, readdirSync(folder).find((name) => name.endsWith('.deb')) ?? '');
};

export const execute = promisify(execFile);

/** @returns its standard output */
export const asRoot = async (...command: string[]): Promise<string> =>
  (await execute('sudo', ['-n', ...command], { env: { ...process.env, LC_ALL: 'C' } })).stdout;

export const install = (kind: 'this' | 'newer'): Promise<string> =>
  asRoot('apt-get', 'install', '-qy', debFile(kind));

export const purge = (): Promise<string> => asRoot('dpkg', '--purge', 'casjobs-tray');
