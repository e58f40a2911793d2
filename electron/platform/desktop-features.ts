// What the desktop around the app offers. On Windows all that is asked here is always there, on macOS all but the tray.
import { watchMenuBarItem, type MenuBarParts } from './menu-bar-item.ts';
import { openSessionBus } from './session-bus.ts';
import { watchTrayHost, type TrayHost } from './tray-host.ts';
import { hasShortcutPortal, isWayland } from './wayland.ts';

export interface Desktop {
  /** Whether it is known to show no tray icons. */
  isTrayMissing(): boolean;
  /** How it gives a program keys for everywhere: at once, by asking its person, or not at all. */
  shortcuts(): 'plain' | 'asking' | 'closed';
  /** Checks again what reports no changes. */
  check(): void;
  close(): void;
}

export interface DesktopParts {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** See watchTrayHost. */
  readonly graceMs: number;
  /** One of the answers is another one. */
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
