// Files that the program was started with: the window is asked to show each, and reads it as one that was chosen.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { configFor } from '../account-import/test-imports.ts';
import { temporaryFolder } from '../fakes/temporary-folder.ts';
import { openTestCore, resultValue } from './test-core.ts';

const openWithFolder = async () => {
  const home = await openTestCore();
  const folder = await temporaryFolder();
  const write = async (name: string, text: string): Promise<string> => {
    const file = path.join(folder, name);
    await writeFile(file, text, 'latin1');
    return file;
  };
  const next = () => home.core.commands['given-import']();
  return { home, folder, write, next };
};

describe('a file that the program was started with', () => {
  it('is shown for import, and nothing is stored', async () => {
    const { home, write, next } = await openWithFolder();
    const file = await write('my CasJobs.config', configFor(home));
    home.core.importFile(file);
    expect(home.core.snapshot().wanted).toMatchObject([{ view: 'import', jobId: null }]);
    expect(resultValue(await next())).toMatchObject({ source: 'file', from: file });
    expect(home.core.snapshot().accounts).toEqual([]);
  });

  it('is read once; the page can name no other', async () => {
    const { home, write, next } = await openWithFolder();
    expect(resultValue(await next())).toBeNull();
    home.core.importFile(await write('CasJobs.config', configFor(home)));
    expect(resultValue(await next())).not.toBeNull();
    expect(resultValue(await next())).toBeNull();
  });

  it('waits behind the ones before it, eight at most', async () => {
    const { home, write, next } = await openWithFolder();
    const files: string[] = [];
    for (let count = 0; count < 9; count += 1)
      files.push(await write(`${count}.config`, configFor(home)));
    files.forEach((file) => home.core.importFile(file));
    const shown: (string | undefined)[] = [];
    for (let count = 0; count < 9; count += 1) shown.push(resultValue(await next())?.from);
    expect(shown).toEqual([...files.slice(1), undefined]);
  });

  it('says why it can not be imported', async () => {
    const { home, folder, write, next } = await openWithFolder();
    await mkdir(path.join(folder, 'a folder'));
    home.core.importFile(path.join(folder, 'a folder'));
    home.core.importFile(path.join(folder, 'missing.config'));
    home.core.importFile(await write('large.config', '#'.repeat(64 * 1024 + 1)));
    home.core.importFile(await write('other.config', '<configuration/>'));
    const refusals = [await next(), await next(), await next(), await next()];
    expect(refusals.map((one) => !one.ok && one.error.detail)).toEqual([
      'This is not a file. Choose CasJobs.config itself.',
      'This file does not exist.',
      'This is not a CasJobs.config file: it is larger than 64 KB.',
      expect.stringContaining('CasJobs.config'),
    ]);
  });

  it('has a name that can not turn the text around it', async () => {
    const { home, write, next } = await openWithFolder();
    home.core.importFile(await write('a\u202egifnoc.config', configFor(home)));
    expect(resultValue(await next())?.from).toMatch(/a gifnoc\.config$/);
  });
});
