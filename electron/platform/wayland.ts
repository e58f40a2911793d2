// What a Wayland session changes: a program gets keys of its own through the desktop's portal only, and the desktop
// asks its person, not the program (https://github.com/electron/electron/issues/52218).
import type { SessionBus } from './session-bus.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export const isWayland = (env: Environment): boolean =>
  env['XDG_SESSION_TYPE'] === 'wayland' || Boolean(env['WAYLAND_DISPLAY']);

/**
 * Whether Chromium itself talks Wayland, not X11 through XWayland. Since Electron 38 it chooses so in a Wayland session.
 * @param chosen the switch `--ozone-platform`, empty where it is not given
 */
export const isNativeWayland = (chosen: string, env: Environment, electron: number): boolean => {
  if (chosen !== '' && chosen !== 'auto') return chosen === 'wayland';
  const isAutomatic = chosen === 'auto' || electron >= 38;
  return isAutomatic && env['XDG_SESSION_TYPE'] === 'wayland' && Boolean(env['WAYLAND_DISPLAY']);
};

const portal = {
  name: 'org.freedesktop.portal.Desktop',
  path: '/org/freedesktop/portal/desktop',
  face: 'org.freedesktop.portal.GlobalShortcuts',
};

/** Whether this Wayland desktop can be asked for keys: KDE since 5.27, GNOME since 48, Hyprland. */
export const hasShortcutPortal = async (bus: SessionBus): Promise<boolean> =>
  typeof (await bus.property(portal, 'version')) === 'number';

/** The features that Chromium is started with: the given ones, and the way to that portal. */
export const withPortal = (given: string): string =>
  [...given.split(',').filter(Boolean), 'GlobalShortcutsPortal'].join(',');
