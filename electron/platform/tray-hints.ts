// Hints for a tray that is missing or hidden: what would add one, whether a window can be minimized instead, and where
// Windows puts new icons. No Electron.
import type { Environment } from './desktop-features.ts';
import type { Core } from '../core/core.ts';
import { noticeInTray, type Notice } from '../notifications/notifications.ts';

type TrayAdvice = 'gnome' | 'bar' | 'menu-bar' | 'plain';

/** Their only panel is a bar of the user's choice, and minimized windows can't be brought back. */
const tiling = [
  'sway',
  'wlroots',
  'hyprland',
  'river',
  'niri',
  'i3',
  'dwl',
  'dwm',
  'bspwm',
  'awesome',
  'xmonad',
  'qtile',
  'herbstluftwm',
  'scroll',
  'mango',
  'maomaowm',
];

/** `XDG_CURRENT_DESKTOP` may name several: the desktop, and those that it resembles. */
const desktopsOf = (env: Environment): readonly string[] =>
  (env['XDG_CURRENT_DESKTOP'] ?? '').toLowerCase().split(':');

const isTiling = (env: Environment): boolean =>
  desktopsOf(env).some((name) => tiling.includes(name));

export const trayAdviceOf = (platform: NodeJS.Platform, env: Environment): TrayAdvice => {
  if (platform === 'darwin') return 'menu-bar';
  if (platform !== 'linux') return 'plain';
  if (isTiling(env)) return 'bar';
  return desktopsOf(env).includes('gnome') ? 'gnome' : 'plain';
};

/** Whether a minimized window can be seen and brought back. */
export const canMinimize = (
  platform: NodeJS.Platform,
  env: Environment,
  isNativeWayland: boolean,
): boolean => platform !== 'linux' || !(isNativeWayland || isTiling(env));

/**
 * Tells the user once, when the window is closed, where the app still runs: Windows hides the icons of new programs behind
 * an arrow of its taskbar.
 */
export const showTrayOverflowHint = (
  settings: Core['settings'],
  notify: (notice: Notice) => void,
  platform: NodeJS.Platform = process.platform,
): void => {
  if (platform !== 'win32' || settings.value().dismissedInTray) return;
  notify(noticeInTray());
  // If this can't be saved, the hint is shown again.
  void settings.change({ dismissedInTray: true }).catch(() => undefined);
};
