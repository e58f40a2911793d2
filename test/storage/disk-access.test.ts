// Whether a folder takes files: asked before the app starts, and never by an error of its own.
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { writeErrorOf } from '../../electron/storage/disk-access.ts';
import { temporaryFolder } from '../fakes/temporary-folder.ts';

it('makes a folder that is missing, for its owner alone, and leaves nothing in it', async () => {
  const folder = path.join(await temporaryFolder(), 'a', 'profile');
  expect(writeErrorOf(folder)).toBeNull();
  expect(await readdir(folder)).toEqual([]);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
});

it.each([
  ['a file in its place', ''],
  ['a file in the place of the folder above', 'profile'],
])('says that it takes none: %s', async (_title, below) => {
  const file = path.join(await temporaryFolder(), 'file');
  await writeFile(file, 'kept');
  expect(writeErrorOf(path.join(file, below))).toBe('other');
});

it('says that it takes none where the name of the probe is taken by a folder', async () => {
  const folder = await temporaryFolder();
  await mkdir(path.join(folder, `.writable-${process.pid}`));
  expect(writeErrorOf(folder)).toBe('other');
});
