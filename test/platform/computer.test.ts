// What the app does about the computer it runs on: where its files lie, what its log tells, when timers are late.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createDesktopLog,
  withAutostartLog,
  watchTimerLag,
  supportFacts,
  type Computer,
} from '../../electron/platform/log-facts.ts';
import { showTrayOverflowHint } from '../../electron/platform/tray-hints.ts';
import { localDataFolder } from '../../electron/platform/system-facts.ts';
import type { Log } from '../../electron/log.ts';
import type { AutostartState } from '../../electron/autostart/autostart-state.ts';
import type { Notice } from '../../electron/notifications/notifications.ts';
import { openSettings } from '../../electron/settings/settings-store.ts';
import { temporaryFolder } from '../fakes/temporary-folder.ts';

describe("Chromium's own files", () => {
  const env = { LOCALAPPDATA: 'C:\\Users\\Zoë O’Brien\\AppData\\Local' };

  it('stay on the computer where the profile may roam', () => {
    expect(localDataFolder('win32', env, 'CasJobs Tray')).toBe(
      'C:\\Users\\Zoë O’Brien\\AppData\\Local\\CasJobs Tray',
    );
  });

  it.each([
    ['win32', {}],
    ['win32', { LOCALAPPDATA: 'Local' }],
    ['darwin', env],
    ['linux', env],
  ] as const)('lie in the profile on %s with %j', (platform, given) => {
    expect(localDataFolder(platform, given, 'CasJobs Tray')).toBeNull();
  });
});

describe('the first line of the log', () => {
  const computer = (platform: NodeJS.Platform): Computer => ({
    platform,
    arch: 'arm64',
    release: '25.1.0',
    versions: { electron: '45.5.0' },
    appVersion: '0.1.0',
    isPackaged: true,
    isInApplications: () => false,
    env: { XDG_CURRENT_DESKTOP: 'ubuntu:GNOME', XDG_SESSION_TYPE: 'wayland', HOME: '/home/zoë' },
  });

  it('tells what a helper has to know', () => {
    const facts = { version: '0.1.0', electron: '45.5.0', release: '25.1.0', arch: 'arm64' };
    expect(supportFacts(computer('win32'))).toEqual({
      ...facts,
      platform: 'win32',
      packaged: true,
    });
    expect(supportFacts(computer('darwin'))).toEqual({
      ...facts,
      platform: 'darwin',
      packaged: true,
      inApplications: false,
    });
    expect(supportFacts(computer('linux'))).toEqual({
      ...facts,
      platform: 'linux',
      packaged: true,
      desktop: 'ubuntu:GNOME',
      session: 'wayland',
    });
  });
});

describe('timers that come late', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const MINUTE = 60_000;

  const watched = () => {
    const at = { slept: 0 };
    const lines: unknown[] = [];
    const end = watchTimerLag(
      (event, facts) => lines.push([event, facts]),
      () => Date.now() + at.slept,
    );
    const late = (ms: number): void => {
      at.slept += ms;
      vi.advanceTimersByTime(MINUTE);
    };
    return { lines, late, end };
  };

  it('are told in the log, once an hour', () => {
    const { lines, late } = watched();
    late(0);
    late(14_000);
    expect(lines).toEqual([]);
    late(90_000);
    late(90_000);
    expect(lines).toEqual([['timers-late', { seconds: 90 }]]);
    for (let minute = 0; minute < 60; minute += 1) late(0);
    late(30_000);
    expect(lines).toHaveLength(2);
  });

  it('are not looked at after the end', () => {
    const { end } = watched();
    end();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('closing the window for the first time', () => {
  const close = async (platform: NodeJS.Platform, times = 1) => {
    const settings = await openSettings({ folder: await temporaryFolder() });
    const notices: Notice[] = [];
    for (let time = 0; time < times; time += 1) {
      showTrayOverflowHint(settings, (notice) => notices.push(notice), platform);
      await vi.waitFor(() => expect(settings.value().dismissedInTray).toBe(platform === 'win32'));
    }
    return notices.map(({ title }) => title);
  };

  it('on Windows tells once where the app goes on', async () => {
    expect(await close('win32', 2)).toEqual(['CasJobs Tray keeps running in the tray']);
  });

  it.each(['darwin', 'linux'] as const)('on %s tells nothing', async (platform) => {
    expect(await close(platform)).toEqual([]);
  });
});

describe('the log tells what the system gives the app', () => {
  const noted = () => {
    const lines: unknown[] = [];
    const log: Log = (event, facts) => lines.push([event, facts]);
    return { lines, log };
  };

  it('at first and when it changes: tray, shortcut, notices, screen lock', () => {
    const { lines, log } = noted();
    const note = createDesktopLog(log);
    const view = { trayMissing: false, closeMinimizes: false, shortcut: 'off' } as const;
    const facts = { tray: true, shortcut: 'off', notices: true, screenLock: true };
    note(view);
    note({ ...view, closeMinimizes: true });
    expect(lines).toEqual([['desktop', facts]]);
    note({ ...view, trayMissing: true, noNotices: { reason: 'Zoë said no' }, noScreenLock: true });
    const worse = { ...facts, tray: false, notices: false, screenLock: false };
    expect(lines.slice(1)).toEqual([['desktop', worse]]);
  });

  it('start at login, and never the path of another copy', async () => {
    const { lines, log } = noted();
    const answers: AutostartState[] = [
      { kind: 'off' },
      { kind: 'off' },
      { kind: 'blocked', system: 'macos' },
      { kind: 'on', other: '/home/zoë/casjobs-tray' },
    ];
    const next = () => Promise.resolve(answers.shift()!);
    const login = withAutostartLog({ read: next, set: next, repair: next }, log);
    await login.read();
    await login.repair();
    await login.set(true);
    expect(await login.read()).toEqual({ kind: 'on', other: '/home/zoë/casjobs-tray' });
    expect(lines).toEqual(
      ['off', 'blocked', 'other-copy'].map((state) => ['start-at-login', { state }]),
    );
  });
});
