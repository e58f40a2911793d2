// The files of the app that are damaged or cannot be written: said at the top of the window, with the next step.
import { SECOND } from '../fakes/durations.ts';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFiles } from '../../electron/core/app-files.ts';
import { defaultSettings } from '../../electron/settings/settings.ts';
import type { Snapshot } from '../../electron/core/view-model/snapshot.ts';
import { temporaryFolder, removeFolder } from '../fakes/temporary-folder.ts';
import {
  formFor,
  jobIn,
  openTestCore,
  signInToCore,
  titlesOf,
  type TestCore,
} from './test-core.ts';

const folderWith = async (name: string, text: string): Promise<string> => {
  const folder = await temporaryFolder();
  await writeFile(path.join(folder, name), text);
  return folder;
};

const errorsOf = ({ core }: TestCore): string[] =>
  core.snapshot().errors.map(({ code, detail }) => `${code}: ${detail}`);

describe('a file that is damaged', () => {
  it.each([
    [
      'accounts.json',
      /^file: The list of accounts was damaged; it was kept as accounts\.damaged-\d+\.json\. Add your accounts again\.$/,
    ],
    [
      'watches.json',
      /^file: The list of watched jobs was damaged; it was kept as watches\.damaged-\d+\.json\. Check whether your jobs were cancelled\.$/,
    ],
    [
      'activity.json',
      /^file: The activity list was damaged; it was kept as activity\.damaged-\d+\.json\. It starts empty\.$/,
    ],
    ['settings.json', /^file: The settings file was damaged; it was kept as settings\.damaged-/],
  ])('%s, is said with the next step, and the app goes on', async (name, sentence) => {
    const folder = await folderWith(name, '{ half');
    const home = await openTestCore({ folder });
    expect(errorsOf(home)).toEqual([expect.stringMatching(sentence)]);
    expect(await readdir(folder)).toEqual([expect.stringContaining('.damaged-')]);
    await signInToCore(home);
  });

  it.each([
    [
      'accounts',
      { accounts: [{ key: 'a1' }] },
      '1 account in accounts.json could not be read by this version',
    ],
    ['watches', { watches: [{ jobId: '5' }, null] }, '2 watched jobs or outcomes in watches.json'],
    ['activity', { lines: [{ at: 'then' }] }, '1 line of the activity list in activity.json'],
  ])('%s.json in part, is said so, and stays as it is', async (name, content, sentence) => {
    const text = JSON.stringify({ version: 1, ...content });
    const folder = await folderWith(`${name}.json`, text);
    expect(errorsOf(await openTestCore({ folder }))).toEqual([expect.stringContaining(sentence)]);
    const names = await readdir(folder);
    expect(names.filter((one) => !one.includes('.backup.'))).toEqual([`${name}.json`]);
    expect(await readFile(path.join(folder, `${name}.json`), 'utf8')).toBe(text);
  });

  it('does not keep silent about the others', async () => {
    const folder = await folderWith('accounts.json', 'null');
    await writeFile(path.join(folder, 'watches.json'), 'null');
    expect(errorsOf(await openTestCore({ folder }))).toHaveLength(2);
  });
});

it('with all files well there is no error', async () => {
  const home = await openTestCore();
  await signInToCore(home);
  expect(errorsOf(home)).toEqual([]);
  expect(errorsOf(await home.restart())).toEqual([]);
});

// The activity list cannot be written either; which of the two is found out first differs.
const saysUnwritten = ({ errors }: Snapshot): boolean =>
  errors.some(({ detail }) => detail.startsWith('The list of watched jobs could not be saved.'));

it('a cancel that cannot be written down goes out all the same, and what it lacks is said', async () => {
  const home = await openTestCore();
  const key = await signInToCore(home);
  await removeFolder(home.folder);
  expect(await home.core.cancel(key, ['5001'], 'window')).toMatchObject({ ok: true });
  await home.until((snapshot) => jobIn(snapshot, '5001')?.status === 'canceling');
  await home.until(saysUnwritten);
  expect(errorsOf(home)).toEqual([
    `file: The list of watched jobs could not be saved. Cancels are still sent, but jobs watched now may be forgotten when the app quits. Check the disk that holds ${home.folder}.`,
  ]);
});

it('a list of watches that cannot be written is said, until it can be', async () => {
  const home = await openTestCore();
  const key = await signInToCore(home);
  await home.core.cancel(key, ['5001'], 'window');
  await home.until((snapshot) => jobIn(snapshot, '5001')?.status === 'canceling');
  await home.until(({ activity }) => titlesOf(activity).includes('Canceling job 5001'));
  await removeFolder(home.folder);
  home.practice.pass(4 * SECOND);
  await home.poll();
  await home.until(saysUnwritten);
  await mkdir(home.folder);
  await home.core.commands['watch-job']({ accountKey: key, jobId: '5006', on: true });
  await home.until((snapshot) => !saysUnwritten(snapshot));
});

it('an app whose folder would lie in a file does not start', async () => {
  const folder = path.join(await folderWith('file', ''), 'file');
  await expect(openTestCore({ folder: path.join(folder, 'profile') })).rejects.toThrow();
});

describe('a file that cannot be read', () => {
  it.each([
    ['accounts', 'Your accounts are not shown, and none can be saved.'],
    ['watches', 'Jobs watched before are not watched'],
    ['activity', 'The activity list starts empty and is not saved.'],
    ['settings', "The settings are back to their defaults and can't be changed."],
  ])('%s.json, is said by its own sentence, and left as it is', async (name, sentence) => {
    const folder = await temporaryFolder();
    const file = path.join(folder, `${name}.json`);
    // A folder in its place cannot be read by anybody, root included.
    await mkdir(file);
    const home = await openTestCore({ folder });
    expect(errorsOf(home)).toEqual([expect.stringContaining(`${file} could not be read.`)]);
    expect(errorsOf(home)[0]).toContain(sentence);
    await home.core.commands['save-account'](formFor(home.practice));
    await home.core.commands['change-settings']({ ...defaultSettings, theme: 'dark' });
    expect((await stat(file)).isDirectory()).toBe(true);
  });
});

it('a file that another program changes meanwhile is kept, and said', async () => {
  const home = await openTestCore();
  await signInToCore(home);
  const file = path.join(home.folder, 'accounts.json');
  // The last that the app writes by itself.
  await expect.poll(() => readFile(file, 'utf8')).toContain('"wereAccepted": true');
  await writeFile(file, '{ "mine": true }');
  await home.core.commands['save-account'](
    formFor(home.practice, { who: '47', accountName: 'Other' }),
  );
  await home.until(({ errors }) => errors.length > 0);
  expect(errorsOf(home)).toEqual([
    expect.stringMatching(/Another program changed accounts\.json .* accounts\.changed-\d+\.json/),
  ]);
  const aside = (await readdir(home.folder)).find((name) => name.includes('.changed-'))!;
  expect(await readFile(path.join(home.folder, aside), 'utf8')).toBe('{ "mine": true }');
});

describe('the files of the app', () => {
  it.each([
    ['ENOSPC', /^The disk is full.*Free some space\.$/],
    ['EDQUOT', /^The disk is full.*Free some space\.$/],
    ['EACCES', /^CasJobs Tray is not allowed to write.*Allow writing in .*\.$/],
    ['EROFS', /^CasJobs Tray is not allowed to write.*Allow writing in .*\.$/],
    ['EIO', /could not be saved\..*Check the disk that holds .*\.$/],
  ])('say why they cannot be written: %s', async (code, sentence) => {
    const files = await openFiles(await temporaryFolder(), () => undefined);
    files.watchesUnwritten(Object.assign(new Error(), { code }));
    expect(files.errors()).toMatchObject([{ code: 'file' }]);
    expect(files.errors()[0]?.detail).toMatch(sentence);
  });

  it('say when what is to be said of them changes, once each time', async () => {
    let changes = 0;
    const files = await openFiles(await temporaryFolder(), () => (changes += 1));
    files.watchesUnwritten(new Error());
    files.watchesUnwritten(new Error());
    expect([changes, files.errors().length]).toEqual([1, 1]);
    await files.watches.change((now) => now);
    await files.settled();
    expect([changes, files.errors().length]).toEqual([2, 0]);
  });

  it('are settled when every change of the watches lies on the disk, or has failed', async () => {
    const folder = await temporaryFolder();
    const files = await openFiles(folder, () => undefined);
    for (let times = 0; times < 5; times += 1) void files.watches.change((now) => now);
    await files.settled();
    const written = await readFile(path.join(folder, 'watches.json'), 'utf8');
    expect(JSON.parse(written)).toEqual({
      version: 1,
      watches: [],
      pendingOutcomes: [],
      sentCancels: 0,
    });
    await removeFolder(folder);
    const failing = files.watches.change((now) => now);
    await files.settled();
    await expect(failing).rejects.toThrow();
  });
});
