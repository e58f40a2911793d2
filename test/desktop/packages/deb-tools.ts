// The built packages, and commands as root on the isolated system.
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

export const projectRoot = path.resolve(import.meta.dirname, '../../..');

/** A package from npm test; `again` was built a second time in another folder. */
export const debFile = (kind: 'this' | 'again' | 'newer'): string => {
  const folder = path.join(projectRoot, 'out/deb', kind);
  return path.join(folder, readdirSync(folder).find((name) => name.endsWith('.deb')) ?? '');
};

export const execute = promisify(execFile);

/** @returns its standard output */
export const asRoot = async (...command: string[]): Promise<string> =>
  (await execute('sudo', ['-n', ...command], { env: { ...process.env, LC_ALL: 'C' } })).stdout;

export const purge = (): Promise<string> => asRoot('dpkg', '--purge', 'casjobs-tray');
