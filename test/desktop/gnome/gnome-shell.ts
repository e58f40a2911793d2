// What GNOME Shell shows, read from the shell itself.
import { expect } from '@playwright/test';
import * as v from 'valibot';
import { openBus, type Bus } from '../dbus.ts';
import type { DesktopDriver } from '../shared/desktop-driver.ts';

const onShell = async <T>(use: (bus: Bus) => Promise<T>): Promise<T> => {
  const bus = openBus();
  try {
    return await use(bus);
  } finally {
    bus.close();
  }
};

const EvalSchema = v.tuple([v.literal(true), v.string()]);

const SizesSchema = v.array(v.object({ width: v.number(), height: v.number() }));

/** Runs JavaScript in the shell. @returns its value */
const evaluate = async (script: string): Promise<unknown> => {
  const answer = await onShell((bus) =>
    bus.call({
      to: 'org.gnome.Shell',
      path: '/org/gnome/Shell',
      method: 'org.gnome.Shell.Eval',
      signature: 's',
      body: [script],
    }),
  );
  const [, value] = v.parse(EvalSchema, answer);
  return value === '' ? undefined : JSON.parse(value);
};

const ours = `global.get_window_actors().map((actor) => actor.meta_window)
  .filter((window) => window.get_wm_class() === 'org.casjobs_tray.CasJobsTray')`;

const watcher = 'org.kde.StatusNotifierWatcher';

/** Waits until the session is ready: no overview, and no notification of the shell. */
export const waitForDesktop = (): Promise<void> =>
  expect(async () => {
    await evaluate('Main.overview.hide()');
    await evaluate('Main.messageTray.getSources().forEach((source) => source.destroy())');
    const isBusy = 'Main.layoutManager._startingUp || Main.overview.visible';
    expect(await evaluate(isBusy)).toBe(false);
  }).toPass();

/** Turns the extension for tray icons on or off. */
export const showTrayIcons = (on: boolean): Promise<void> =>
  onShell(async (bus) => {
    const method = `org.gnome.Shell.Extensions.${on ? 'Enable' : 'Disable'}Extension`;
    const shell = { to: 'org.gnome.Shell', path: '/org/gnome/Shell' };
    await bus.call({ ...shell, method, signature: 's', body: ['ubuntu-appindicators@ubuntu.com'] });
    const isShown = (): Promise<unknown> =>
      bus
        .property(watcher, '/StatusNotifierWatcher', watcher, 'IsStatusNotifierHostRegistered')
        .catch(() => false);
    await expect.poll(isShown).toBe(on);
  });

export const gnome: DesktopDriver = {
  // Official Electron chooses Wayland by itself; the fallback is older.
  args: ['--ozone-platform=wayland'],
  visibleWindows: async () =>
    v.parse(v.number(), await evaluate(`${ours}.filter((window) => !window.minimized).length`)),
  focusedSize: async () => {
    const size = '{ const { width, height } = window.get_frame_rect(); return { width, height }; }';
    const focused = `${ours}.filter((window) => window.has_focus())`;
    const [found] = v.parse(SizesSchema, await evaluate(`${focused}.map((window) => ${size})`));
    return found ?? null;
  },
  loseFocus: async () => {
    await evaluate('global.display.unset_input_focus(global.get_current_time())');
  },
  closeWindow: async () => {
    await evaluate(`${ours}.forEach((window) => window.delete(global.get_current_time()))`);
  },
  shownNotifications: async () => {
    const all = 'Main.messageTray.getSources().flatMap((source) => source.notifications)';
    return v.parse(v.array(v.string()), await evaluate(`${all}.map(({ title }) => title)`));
  },
  takeScreenshot: async (file) => {
    // A notification that slides in or out is neither hidden nor shown.
    const state = 'Main.messageTray._notificationState';
    await expect.poll(() => evaluate(`[0, 2].includes(${state})`)).toBe(true);
    await onShell((bus) =>
      bus.call({
        to: 'org.gnome.Shell.Screenshot',
        path: '/org/gnome/Shell/Screenshot',
        method: 'org.gnome.Shell.Screenshot.Screenshot',
        signature: 'bbs',
        body: [false, false, file],
      }),
    );
  },
};
