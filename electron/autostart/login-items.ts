// Start at login on Windows and macOS, which have a call for it. Setting tells nothing of what came of it, and a person
// can switch it off in a page of the system: so it is read again each time.
import type { AutostartState, Autostart } from './autostart-state.ts';

export interface LoginItem {
  readonly openAtLogin: boolean;
  readonly args: string[];
}

/** What `app.getLoginItemSettings` answers, as far as it is of use here. */
export interface LoginItemSettings {
  readonly openAtLogin: boolean;
  /** macOS: `not-registered`, `enabled`, `requires-approval` or `not-found`. */
  readonly status?: string;
  /** Windows: whether one of the items below is enabled. */
  readonly executableWillLaunchAtLogin?: boolean;
  /** Windows: what its registry has for this program; `enabled` is the switch of Task Manager and Settings. */
  readonly launchItems?: readonly { readonly enabled: boolean }[];
}

export interface LoginItemParts {
  readonly platform: 'win32' | 'darwin';
  /** The path of the program that runs. */
  readonly program: string;
  readonly get: (options: { readonly args: string[] }) => LoginItemSettings;
  readonly set: (item: LoginItem) => void;
}

/** Windows finds an item again by the very arguments with which it was set. */
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
  // `not-found` stands for an app that never asked, too.
  return openAtLogin || status === 'enabled' ? { kind: 'on', other: null } : { kind: 'off' };
};

/** macOS runs what was downloaded and never moved from a place that is another one each time (Gatekeeper). */
const isTranslocated = (program: string): boolean => program.includes('/AppTranslocation/');

/**
 * Nothing is repaired here: macOS finds a moved app by itself, and on Windows the installer has a fixed place; an item
 * that is gone there was taken away by its person.
 */
export const createLoginItems = ({ platform, program, get, set }: LoginItemParts): Autostart => {
  const stateNow = (): AutostartState =>
    platform === 'win32' ? onWindows(get({ args })) : onMac(get({ args }));
  const read = async (): Promise<AutostartState> => Promise.resolve(stateNow());
  return {
    read,
    repair: read,
    set: async (on) => {
      // To set it again would undo what its person chose in Task Manager, without a word.
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
