import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../../electron/settings/settings.ts';
import { openSettings } from '../../electron/settings/settings-store.ts';
import { temporaryFolder, removeFolder } from '../fakes/temporary-folder.ts';
import { isUnix, unixOnly } from '../skips.ts';

const dark: Settings = { ...defaultSettings, theme: 'dark' };

const fileIn = (folder: string): string => path.join(folder, 'settings.json');
const written = async (folder: string): Promise<unknown> =>
  JSON.parse(await readFile(fileIn(folder), 'utf8'));

/** A folder with this settings file. */
const folderWith = async (text: string): Promise<string> => {
  const folder = await temporaryFolder();
  await writeFile(fileIn(folder), text);
  return folder;
};

describe('settings store', () => {
  it('returns the defaults at the first start and writes no file', async () => {
    const folder = await temporaryFolder();
    const settings = await openSettings({ folder });
    expect(settings.value()).toEqual(defaultSettings);
    expect(settings.error()).toBeNull();
    expect(await readdir(folder)).toEqual([]);
  });

  it('restores the settings at the next start, also in a new folder', async () => {
    const folder = path.join(await temporaryFolder(), 'not/yet');
    await (await openSettings({ folder })).change(dark);
    expect((await openSettings({ folder })).value()).toEqual(dark);
  });

  it('notifies subscribers once the settings are written, until they unsubscribe', async () => {
    const folder = await temporaryFolder();
    const settings = await openSettings({ folder });
    const heard: string[] = [];
    const stop = settings.onChange(({ theme }) => heard.push(theme));
    const change = settings.change(dark);
    expect(settings.value()).toEqual(defaultSettings);
    await change;
    stop();
    await settings.change(defaultSettings);
    expect(heard).toEqual(['dark']);
  });

  it('writes the last of many changes and leaves no other file', async () => {
    const folder = await temporaryFolder();
    const settings = await openSettings({ folder });
    const wishes = Array.from({ length: 20 }, (_, at) => (at % 2 ? dark : defaultSettings));
    await Promise.all(wishes.map((wish) => settings.change(wish)));
    expect(settings.value()).toEqual(dark);
    await settings.settled();
    expect((await openSettings({ folder })).value()).toEqual(dark);
    expect((await readdir(folder)).sort()).toEqual(['settings.backup.json', 'settings.json']);
  });

  it.runIf(isUnix)('makes its file readable by its owner only', unixOnly, async () => {
    const folder = await folderWith(JSON.stringify(dark));
    await (await openSettings({ folder })).change(defaultSettings);
    expect((await stat(fileIn(folder))).mode & 0o777).toBe(0o600);
  });
});

describe('a settings file of another version', () => {
  it('gets the defaults for missing values', async () => {
    const folder = await folderWith('{ "theme": "dark", "notices": { "done": false } }');
    const settings = await openSettings({ folder });
    expect(settings.error()).toBeNull();
    expect(settings.value()).toEqual({
      ...dark,
      notices: { ...defaultSettings.notices, done: false },
    });
  });

  it('is written with the present names of its settings', async () => {
    const folder = await folderWith('{ "theme": "dark", "idleLooks": false, "toldNoTray": true }');
    const settings = await openSettings({ folder });
    await settings.change({ startAtLogin: true });
    const changed = { backgroundChecks: false, dismissedNoTray: true, startAtLogin: true };
    expect(await written(folder)).toEqual({ ...dark, ...changed, version: 1 });
  });

  it('keeps unknown values', async () => {
    const newer = { ...dark, version: 7, later: [1], notices: { ...dark.notices, sound: 'bell' } };
    const folder = await folderWith(JSON.stringify(newer));
    const settings = await openSettings({ folder });
    expect(settings.value()).toEqual(dark);
    await settings.change({ ...dark, startAtLogin: true });
    expect(await written(folder)).toEqual({ ...newer, startAtLogin: true });
  });

  it("gets this version's number if it had none", async () => {
    const folder = await folderWith(JSON.stringify(dark));
    await (await openSettings({ folder })).change(dark);
    expect(await written(folder)).toEqual({ ...dark, version: 1 });
  });
});

describe('an invalid settings value', () => {
  it.each([
    [{ theme: 'high-contrast' }, {}],
    [{ keepInTray: 'yes' }, {}],
    [{ shortcut: 'Ctrl+Hyper+K' }, {}],
    [{ notices: null }, {}],
    [{ notices: [true] }, {}],
    [{ notices: { ...dark.notices, done: 'sound' } }, {}],
  ])('%j falls back alone and stays in the file until it is changed', async (odd, now) => {
    const kept = { ...dark, keepInTray: false, startAtLogin: true, ...odd };
    const folder = await folderWith(JSON.stringify(kept));
    const settings = await openSettings({ folder });
    const read = settings.value();
    const [name = ''] = Object.keys(odd);
    expect(read).toEqual({
      ...kept,
      ...now,
      [name]: defaultSettings[name as keyof Settings],
    });
    expect(settings.error()?.detail).toContain(`settings.json: ${name}`);
    await settings.change({ ...read, dismissedNoTray: true });
    expect(await written(folder)).toEqual({ ...kept, dismissedNoTray: true, version: 1 });
  });

  it('is replaced when that setting is changed', async () => {
    const folder = await folderWith(JSON.stringify({ ...dark, theme: 'high-contrast' }));
    const settings = await openSettings({ folder });
    await settings.change({ ...settings.value(), theme: 'light' });
    expect(await written(folder)).toMatchObject({ theme: 'light' });
  });

  it.each([
    [
      { ...dark.lock, afterMinutes: 30 },
      { ...dark.lock, afterMinutes: 15 },
    ],
    [
      { ...dark.lock, afterMinutes: 0.5 },
      { ...dark.lock, afterMinutes: 1 },
    ],
    [
      { ...dark.lock, afterMinutes: 'always' },
      { ...dark.lock, afterMinutes: 1 },
    ],
    [
      { ...dark.lock, withScreen: 'lid' },
      { ...dark.lock, withScreen: true },
    ],
    [
      { ...dark.lock, letsCancel: 'own' },
      { ...dark.lock, letsCancel: false },
    ],
    ['always', { afterMinutes: 1, withScreen: true, letsCancel: false }],
    [null, { afterMinutes: 1, withScreen: true, letsCancel: false }],
  ])('for the app lock locks it: %j', async (lock, closed) => {
    const settings = await openSettings({
      folder: await folderWith(JSON.stringify({ ...dark, lock })),
    });
    expect(settings.value()).toEqual({ ...dark, lock: closed });
    expect(settings.error()?.detail).toMatch(/: lock.*The accounts are locked to be safe\.$/);
  });
});

describe('the program in the settings file', () => {
  const program = { isOn: true, path: '/usr/bin/notify', arguments: ['a b', ''] };

  it('is there again at the next start, with what a newer version keeps there', async () => {
    const folder = await folderWith(JSON.stringify({ program: { ...program, onlyFor: 'failed' } }));
    const settings = await openSettings({ folder });
    expect(settings.value().program).toEqual(program);
    expect(settings.error()).toBeNull();
    await settings.change({ program: { ...program, isOn: false } });
    expect(await written(folder)).toMatchObject({
      program: { ...program, isOn: false, onlyFor: 'failed' },
    });
  });

  it.each([
    { ...program, arguments: ['a', 5] },
    { ...program, arguments: ['a\nb'] },
    { ...program, path: '' },
    { ...program, isOn: 'sometimes' },
    { isOn: true, path: '/usr/bin/notify' },
    '/usr/bin/notify',
  ])('that is not understood in full does not run, and stays in the file: %j', async (odd) => {
    const folder = await folderWith(JSON.stringify({ program: odd }));
    const settings = await openSettings({ folder });
    expect(settings.value().program).toBeNull();
    expect(settings.error()?.detail).toContain('settings.json: program.');
    await settings.change({ theme: 'dark' });
    expect(await written(folder)).toMatchObject({ program: odd });
  });
});

describe('an unusable settings file', () => {
  it.each(['', '{', '[]', 'null', '"dark"'])(
    '%j is quarantined and reported, and the app continues',
    async (text) => {
      const folder = await folderWith(text);
      const settings = await openSettings({ folder });
      expect(settings.value()).toEqual(defaultSettings);
      const [aside, ...more] = await readdir(folder);
      expect(more).toEqual([]);
      expect(aside).toMatch(/^settings\.damaged-\d+\.json$/);
      expect(await readFile(path.join(folder, aside!), 'utf8')).toBe(text);
      expect(settings.error()).toEqual({
        code: 'file',
        detail:
          `The settings file was damaged; it was kept as ${aside!}. ` +
          'The settings are back to their defaults.',
      });
      await settings.change(dark);
      expect(settings.error()).toBeNull();
      expect((await openSettings({ folder })).value()).toEqual(dark);
    },
  );

  it('that is a folder is left alone, and changes are rejected', async () => {
    const folder = await temporaryFolder();
    await mkdir(fileIn(folder));
    const settings = await openSettings({ folder });
    expect(settings.value()).toEqual(defaultSettings);
    expect(settings.error()?.detail).toBe(
      `${fileIn(folder)} could not be read. The settings are back to their defaults and can't be ` +
        'changed. Check the file and its disk, then quit and start CasJobs Tray again.',
    );
    await expect(settings.change(dark)).rejects.toThrow();
    expect(settings.value()).toEqual(defaultSettings);
    expect((await stat(fileIn(folder))).isDirectory()).toBe(true);
  });
});

describe('a settings change that cannot be written', () => {
  it('is rejected without a notification, keeps the old settings and allows the next change', async () => {
    const folder = path.join(await temporaryFolder(), 'settings');
    const settings = await openSettings({ folder });
    await settings.change(dark);
    const heard: unknown[] = [];
    settings.onChange((value) => heard.push(value));
    await removeFolder(folder);
    await expect(settings.change(defaultSettings)).rejects.toThrow();
    expect(settings.value()).toEqual(dark);
    expect(heard).toEqual([]);
    await mkdir(folder);
    await settings.change({ ...dark, keepInTray: false });
    expect((await openSettings({ folder })).value()).toEqual({ ...dark, keepInTray: false });
  });
});
