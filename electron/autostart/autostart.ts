// Start at login. Linux has a file for it (xdg-autostart.ts), Windows and macOS a call that reports no result. As the
// user can switch it off in the system's settings, the state is read each time.
import type { Autostart, AutostartState } from './autostart-state.ts';
import { createXdgAutostart, type XdgParts } from './xdg-autostart.ts';

interface AutostartParts extends XdgParts {
  readonly platform: NodeJS.Platform;
  /** During development the running program is Electron, which would start without the app. */
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

export interface LoginItem {
  readonly openAtLogin: boolean;
  readonly args: string[];
}

/** The fields of `app.getLoginItemSettings` that are used here. */
export interface LoginItemSettings {
  readonly openAtLogin: boolean;
  /** macOS: `not-registered`, `enabled`, `requires-approval` or `not-found`. */
  readonly status?: string;
  /** Windows: whether one of the items below is enabled. */
  readonly executableWillLaunchAtLogin?: boolean;
  /** Windows: what its registry has for this program; `enabled` is the switch of Task Manager and Settings. */
  readonly launchItems?: readonly { readonly enabled: boolean }[];
}

interface LoginItemParts {
  readonly platform: 'win32' | 'darwin';
  /** The path of the running program. */
  readonly program: string;
  readonly get: (options: { readonly args: string[] }) => LoginItemSettings;
  readonly set: (item: LoginItem) => void;
}

/** Windows finds an item by the arguments with which it was set. */
const args = ['--hidden'];

const onWindows = ({
  openAtLogin,
  executableWillLaunchAtLogin,
  launchItems = [],
}: LoginItemSettings): AutostartState => {
  if (executableWillLaunchAtLogin === true) return { kind: 'on', other: null };
  return openAtLogin || launchItems.length > 0
    ? { kind: 'blocked', system: 'windows' }
    : { kind: 'off' };
};

const onMac = ({ openAtLogin, status }: LoginItemSettings): AutostartState => {
  if (status === 'requires-approval') return { kind: 'blocked', system: 'macos' };
  // `not-found` is also the status of an app that never asked.
  return openAtLogin || status === 'enabled' ? { kind: 'on', other: null } : { kind: 'off' };
};

/** Gatekeeper runs an app that was downloaded and never moved from a different folder each time. */
const isTranslocated = (program: string): boolean => program.includes('/AppTranslocation/');

/**
 * There is nothing to repair: macOS finds a moved app by itself, and the Windows installer has a fixed place, so a
 * missing item was removed by the user.
 */
const createLoginItems = ({ platform, program, get, set }: LoginItemParts): Autostart => {
  const stateNow = (): AutostartState =>
    platform === 'win32' ? onWindows(get({ args })) : onMac(get({ args }));
  const read = async (): Promise<AutostartState> => Promise.resolve(stateNow());
  return {
    read,
    repair: read,
    set: async (on) => {
      // Setting it again would silently undo the user's choice in Task Manager.
      if (on && platform === 'win32' && stateNow().kind === 'blocked') return read();
      if (on && platform === 'darwin' && isTranslocated(program))
        return { kind: 'refused', system: 'macos' };
      set({ openAtLogin: on, args });
      const state = await read();
      if (!on || state.kind !== 'off') return state;
      return { kind: 'refused', system: platform === 'win32' ? 'windows' : 'macos' };
    },
  };
};
