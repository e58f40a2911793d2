import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { openJsonFile, type JsonFile } from '../../electron/storage/json-file.ts';
import { temporaryFolder, removeFolder } from '../fakes/temporary-folder.ts';
import { isUnix, unixOnly } from '../skips.ts';

interface Count {
  readonly count: number;
}

const open = (folder: string): Promise<JsonFile<Count>> =>
  openJsonFile<Count>({
    file: path.join(folder, 'count.json'),
    schema: v.object({ count: v.number() }),
    atFirst: { count: 0 },
  });

const utf8Marked = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf8');
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const utf16Marked = (text: string): Buffer => utf16(`\uFEFF${text}`);

const more = ({ count }: Count): Count => ({ count: count + 1 });

/** A folder in which an earlier run left this. */
const folderWith = async (text: string): Promise<string> => {
  const folder = await temporaryFolder();
  await writeFile(path.join(folder, 'count.json'), text);
  return folder;
};

describe('a file of the app', () => {
  it('that is not there yet has its first value, and is not made by reading it', async () => {
    const folder = path.join(await temporaryFolder(), 'profile/of the app');
    const file = await open(folder);
    expect(file.value()).toEqual({ count: 0 });
    expect(file.damagedAs).toBeNull();
    expect(await readdir(folder)).toEqual([]);
  });

  it('has at the next start what was written', async () => {
    const folder = await temporaryFolder();
    await (await open(folder)).change(() => ({ count: 7 }));
    expect((await open(folder)).value()).toEqual({ count: 7 });
  });

  it.each([
    ['nothing at all', ''],
    ['half a file', '{ "count": 1'],
    ['bytes that are no text', '\u0000\u0000\u0000'],
    ['another shape', '{ "count": "one" }'],
    ['a list', '[1]'],
    ['null', 'null'],
  ])('with %s in it is kept aside, and the app begins anew', async (_, text) => {
    const folder = await folderWith(text);
    const file = await open(folder);
    expect(file.value()).toEqual({ count: 0 });
    expect(await readdir(folder)).toEqual([path.basename(file.damagedAs ?? '')]);
    expect(path.basename(file.damagedAs ?? '')).toMatch(/^count\.damaged-\d+\.json$/);
    expect(await readFile(file.damagedAs ?? '', 'utf8')).toBe(text);
    await file.change(more);
    const next = await open(folder);
    expect(next.value()).toEqual({ count: 1 });
    expect(next.damagedAs).toBeNull();
  });

  it.runIf(isUnix)('is nobody else’s business', unixOnly, async () => {
    const folder = await folderWith('{ "count": 1 }');
    await (await open(folder)).change(more);
    expect((await stat(path.join(folder, 'count.json'))).mode & 0o777).toBe(0o600);
  });

  it('that is there and cannot be read is not taken for a missing one', async () => {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, 'count.json'));
    const file = await open(folder);
    expect(file.closed).toBe('other');
    await expect(file.change(more)).rejects.toMatchObject({ code: 'EISDIR' });
    await expect(file.replace({ count: 1 })).rejects.toMatchObject({ code: 'EISDIR' });
    expect(file.value()).toEqual({ count: 0 });
    expect((await stat(path.join(folder, 'count.json'))).isDirectory()).toBe(true);
  });

  it.each([
    ['UTF-8 with a byte order mark', utf8Marked],
    ['UTF-16 with a byte order mark', utf16Marked],
    ['UTF-16 without one', utf16],
    ['big-endian UTF-16 with a byte order mark', (text: string) => utf16Marked(text).swap16()],
    ['big-endian UTF-16 without one', (text: string) => utf16(text).swap16()],
  ])('is read in %s', async (_, encoded) => {
    const folder = await temporaryFolder();
    await writeFile(
      path.join(folder, 'count.json'),
      encoded('{ "count": 3, "name": "hälo 銀河" }'),
    );
    const file = await open(folder);
    expect([file.value(), file.damagedAs]).toEqual([{ count: 3 }, null]);
    await file.change(more);
    const written = await readFile(path.join(folder, 'count.json'), 'utf8');
    expect(JSON.parse(written)).toEqual({ count: 4, name: 'hälo 銀河' });
  });

  it('that another program writes meanwhile is kept beside it, once', async () => {
    const folder = await folderWith('{ "count": 1 }');
    const file = await open(folder);
    await file.change(more);
    expect(file.changedAs()).toBeNull();
    await writeFile(path.join(folder, 'count.json'), '{ "count": 70 }');
    await file.change(more);
    await file.change(more);
    expect(await readFile(file.changedAs() ?? '', 'utf8')).toBe('{ "count": 70 }');
    expect(await readdir(folder)).toHaveLength(2);
    expect((await open(folder)).value()).toEqual({ count: 4 });
  });

  it('cannot be opened where its folder would lie in a file', async () => {
    const folder = path.join(await folderWith('{ "count": 1 }'), 'count.json');
    await expect(open(folder)).rejects.toThrow();
  });
});

describe('a change', () => {
  it('holds once it lies on the disk, not before', async () => {
    const file = await open(await temporaryFolder());
    const change = file.change(more);
    expect(file.value()).toEqual({ count: 0 });
    await change;
    expect(file.value()).toEqual({ count: 1 });
  });

  it('sees what the changes before it have made, also when all are asked for at once', async () => {
    const folder = await temporaryFolder();
    const file = await open(folder);
    await Promise.all(Array.from({ length: 25 }, () => file.change(more)));
    expect(file.value()).toEqual({ count: 25 });
    expect((await open(folder)).value()).toEqual({ count: 25 });
    expect(await readdir(folder)).toEqual(['count.json']);
  });

  it('that cannot be written is refused, the old value stays, and the next one may work', async () => {
    const folder = path.join(await temporaryFolder(), 'profile');
    const file = await open(folder);
    await file.change(more);
    await removeFolder(folder);
    await writeFile(folder, 'a file where the folder was');
    await expect(file.change(more)).rejects.toMatchObject({ code: 'ENOTDIR' });
    expect(file.value()).toEqual({ count: 1 });
    await rm(folder);
    await mkdir(folder);
    await file.change(more);
    expect((await open(folder)).value()).toEqual({ count: 2 });
  });

  it('that stumbles over itself changes nothing and stops no other', async () => {
    const file = await open(await temporaryFolder());
    const stumble = file.change(() => {
      throw new Error('a bug');
    });
    const next = file.change(more);
    await expect(stumble).rejects.toThrow('a bug');
    await next;
    expect(file.value()).toEqual({ count: 1 });
  });
});
