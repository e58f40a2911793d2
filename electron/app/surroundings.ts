// What the system around the app gives it beyond tray and window: keys for everywhere, a number on its icon, and a
// word on whether there is a tray at all. Connects Electron with the rooms that decide.
import path from 'node:path';
import { app, clipboard, globalShortcut, net } from 'electron';
import { createDesktop } from '../session/desktop.ts';
import { isWayland, withPortal } from '../session/wayland.ts';
import { jobIdIn } from '../shortcut/job-id-in.ts';
import { createShortcut } from '../shortcut/shortcut.ts';
import type { DesktopView, Snapshot } from '../snapshot.ts';
import { createBadge } from '../tray/badge.ts';
import type { AppWindow } from '../window/window.ts';
import { watchNetwork } from './network.ts';
import * as paths from './paths.ts';
import type { Show } from './tray-actions.ts';
import { startsHidden } from './wishes.ts';

const { platform, env } = process;

/** A panel starts after a program that starts at login; ms. */
const GRACE_AT_LOGIN_MS = 20_000;
const GRACE_MS = 5000;

/** What has to be told to Chromium before it is ready. */
export const prepareSurroundings = (): void => {
  if (platform !== 'linux' || !isWayland(env)) return;
  const given = app.commandLine.getSwitchValue('enable-features');
  app.commandLine.appendSwitch('enable-features', withPortal(given));
};

export interface SurroundingsParts {
  readonly window: AppWindow;
  readonly show: Show;
  /** Whether the person knows that this desktop shows no tray icons. */
  readonly wasTold: () => boolean;
  /** `view()` has changed. */
  readonly changed: () => void;
  readonly networkBack: () => void;
}

export const createSurroundings = (parts: SurroundingsParts) => {
  const { window, show, wasTold, changed, networkBack } = parts;
  const lookAtNetwork = watchNetwork({ isOnline: () => net.isOnline(), back: networkBack });
  /** Where there is no tray the window stands for it; who has not been told is shown it at once. */
  const keepReachable = (): void => {
    if (!desktop.isTrayMissing() || window.isOpen()) return;
    if (wasTold()) window.minimize();
    else window.show();
  };
  /** Of all that may lie in the clipboard, a job ID alone is passed on. */
  const cancelById = (): void => {
    const open = (copied: string): void =>
      show({ view: 'cancel-by-id', accountKey: null, jobId: jobIdIn(copied) });
    // Electron 33 answers at once, 45 by a promise.
    void Promise.resolve(clipboard.readText()).then(open, () => open(''));
  };
  const desktop = createDesktop({
    ...{ platform, env },
    changed: () => {
      changed();
      keepReachable();
    },
    graceMs: startsHidden() ? GRACE_AT_LOGIN_MS : GRACE_MS,
  });
  const shortcut = createShortcut({
    register: (keys, act) => globalShortcut.register(keys, act),
    unregister: (keys) => globalShortcut.unregister(keys),
    act: cancelById,
    changed,
    desktop: () => desktop.shortcuts(),
  });
  const badge = createBadge({
    platform,
    setCount: (count) => void app.setBadgeCount(count),
    setOverlay: (picture, words) =>
      window.setOverlay(
        picture === null ? null : path.join(paths.badgeFolder(), `${picture}.png`),
        words,
      ),
  });
  return {
    cancelById,
    isTrayMissing: () => desktop.isTrayMissing(),
    view: (): DesktopView => ({
      trayMissing: desktop.isTrayMissing(),
      shortcut: shortcut.state(),
    }),
    render: (snapshot: Snapshot): void => {
      shortcut.follow(snapshot.settings.shortcut);
      badge.render(snapshot, Date.now());
      lookAtNetwork(snapshot);
    },
    close: (): void => {
      shortcut.close();
      desktop.close();
    },
  };
};
