import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openWatchFile } from '../../electron/watch/watch-file.ts';
import { createOrder, createWatchList, type WatchList } from '../../electron/watch/watch-list.ts';
import { id } from '../fakes/scripted-casjobs.ts';
import { ownFolder } from '../settings/folder.ts';
import { ACCOUNT, JOB, watchOf } from './world.ts';

describe('watches.json', () => {
  const fileIn = (folder: string): string => path.join(folder, 'watches.json');
  const open = async (folder: string): Promise<WatchList> =>
    createWatchList({
      ...{ file: await openWatchFile(fileIn(folder)), order: createOrder() },
      ...{ changed: () => undefined, unwritten: () => undefined },
    });

  it('keeps every watch over a restart, just as it was', async () => {
    const folder = await ownFolder();
    const watches = [
      watchOf({ sent: 'heard', tries: 1, cancelingSince: 7, toldStillCanceling: true }),
      watchOf({ kind: 'until-done', missingLooks: 2 }, id('9223372036854775807')),
    ];
    const list = await open(folder);
    for (const watch of watches) await list.enter(watch);
    expect((await open(folder)).ofAccount(ACCOUNT)).toEqual(watches);
  });

  it('does not know after a restart whether a CancelJob on its way was heard', async () => {
    const folder = await ownFolder();
    await (await open(folder)).enter(watchOf({ sent: 'not-yet' }));
    expect((await open(folder)).get(ACCOUNT, JOB)?.sent).toBe('unknown');
  });

  it('holds job ids and account keys, and nothing that opens an account', async () => {
    const folder = await ownFolder();
    const watch = watchOf();
    await (await open(folder)).enter(watch);
    const text = await readFile(fileIn(folder), 'utf8');
    expect(JSON.parse(text)).toEqual({ version: 1, watches: [watch] });
    expect(text).not.toMatch(/password|wsid|"pw"/i);
  });

  it.each([
    ['half a file', '{ "version": 1, "watches": [{'],
    ['another version', '{ "version": 2, "watches": [] }'],
    [
      'an id that is none',
      JSON.stringify({ version: 1, watches: [{ ...watchOf(), jobId: '-5' }] }),
    ],
    [
      'half a watch',
      JSON.stringify({ version: 1, watches: [{ accountKey: ACCOUNT, jobId: '5' }] }),
    ],
  ])('sets a damaged file aside (%s), keeps it, and begins anew', async (_title, text) => {
    const folder = await ownFolder();
    await writeFile(fileIn(folder), text);
    const file = await openWatchFile(fileIn(folder));
    expect(file.value().watches).toEqual([]);
    expect(await readFile(file.damagedAs ?? '', 'utf8')).toBe(text);
    await (await open(folder)).enter(watchOf());
    expect(await readdir(folder)).toContain('watches.json');
  });

  it('refuses a watch that does not come to lie on a real disk', async () => {
    const folder = path.join(await ownFolder(), 'gone');
    await mkdir(folder);
    const list = await open(folder);
    await rm(folder, { recursive: true });
    await writeFile(folder, 'a file where the folder was');
    await expect(list.enter(watchOf())).rejects.toThrow();
    expect(list.ofAccount(ACCOUNT)).toEqual([]);
  });
});
