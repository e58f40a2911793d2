// What the desktop offers: a tray icon that is shown, and global shortcuts. Windows always has both; macOS may hide the
// icon; on Linux the desktop is asked over D-Bus.
import { openSessionBus, type SessionBus } from './session-bus.ts';

export interface Desktop {
  /** Whether it is known to show no tray icons. */
  isTrayMissing(): boolean;
  /** How a program gets a global shortcut: at once, after the desktop has asked the user, or not at all. */
  shortcuts(): 'plain' | 'asking' | 'closed';
  /** Checks again what is not reported by an event. */
  check(): void;
  close(): void;
}

interface DesktopParts {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** See watchTrayHost. */
  readonly graceMs: number;
  /** One of the answers has changed. */
  readonly changed: () => void;
  /** macOS: see watchMenuBarItem. */
  readonly menuBar: Pick<MenuBarParts, 'item' | 'screens'>;
}

export const createDesktop = (parts: DesktopParts): Desktop => {
  if (parts.platform === 'linux') return linuxDesktop(parts);
  if (parts.platform === 'darwin') return macDesktop(parts);
  return {
    isTrayMissing: () => false,
    shortcuts: () => 'plain',
    check: () => undefined,
    close: () => undefined,
  };
};

const macDesktop = ({ menuBar, changed }: DesktopParts): Desktop => {
  const item = watchMenuBarItem({ ...menuBar, changed });
  return {
    isTrayMissing: () => item.isHidden(),
    shortcuts: () => 'plain',
    check: () => item.check(),
    close: () => item.close(),
  };
};

const linuxDesktop = ({ env, graceMs, changed }: DesktopParts): Desktop => {
  let tray: TrayHost | null = null;
  let isClosed = false;
  let shortcuts: ReturnType<Desktop['shortcuts']> = isWayland(env) ? 'asking' : 'plain';
  const open = async (): Promise<void> => {
    const bus = await openSessionBus();
    if (isClosed) {
      bus.close();
      return;
    }
    tray = watchTrayHost({ bus, changed, graceMs });
    if (shortcuts === 'plain' || (await hasShortcutPortal(bus))) return;
    shortcuts = 'closed';
    changed();
  };
  void open();
  return {
    isTrayMissing: () => tray?.state() === 'missing',
    shortcuts: () => shortcuts,
    check: () => undefined,
    close: () => {
      isClosed = true;
      tray?.close();
    },
  };
};

interface TrayHost {
  /** `unknown` until the desktop has answered, and while its panel may still be starting. */
  state(): TrayHostState;
  close(): void;
}

type TrayHostState = 'unknown' | 'there' | 'missing';

interface TrayHostParts {
  readonly bus: SessionBus;
  readonly changed: () => void;
  /** How long a panel may be missing, because it starts after the programs of its session, or restarts; ms. */
  readonly graceMs: number;
}

const watcher = {
  name: 'org.kde.StatusNotifierWatcher',
  path: '/StatusNotifierWatcher',
  face: 'org.kde.StatusNotifierWatcher',
};

/**
 * Whether this Linux desktop shows tray icons, asked now and whenever it reports a change. GNOME shows them only with an
 * extension, and does not tell a program whose icon is not shown (https://github.com/electron/electron/issues/10427).
 */
export const watchTrayHost = ({ bus, changed, graceMs }: TrayHostParts): TrayHost => {
  let known: TrayHostState = 'unknown';
  let graceTimer: NodeJS.Timeout | null = null;
  const learn = (next: TrayHostState): void => {
    if (graceTimer) clearTimeout(graceTimer);
    graceTimer = null;
    if (next === known) return;
    known = next;
    changed();
  };
  const ask = async (): Promise<void> => {
    const isThere = (await bus.property(watcher, 'IsStatusNotifierHostRegistered')) === true;
    if (isThere) learn('there');
    else graceTimer ??= setTimeout(() => learn('missing'), graceMs).unref();
  };
  const askAgain = (): void => void ask();
  bus.listen(`arg0='${watcher.name}'`, 'NameOwnerChanged', askAgain);
  bus.listen(`interface='${watcher.face}'`, 'StatusNotifierHostRegistered', askAgain);
  bus.listen(`interface='${watcher.face}'`, 'StatusNotifierHostUnregistered', askAgain);
  askAgain();
  return {
    state: () => known,
    close: () => {
      if (graceTimer) clearTimeout(graceTimer);
      bus.close();
    },
  };
};

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How long the system takes to place a new item; ms. */
const SETTLES_MS = 2_000;

interface MenuBarParts {
  /** Where the item is; null if there is none. */
  readonly item: () => Area | null;
  readonly screens: () => readonly Area[];
  /** `isHidden()` has changed. */
  readonly changed: () => void;
}

interface MenuBarItem {
  isHidden(): boolean;
  /** Asks again, at most every two seconds. */
  check(): void;
  close(): void;
}

/** An item without a size was not drawn yet. It may be above a screen, from where a hidden bar slides in. */
const isBelow = (item: Area | null, screens: readonly Area[]): boolean =>
  item !== null &&
  item.width > 0 &&
  screens.length > 0 &&
  screens.every(({ y, height }) => item.y >= y + height);

/**
 * Whether macOS shows the app's item in the menu bar. The user can switch it off in System Settings, and a full bar beside
 * a notch has no room for it; the item then exists, but below every screen.
 */
export const watchMenuBarItem = ({ item, screens, changed }: MenuBarParts): MenuBarItem => {
  let isHidden = false;
  let checkedAt = Date.now();
  const ask = (): void => {
    checkedAt = Date.now();
    const is = isBelow(item(), screens());
    if (is === isHidden) return;
    isHidden = is;
    changed();
  };
  const first = setTimeout(ask, SETTLES_MS);
  first.unref();
  return {
    isHidden: () => isHidden,
    check: () => {
      if (Math.abs(Date.now() - checkedAt) >= SETTLES_MS) ask();
    },
    close: () => clearTimeout(first),
  };
};

export type Environment = Readonly<Record<string, string | undefined>>;

export const isWayland = (env: Environment): boolean =>
  env['XDG_SESSION_TYPE'] === 'wayland' || Boolean(env['WAYLAND_DISPLAY']);

/**
 * Whether Chromium uses Wayland itself, not X11 through XWayland: by default since Electron 38.
 * @param chosen the switch `--ozone-platform`; empty if it is not given
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

/**
 * Whether this Wayland desktop gives programs global shortcuts: KDE since 5.27, GNOME since 48, Hyprland. The desktop asks
 * the user, not the program (https://github.com/electron/electron/issues/52218).
 */
const hasShortcutPortal = async (bus: SessionBus): Promise<boolean> =>
  typeof (await bus.property(portal, 'version')) === 'number';

/** The features that Chromium is started with: the given ones, and support for that portal. */
export const withPortal = (given: string): string =>
  [...given.split(',').filter(Boolean), 'GlobalShortcutsPortal'].join(',');
