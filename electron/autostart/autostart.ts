// Start at login, as the system has it: each system keeps it in its own way, and lets its person change it elsewhere.
import { createLoginItems, type LoginItem, type LoginItemSettings } from './login-items.ts';
import type { Autostart, AutostartState } from './autostart-state.ts';
import { createXdgAutostart, type XdgParts } from './xdg-autostart.ts';

export interface AutostartParts extends XdgParts {
  readonly platform: NodeJS.Platform;
  /** While developing, the program that runs is Electron, which opens no app by itself. */
  readonly isPackaged: boolean;
  /** Windows and macOS: `app.getLoginItemSettings` and `app.setLoginItemSettings`. */
  readonly getLoginItem: (options: { readonly args: string[] }) => LoginItemSettings;
  readonly setLoginItem: (item: LoginItem) => void;
}

const none = (): Promise<AutostartState> => Promise.resolve({ kind: 'none' });

export const createAutostart = (parts: AutostartParts): Autostart => {
  const { platform, isPackaged, program, getLoginItem, setLoginItem } = parts;
  if (!isPackaged) return { read: none, set: none, repair: none };
  if (platform === 'linux') return createXdgAutostart(parts);
  if (platform !== 'win32' && platform !== 'darwin') return { read: none, set: none, repair: none };
  return createLoginItems({ platform, program, get: getLoginItem, set: setLoginItem });
};
