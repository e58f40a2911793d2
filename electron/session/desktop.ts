// What the desktop around the app offers. On macOS and Windows all that is asked here is always there.
import { openSessionBus } from './session-bus.ts';
import { watchTrayHost, type TrayHost } from './tray-host.ts';
import { hasShortcutPortal, isWayland } from './wayland.ts';

export interface Desktop {
  /** Whether it is known to show no tray icons. */
  isTrayMissing(): boolean;
  /** How it gives a program keys for everywhere: at once, by asking its person, or not at all. */
  shortcuts(): 'plain' | 'asking' | 'closed';
  close(): void;
}

export interface DesktopParts {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** See watchTrayHost. */
  readonly graceMs: number;
  /** One of the answers is another one. */
  readonly changed: () => void;
}

export const createDesktop = (parts: DesktopParts): Desktop => {
  const { platform, env, graceMs, changed } = parts;
  if (platform !== 'linux')
    return { isTrayMissing: () => false, shortcuts: () => 'plain', close: () => undefined };
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
    close: () => {
      isClosed = true;
      tray?.close();
    },
  };
};
