// The tar.gz: its files, owners and modes, and the same bytes each time.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { makeTarball } from '../../../build/scripts/lib/tarball.mjs';

// Git does not tell the date of a folder that belongs to another user.
process.env['SOURCE_DATE_EPOCH'] = '1700000000';

const folder = mkdtempSync(path.join(os.tmpdir(), 'tarball-'));

/** Stands for the unpacked app. */
const smallApp = (): string => {
  const unpacked = path.join(folder, 'app');
  mkdirSync(path.join(unpacked, 'resources'), { recursive: true });
  for (const name of ['resources/app.asar', 'casjobs-tray', 'chrome-sandbox'])
    writeFileSync(path.join(unpacked, name), name);
  return unpacked;
};

test('it holds one folder that anybody can start the app from, and has the same bytes each time', async () => {
  const unpacked = smallApp();
  const file = await makeTarball(unpacked, path.join(folder, 'first'));
  const listed = execFileSync('tar', ['-tvzf', file, '--numeric-owner'], { encoding: 'utf8' });
  const lines = listed
    .trim()
    .split('\n')
    .map((line) => /^(\S+) (\S+) .*linux-[^/]+\/(.*)$/.exec(line)?.slice(1).join(' '));
  expect(lines).toEqual([
    'drwxr-xr-x 0/0 ',
    '-rw-r--r-- 0/0 README.txt',
    '-rwxr-xr-x 0/0 casjobs-tray',
    '-rwxr-xr-x 0/0 chrome-sandbox',
    'drwxr-xr-x 0/0 resources/',
    '-rw-r--r-- 0/0 resources/app.asar',
  ]);
  const umask = process.umask(0o077);
  const again = await makeTarball(unpacked, path.join(folder, 'second place'));
  process.umask(umask);
  expect(path.basename(again)).toBe(path.basename(file));
  expect(readFileSync(again).equals(readFileSync(file))).toBe(true);
});
