// The files of the app that are damaged or cannot be written: said at the top of the window, with the next step.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFiles } from '../../electron/house/files.ts';
import { ownFolder } from '../settings/folder.ts';
import { jobIn, openHome, SECOND, signIn, titlesOf, type Home } from './home.ts';

const folderWith = async (name: string, text: string): Promise<string> => {
  const folder = await ownFolder();
  await writeFile(path.join(folder, name), text);
  return folder;
};

const troublesOf = ({ house }: Home): string[] =>
  house.snapshot().troubles.map(({ code, detail }) => `${code}: ${detail}`);

describe('a file that is damaged', () => {
  it.each([
    [
      'accounts.json',
      /^disk: The list of accounts could not be understood and was kept as accounts\.damaged-\d+\.json\. Add your accounts again\.$/,
    ],
    [
      'watches.json',
      /^disk: The list of watched jobs could not be understood and was kept as watches\.damaged-\d+\.json\. Look whether a cancel has come through\.$/,
    ],
    [
      'activity.json',
      /^disk: The activity list could not be understood and was kept as activity\.damaged-\d+\.json\. It begins anew\.$/,
    ],
    ['settings.json', /^disk: The settings file was damaged; it was kept as settings\.damaged-/],
  ])('%s, is said with the next step, and the app goes on', async (name, sentence) => {
    const folder = await folderWith(name, '{ half');
    const home = await openHome({ folder });
    expect(troublesOf(home)).toEqual([expect.stringMatching(sentence)]);
    expect(await readdir(folder)).toEqual([expect.stringContaining('.damaged-')]);
    await signIn(home);
  });

  it('watches.json in part, is said so, and the rest is watched', async () => {
    const text = '{ "version": 1, "watches": [{ "jobId": "5" }] }';
    expect(troublesOf(await openHome({ folder: await folderWith('watches.json', text) }))).toEqual([
      expect.stringMatching(/^disk: A part of .* kept as watches\.damaged-\d+\.json\. The other/),
    ]);
  });

  it('does not keep silent about the others', async () => {
    const folder = await folderWith('accounts.json', 'null');
    await writeFile(path.join(folder, 'watches.json'), 'null');
    expect(troublesOf(await openHome({ folder }))).toHaveLength(2);
  });
});

it('with all files well there is no trouble', async () => {
  const home = await openHome();
  await signIn(home);
  expect(troublesOf(home)).toEqual([]);
  expect(troublesOf(await home.restart())).toEqual([]);
});

it('a cancel that cannot be written down goes out all the same, and what it lacks is said', async () => {
  const home = await openHome();
  const key = await signIn(home);
  await rm(home.folder, { recursive: true });
  expect(await home.house.cancel(key, ['5001'], 'window')).toMatchObject({ ok: true });
  await home.until((snapshot) => jobIn(snapshot, '5001')?.status === 'canceling');
  expect(troublesOf(home)).toEqual([
    'disk: The list of watched jobs could not be written. Cancels still go out, but what is watched now may be forgotten when the app quits.',
  ]);
});

it('a list of watches that cannot be written is said, until it can be', async () => {
  const home = await openHome();
  const key = await signIn(home);
  await home.house.cancel(key, ['5001'], 'window');
  await home.until((snapshot) => jobIn(snapshot, '5001')?.status === 'canceling');
  await home.until(({ activity }) => titlesOf(activity).includes('Canceling job 5001'));
  await rm(home.folder, { recursive: true, maxRetries: 3 });
  home.practice.pass(4 * SECOND);
  await home.look();
  // The list of what was done cannot be written either; which of the two is found out first is all the same.
  const isSaid = ({ detail }: { readonly detail: string }): boolean =>
    detail.startsWith('The list of watched jobs could not be written.');
  await home.until(({ troubles }) => troubles.some(isSaid));
  await mkdir(home.folder);
  await home.house.commands['watch-job']({ accountKey: key, jobId: '5006', on: true });
  await home.until(({ troubles }) => !troubles.some(isSaid));
});

it('an app whose folder would lie in a file does not start', async () => {
  const folder = path.join(await folderWith('file', ''), 'file');
  await expect(openHome({ folder: path.join(folder, 'profile') })).rejects.toThrow();
});

describe('the files of the app', () => {
  it('say that the disk is full, where that is why', async () => {
    const files = await openFiles(await ownFolder(), () => undefined);
    files.watchesUnwritten(Object.assign(new Error(), { code: 'ENOSPC' }));
    expect(files.troubles()[0]?.detail).toMatch(/^The disk is full/);
  });

  it('say when what is to be said of them changes, once each time', async () => {
    let changes = 0;
    const files = await openFiles(await ownFolder(), () => (changes += 1));
    files.watchesUnwritten(new Error());
    files.watchesUnwritten(new Error());
    expect([changes, files.troubles().length]).toEqual([1, 1]);
    await files.watches.change((now) => now);
    await files.settled();
    expect([changes, files.troubles().length]).toEqual([2, 0]);
  });

  it('are settled when every change of the watches lies on the disk, or has failed', async () => {
    const folder = await ownFolder();
    const files = await openFiles(folder, () => undefined);
    for (let times = 0; times < 5; times += 1) void files.watches.change((now) => now);
    await files.settled();
    const written = await readFile(path.join(folder, 'watches.json'), 'utf8');
    expect(JSON.parse(written)).toEqual({ version: 1, watches: [], owed: [] });
    await rm(folder, { recursive: true });
    const failing = files.watches.change((now) => now);
    await files.settled();
    await expect(failing).rejects.toThrow();
  });
});
