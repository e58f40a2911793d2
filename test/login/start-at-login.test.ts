import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { autostartEntry, autostartFile, programOf } from '../../electron/login/autostart-entry.ts';
import {
  createStartAtLogin,
  type LoginItem,
  type LoginParts,
} from '../../electron/login/start-at-login.ts';
import { ownFolder } from '../settings/folder.ts';

/** What a desktop makes of an entry's `Exec`: the steps of the specification, undone in its order. */
const commandIn = (entry: string): string[] => {
  const line = /^Exec=(.*)$/m.exec(entry)?.[1] ?? '';
  const escapes: Record<string, string> = { s: ' ', n: '\n', t: '\t', r: '\r', '\\': '\\' };
  const value = line.replace(/\\(.)/g, (_, sign: string) => escapes[sign] ?? `?${sign}`);
  const words = [...value.matchAll(/"((?:\\["`$\\]|[^"`$\\])*)"|([^\s"'\\><~|&;$*?#()`]+)/g)];
  expect(words.map(([word]) => word).join(' ')).toBe(value);
  return words.map(([, quoted, bare]) =>
    (quoted?.replace(/\\(.)/gs, '$1') ?? bare ?? '').replaceAll('%%', '%'),
  );
};

const partsIn = (home: string, more: Partial<LoginParts> = {}): LoginParts => ({
  platform: 'linux',
  program: '/opt/CasJobs Tray/casjobs-tray',
  home,
  env: {},
  setLoginItem: () => expect.unreachable('Linux has no login items'),
  ...more,
});

describe('start at login on Linux', () => {
  it('puts an entry where the desktop looks for it, and takes it away again', async () => {
    const home = await ownFolder();
    const login = createStartAtLogin(partsIn(home));
    await login.set(true);
    const entry = path.join(home, '.config/autostart/casjobs-tray.desktop');
    expect(commandIn(await readFile(entry, 'utf8'))).toEqual([
      '/opt/CasJobs Tray/casjobs-tray',
      '--hidden',
    ]);
    await login.set(false);
    expect(await readdir(path.dirname(entry))).toEqual([]);
  });

  it('is no trouble to switch off where it never was on, or on twice', async () => {
    const login = createStartAtLogin(partsIn(await ownFolder()));
    await login.set(false);
    await login.set(true);
    await expect(login.set(true)).resolves.toBeUndefined();
  });

  it('says so when the entry cannot be written', async () => {
    const home = await ownFolder();
    await writeFile(path.join(home, '.config'), 'a file in the way');
    await expect(createStartAtLogin(partsIn(home)).set(true)).rejects.toThrow();
  });

  it('starts the AppImage, not the mount in which it lies while it runs', async () => {
    const home = await ownFolder();
    const env = {
      XDG_CONFIG_HOME: path.join(home, 'conf'),
      APPIMAGE: '/home/e/Apps/CasJobs.AppImage',
    };
    await createStartAtLogin(partsIn(home, { env, program: '/tmp/.mount_x/casjobs-tray' })).set(
      true,
    );
    const entry = await readFile(path.join(home, 'conf/autostart/casjobs-tray.desktop'), 'utf8');
    expect(commandIn(entry)).toEqual(['/home/e/Apps/CasJobs.AppImage', '--hidden']);
  });

  it('ignores places that are not absolute, as the specification says', () => {
    const env = { XDG_CONFIG_HOME: 'conf', APPIMAGE: 'CasJobs.AppImage' };
    expect(autostartFile({ home: '/home/e', env })).toBe(
      '/home/e/.config/autostart/casjobs-tray.desktop',
    );
    expect(programOf('/opt/casjobs-tray', { home: '/home/e', env })).toBe('/opt/casjobs-tray');
    expect(autostartFile({ home: '/home/e', env: { XDG_CONFIG_HOME: '' } })).toContain('/.config/');
  });

  it.each([
    '/opt/a b/casjobs-tray',
    '/opt/$HOME/`id`/casjobs-tray',
    '/opt/"quoted"/casjobs-tray',
    String.raw`/opt/back\slash\n/casjobs-tray`,
    '/opt/100%/%f/%%u/casjobs-tray',
    "/opt/o'clock;rm -rf ~|&<>*?#()/casjobs-tray",
    '/opt/two\nlines\r\ttab/casjobs-tray',
    '/opt/Ünïcödé/casjobs-tray',
  ])('starts the very program, whatever its path is called: %j', (program) => {
    const entry = autostartEntry(program);
    expect(commandIn(entry)).toEqual([program, '--hidden']);
    expect(entry.split('\n').filter((line) => line.startsWith('Exec'))).toHaveLength(1);
    expect(entry.split('\n')).toHaveLength(9);
  });

  it('writes what the specification itself gives for a dollar and a backslash', () => {
    expect(autostartEntry(String.raw`/a$b\c`)).toContain(String.raw`Exec="/a\\$b\\\\c" --hidden`);
  });
});

describe.each(['win32', 'darwin'] as const)('start at login on %s', (platform) => {
  it('asks the system for it, hidden', async () => {
    const asked: LoginItem[] = [];
    const home = await ownFolder();
    const parts = partsIn(home, { platform, setLoginItem: (item) => asked.push(item) });
    const login = createStartAtLogin(parts);
    await login.set(true);
    await login.set(false);
    expect(asked.map(({ openAtLogin }) => openAtLogin)).toEqual([true, false]);
    expect(asked[0]?.args).toEqual(['--hidden']);
    expect(await readdir(home)).toEqual([]);
  });

  it('rejects, and does not throw, when the system says no', async () => {
    const setLoginItem = (): never => {
      throw new Error('no');
    };
    const login = createStartAtLogin(partsIn('/nowhere', { platform, setLoginItem }));
    await expect(login.set(true)).rejects.toThrow('no');
  });
});
