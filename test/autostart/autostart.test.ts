// Start at login on Windows and macOS, through calls that answer as those of Electron do.
import { describe, expect, it } from 'vitest';
import {
  createAutostart,
  type LoginItem,
  type LoginItemSettings,
} from '../../electron/autostart/autostart.ts';

/** Calls of a system that answers with the last of `answers` that has been reached by setting. */
const loginOn = (
  platform: NodeJS.Platform,
  before: LoginItemSettings,
  after: LoginItemSettings = before,
  isPackaged = true,
  program = '/it',
) => {
  const set: LoginItem[] = [];
  const asked: string[][] = [];
  const login = createAutostart({
    platform,
    isPackaged,
    program,
    home: '/nowhere',
    env: {},
    appId: 'it',
    getLoginItem: ({ args }) => {
      asked.push(args);
      return set.length === 0 ? before : after;
    },
    setLoginItem: (item) => set.push(item),
  });
  return { login, set, asked };
};

const offItem = { openAtLogin: false, executableWillLaunchAtLogin: false, launchItems: [] };
const onItem = {
  openAtLogin: true,
  executableWillLaunchAtLogin: true,
  launchItems: [{ enabled: true }],
};
/** As Task Manager leaves it: the value stays, and is not followed. */
const disabledItem = {
  openAtLogin: true,
  executableWillLaunchAtLogin: false,
  launchItems: [{ enabled: false }],
};

describe('start at login on Windows', () => {
  it('is asked of the system with the arguments with which it was set', async () => {
    const { login, set, asked } = loginOn('win32', offItem, onItem);
    expect(await login.read()).toEqual({ kind: 'off' });
    expect(await login.set(true)).toEqual({ kind: 'on', other: null });
    expect(set).toEqual([{ openAtLogin: true, args: ['--hidden'] }]);
    expect(new Set(asked.flat())).toEqual(new Set(['--hidden']));
  });

  it('that its person has disabled in Task Manager is not on, and is not enabled behind their back', async () => {
    const { login, set } = loginOn('win32', disabledItem, onItem);
    const blocked = { kind: 'blocked', system: 'windows' };
    expect(await login.read()).toEqual(blocked);
    expect(await login.repair()).toEqual(blocked);
    expect(await login.set(true)).toEqual(blocked);
    expect(set).toEqual([]);
  });

  it('that is disabled can be taken away', async () => {
    const { login, set } = loginOn('win32', disabledItem, offItem);
    expect(await login.set(false)).toEqual({ kind: 'off' });
    expect(set).toEqual([{ openAtLogin: false, args: ['--hidden'] }]);
  });

  it('that did not come to be is said to be refused', async () => {
    const { login } = loginOn('win32', offItem);
    expect(await login.set(true)).toEqual({ kind: 'refused', system: 'windows' });
    expect(await login.set(false)).toEqual({ kind: 'off' });
  });
});

describe('start at login on macOS', () => {
  const status = (name: string): LoginItemSettings => ({
    openAtLogin: name === 'enabled',
    status: name,
    launchItems: [],
  });

  it.each([
    ['enabled', { kind: 'on', other: null }],
    ['requires-approval', { kind: 'blocked', system: 'macos' }],
    ['not-registered', { kind: 'refused', system: 'macos' }],
    ['not-found', { kind: 'refused', system: 'macos' }],
  ])('once set is what the system made of it: %s', async (name, state) => {
    const { login, set } = loginOn('darwin', status('not-found'), status(name));
    expect(await login.read()).toEqual({ kind: 'off' });
    expect(await login.set(true)).toEqual(state);
    expect(set).toMatchObject([{ openAtLogin: true }]);
  });

  it('is refused from the place where macOS runs what was never moved, which is gone at the next login', async () => {
    const program =
      '/private/var/folders/x/AppTranslocation/8A1B/d/CasJobs Tray.app/Contents/MacOS/it';
    const { login, set } = loginOn('darwin', status('not-found'), status('enabled'), true, program);
    expect(await login.set(true)).toEqual({ kind: 'refused', system: 'macos' });
    expect(set).toEqual([]);
    await login.set(false);
    expect(set).toHaveLength(1);
  });

  it('is asked for again where it was not allowed yet', async () => {
    const { login, set } = loginOn('darwin', status('requires-approval'), status('enabled'));
    expect(await login.set(true)).toEqual({ kind: 'on', other: null });
    expect(set).toHaveLength(1);
  });
});

describe.each(['win32', 'darwin', 'linux'] as const)('while developing on %s', (platform) => {
  it('no Electron without the app is entered', async () => {
    const { login, set, asked } = loginOn(platform, offItem, onItem, false);
    for (const state of [await login.read(), await login.set(true), await login.repair()])
      expect(state).toEqual({ kind: 'none' });
    expect([set, asked]).toEqual([[], []]);
  });
});
