// Connects the app to the desktop beyond tray and window: the global shortcut, the number on its icon, the screen lock, the
// network, and whether there is a tray at all. Connects Electron with the modules that decide.
import os from 'node:os';
import path from 'node:path';
import { app, globalShortcut, net, screen, type Rectangle } from 'electron';
import { createDesktop, isNativeWayland, isWayland, withPortal } from './desktop-features.ts';
import { canMinimize, trayAdviceOf } from './tray-hints.ts';
import { watchProgram } from './program-watch.ts';
import { watchScreenLock, type ScreenLock } from './screen-lock.ts';
import { openSessionBus, openSystemBus } from './session-bus.ts';
import { asksBeforeReading, createShortcut } from '../shortcut/shortcut.ts';
import type { DesktopView, Snapshot } from '../core/view-model/snapshot.ts';
import { createBadge, type Badge } from '../tray/badge.ts';
import type { AppWindow } from '../window/app-window.ts';
import type { Log } from '../log.ts';
import { createDesktopLog } from './log-facts.ts';
import { watchNetwork } from './network-monitor.ts';
import * as paths from './app-paths.ts';
import { startsHidden } from './lifecycle.ts';

const { platform, env } = process;

/** How long a panel may be missing after login; ms. */
const GRACE_AT_LOGIN_MS = 20_000;
const GRACE_MS = 5000;

/** Sets Chromium's switches. Call it before Electron is ready. */
export const prepareDesktopIntegration = (): void => {
  // If the GPU does not work, a window that is made before Chromium has noticed that gets no frame and never
  // appears (https://github.com/electron/electron/issues/48321). This page is fast enough without a GPU.
  if (onWayland()) app.disableHardwareAcceleration();
  if (platform !== 'linux' || !isWayland(env)) return;
  const given = app.commandLine.getSwitchValue('enable-features');
  app.commandLine.appendSwitch('enable-features', withPortal(given));
};

/** Whether windows are native on Wayland, where they can't be placed, nor brought back once minimized. */
export const onWayland = (): boolean =>
  platform === 'linux' &&
  isNativeWayland(
    app.commandLine.getSwitchValue('ozone-platform'),
    env,
    Number.parseInt(process.versions.electron, 10),
  );

/** Whether a window that is closed can be minimized instead, if there is no tray. */
export const staysMinimized = (): boolean => canMinimize(platform, env, onWayland());

interface DesktopIntegrationParts {
  readonly window: AppWindow;
  readonly log: Log;
  /** The global shortcut was pressed. */
  readonly cancelById: () => void;
  /** Whether the user was told that this desktop shows no tray icons. */
  readonly wasTold: () => boolean;
  /** `view()` has changed. */
  readonly changed: () => void;
  readonly networkBack: () => void;
  /** The desktop reports that its screen was locked or unlocked. */
  readonly screenLocked: () => void;
  readonly screenUnlocked: () => void;
  /** Where the tray's icon is; null if there is none. */
  readonly trayBounds: () => Rectangle | null;
}

/** On other systems Electron reports it; see lifecycle.ts. */
const hearScreenLock = ({
  screenLocked,
  screenUnlocked,
  changed,
}: DesktopIntegrationParts): ScreenLock =>
  platform === 'linux'
    ? watchScreenLock({
        openBus: openSessionBus,
        openSystemBus,
        pid: process.pid,
        locked: screenLocked,
        unlocked: screenUnlocked,
        changed,
      })
    : { isWatched: () => true, close: () => undefined };

const badgeOn = (window: AppWindow): Badge =>
  createBadge({
    platform,
    setCount: (count) => void app.setBadgeCount(count),
    setOverlay: (picture, words) =>
      window.setOverlay(
        picture === null ? null : path.join(paths.badgeFolder(), `${picture}.png`),
        words,
      ),
  });

export const createDesktopIntegration = (parts: DesktopIntegrationParts) => {
  const { window, cancelById, wasTold, changed, networkBack, trayBounds } = parts;
  const lookAtNetwork = watchNetwork({ isOnline: () => net.isOnline(), back: networkBack });
  /** Without a tray the window replaces it: shown at once if the user was not told yet, otherwise minimized. */
  const keepReachable = (): void => {
    if (!desktop.isTrayMissing() || window.isOpen()) return;
    if (!wasTold()) window.show();
    else if (staysMinimized()) window.minimize();
  };
  const desktop = createDesktop({
    platform,
    env,
    changed: () => {
      changed();
      keepReachable();
    },
    graceMs: startsHidden() ? GRACE_AT_LOGIN_MS : GRACE_MS,
    menuBar: {
      item: trayBounds,
      screens: () => screen.getAllDisplays().map(({ bounds }) => bounds),
    },
  });
  const shortcut = createShortcut({
    register: (keys, act) => globalShortcut.register(keys, act),
    unregister: (keys) => globalShortcut.unregister(keys),
    act: cancelById,
    changed,
    desktop: () => desktop.shortcuts(),
  });
  const screenLock = hearScreenLock(parts);
  const program = watchProgram({ file: paths.programFile(), changed });
  const note = createDesktopLog(parts.log);
  const badge = badgeOn(window);
  return {
    isTrayMissing: () => desktop.isTrayMissing(),
    view: (): DesktopView => ({
      trayMissing: desktop.isTrayMissing(),
      closeMinimizes: desktop.isTrayMissing() && staysMinimized(),
      trayAdvice: trayAdviceOf(platform, env),
      shortcut: shortcut.state(),
      ...(asksBeforeReading(platform, os.release()) ? { pastesByHand: true } : {}),
      ...(screenLock.isWatched() ? {} : { noScreenLock: true }),
      ...(program.isReplaced() ? { isUpgraded: true } : {}),
    }),
    render: (snapshot: Snapshot): void => {
      shortcut.follow(snapshot.settings.shortcut);
      badge.render(snapshot, Date.now());
      lookAtNetwork(snapshot);
      desktop.check();
      note(snapshot.desktop);
    },
    close: (): void => {
      shortcut.close();
      screenLock.close();
      program.close();
      desktop.close();
    },
  };
};
