// The check of package-lock.json accepts safe packages and rejects others.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../fakes/temporary-folder.ts';

type Locked = Record<string, unknown>;
interface LockFile {
  packages: Record<string, Locked>;
}

const root = path.resolve(import.meta.dirname, '../..');
const own = path.join(root, 'package-lock.json');

const check = (file: string): { code: number | null; said: string } => {
  const script = path.join(root, 'build/scripts/check-lock.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, file], { encoding: 'utf8' });
  return { code: status, said: stderr };
};

/** The lock file of this project with one package changed. */
const changed = async (folder: string, change: Locked): Promise<string> => {
  const lock = JSON.parse(readFileSync(own, 'utf8')) as LockFile;
  lock.packages[folder] = { ...lock.packages[folder], ...change };
  const file = path.join(await temporaryFolder(), 'package-lock.json');
  writeFileSync(file, JSON.stringify(lock));
  return file;
};

describe('the check of the lock file', () => {
  it('accepts the lock file of this project', () => {
    expect(check(own)).toEqual({ code: 0, said: '' });
  });

  it.each<[string, Locked, string]>([
    ['without a checksum', { integrity: undefined }, 'has no SHA-512 checksum'],
    ['with a weak checksum', { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }, 'has no SHA-512'],
    ['that is a folder', { link: true }, 'is a link to a folder'],
    [
      'fixed to one download address',
      { resolved: 'https://example.org/soap.tgz' },
      'https://example.org',
    ],
    ['with a new install script', { hasInstallScript: true }, 'has an install script'],
  ])('rejects a package %s', async (_, change, why) => {
    const { code, said } = check(await changed('node_modules/soap', change));
    expect(code).toBe(1);
    expect(said).toContain('node_modules/soap ');
    expect(said).toContain(why);
  });

  it('rejects a new package with an install script at any depth', async () => {
    const evil = {
      version: '1.0.0',
      hasInstallScript: true,
      integrity: `sha512-${'a'.repeat(86)}==`,
    };
    const { said } = check(await changed('node_modules/soap/node_modules/evil', evil));
    expect(said).toBe(
      'node_modules/soap/node_modules/evil has an install script that has not been reviewed\n',
    );
  });

  it('reports an exception that is no longer needed', async () => {
    const { said } = check(await changed('node_modules/keytar', { hasInstallScript: false }));
    expect(said).toContain('keytar no longer has an install script');
  });
});
