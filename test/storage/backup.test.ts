// The last good copy of a file of the app: kept beside it, and offered once the file is damaged.
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { openJsonFile, type JsonFile } from '../../electron/storage/json-file.ts';
import { listOf } from '../../electron/storage/other-versions.ts';
import { temporaryFolder } from '../fakes/temporary-folder.ts';
import { isUnix, unixOnly } from '../skips.ts';

const entry = v.object({ id: v.string() });
const schema = v.object({ entries: listOf(entry) });
type Entries = v.InferOutput<typeof schema>;

const open = (folder: string): Promise<JsonFile<Entries>> =>
  openJsonFile<Entries>({
    file: path.join(folder, 'list.json'),
    schema,
    atFirst: { entries: [] },
    lists: { entries: { id: ['id'], schema: entry } },
    keepsBackup: true,
  });

const listOfIds = (...ids: string[]): Entries => ({ entries: ids.map((id) => ({ id })) });
const both = (now: Entries, good: Entries): Entries => ({
  entries: [...good.entries, ...now.entries],
});

/** A folder in which an earlier run kept this, and that was damaged afterwards. */
const damaged = async (kept: Entries = listOfIds('a', 'b')): Promise<string> => {
  const folder = await temporaryFolder();
  const file = await open(folder);
  await file.change(() => kept);
  await file.settled();
  await writeFile(path.join(folder, 'list.json'), '{ half');
  return folder;
};

const inFile = async (folder: string, name: string): Promise<unknown> =>
  JSON.parse(await readFile(path.join(folder, name), 'utf8'));

describe('the backup of a file', () => {
  it('holds what was written last, also when many changes come at once', async () => {
    const folder = await temporaryFolder();
    const file = await open(folder);
    const ids = Array.from({ length: 20 }, (_, at) => String(at));
    await Promise.all(ids.map((id) => file.change((now) => both(now, listOfIds(id)))));
    await file.settled();
    expect(await inFile(folder, 'list.backup.json')).toEqual(listOfIds(...ids.reverse()));
    expect((await readdir(folder)).sort()).toEqual(['list.backup.json', 'list.json']);
  });

  it('is made at the start of an app that finds a file without one', async () => {
    const folder = await temporaryFolder();
    await writeFile(path.join(folder, 'list.json'), '\uFEFF{ "entries": [{ "id": "a" }] }');
    await (await open(folder)).settled();
    expect(await inFile(folder, 'list.backup.json')).toEqual(listOfIds('a'));
  });

  it('is not written again at a start at which nothing has changed', async () => {
    const folder = await temporaryFolder();
    const file = await open(folder);
    await file.change(() => listOfIds('a'));
    await file.settled();
    const before = await stat(path.join(folder, 'list.backup.json'));
    await (await open(folder)).settled();
    const { ino, mtimeMs } = await stat(path.join(folder, 'list.backup.json'));
    expect({ ino, mtimeMs }).toEqual({ ino: before.ino, mtimeMs: before.mtimeMs });
  });

  it.runIf(isUnix)('is readable by its user only', unixOnly, async () => {
    const folder = await damaged();
    const { mode } = await stat(path.join(folder, 'list.backup.json'));
    expect(mode & 0o777).toBe(0o600);
  });

  it('stops no change where it cannot be written', async () => {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, 'list.backup.json'));
    const file = await open(folder);
    await file.change(() => listOfIds('a'));
    await file.settled();
    expect(await inFile(folder, 'list.json')).toEqual(listOfIds('a'));
  });

  it('is emptied with the file, and what is offered goes too', async () => {
    const folder = await damaged();
    const file = await open(folder);
    await file.change(() => listOfIds('c'));
    await file.replace({ entries: [] });
    expect(file.offered()).toBeNull();
    const names = (await readdir(folder)).filter((name) => !name.includes('.damaged-'));
    expect(names.sort()).toEqual(['list.backup.json', 'list.json']);
    for (const name of names) expect(await inFile(folder, name)).toEqual({ entries: [] });
  });
});

describe('a damaged file', () => {
  it('has its backup offered, with its date', async () => {
    const folder = await damaged();
    const { mtimeMs } = await stat(path.join(folder, 'list.backup.json'));
    const file = await open(folder);
    expect(file.value()).toEqual({ entries: [] });
    expect(file.offered()).toMatchObject({ value: listOfIds('a', 'b'), at: mtimeMs });
  });

  it('has it offered until it is decided on, whatever is written meanwhile', async () => {
    const folder = await damaged();
    const first = await open(folder);
    await first.change(() => listOfIds('c'));
    await first.settled();
    const later = await open(folder);
    expect(later.value()).toEqual(listOfIds('c'));
    expect(later.offered()?.value).toEqual(listOfIds('a', 'b'));
    await later.settled();
    await writeFile(path.join(folder, 'list.json'), '');
    expect((await open(folder)).offered()?.value).toEqual(listOfIds('a', 'b'));
  });

  it('takes back what the backup holds, other versions’ entries too', async () => {
    const folder = await temporaryFolder();
    const text = '{ "entries": [{ "id": "a" }, { "name": "of a later version" }], "more": 1 }';
    await writeFile(path.join(folder, 'list.json'), text);
    await (await open(folder)).settled();
    await writeFile(path.join(folder, 'list.json'), '{ half');
    const file = await open(folder);
    await file.change(() => listOfIds('c'));
    await file.restore(both);
    expect(file.value()).toEqual(listOfIds('a', 'c'));
    expect(file.offered()).toBeNull();
    const entries = [{ id: 'a' }, { name: 'of a later version' }, { id: 'c' }];
    expect(await inFile(folder, 'list.json')).toEqual({ entries, more: 1 });
    await file.settled();
    expect(await inFile(folder, 'list.backup.json')).toEqual({ entries, more: 1 });
    expect((await open(folder)).offered()).toBeNull();
  });

  it('has it offered no more once it is discarded', async () => {
    const folder = await damaged();
    const file = await open(folder);
    await file.discardOffered();
    expect(file.offered()).toBeNull();
    await file.restore(both);
    expect(file.value()).toEqual({ entries: [] });
    expect((await open(folder)).offered()).toBeNull();
  });

  it('has it offered still where the disk refuses to take it back', async () => {
    const folder = await damaged();
    const file = await open(folder);
    await mkdir(path.join(folder, 'list.json'));
    await expect(file.restore(both)).rejects.toThrow();
    expect(file.offered()?.value).toEqual(listOfIds('a', 'b'));
    await rm(path.join(folder, 'list.json'), { recursive: true });
    await file.restore(both);
    expect(file.value()).toEqual(listOfIds('a', 'b'));
  });

  it.each([
    ['is damaged itself', '{ half'],
    ['holds nothing', '{ "entries": [] }'],
  ])('has none offered that %s', async (_, text) => {
    const folder = await damaged();
    await writeFile(path.join(folder, 'list.backup.json'), text);
    expect((await open(folder)).offered()).toBeNull();
    expect(await readdir(folder)).toEqual([expect.stringContaining('.damaged-')]);
  });

  it('has none where it was damaged from the start', async () => {
    const folder = await temporaryFolder();
    await writeFile(path.join(folder, 'list.json'), '{ half');
    expect((await open(folder)).offered()).toBeNull();
  });
});

it('a file that is missing has its backup offered', async () => {
  const folder = await damaged();
  await rm(path.join(folder, 'list.json'));
  expect((await open(folder)).offered()?.value).toEqual(listOfIds('a', 'b'));
});
