// A desktop without a tray: what would give it one, and what it can do with a window instead. Pure.
import type { Environment } from './wayland.ts';

export type TrayAdvice = 'gnome' | 'bar' | 'menu-bar' | 'plain';

/** They have no panel but the bar of their person's choice, and nowhere to put a minimized window. */
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

/** `XDG_CURRENT_DESKTOP` may name several: the desktop itself, and what it is like. */
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

/** Whether a minimized window can be seen and brought back there. */
export const canMinimize = (
  platform: NodeJS.Platform,
  env: Environment,
  isNativeWayland: boolean,
): boolean => platform !== 'linux' || !(isNativeWayland || isTiling(env));
