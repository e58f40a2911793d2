// The shortcut that works in every program: held as the settings say, given back when the app ends. Knows no
// Electron: the system's keys are handed in.
import type { DesktopView } from '../core/view-model/snapshot.ts';

export interface ShortcutParts {
  /** False, or an error, where the system refuses: mostly, another program has these keys. */
  readonly register: (keys: string, act: () => void) => boolean;
  readonly unregister: (keys: string) => void;
  readonly act: () => void;
  readonly changed: () => void;
  /** How this desktop gives keys: at once, by asking its person, or not at all. */
  readonly desktop: () => 'plain' | 'asking' | 'closed';
}

export interface Shortcut {
  /** Holds these keys instead of those before; null: none. */
  follow(keys: string | null): void;
  state(): DesktopView['shortcut'];
  close(): void;
}

export const createShortcut = (parts: ShortcutParts): Shortcut => {
  const { register, unregister, act, changed, desktop } = parts;
  let wanted: string | null = null;
  let isHeld = false;
  const letGo = (): void => {
    if (wanted !== null && isHeld) unregister(wanted);
    isHeld = false;
  };
  const take = (keys: string): boolean => {
    try {
      // With a Wayland portal Electron's `unregister` does nothing, so keys of before still call. `unregisterAll` is no
      // way out: Electron then has no call for the next press, and ends.
      return register(keys, () => {
        if (keys === wanted) act();
      });
    } catch {
      return false;
    }
  };
  return {
    follow: (keys) => {
      if (keys === wanted) return;
      letGo();
      wanted = keys;
      isHeld = keys !== null && take(keys);
      changed();
    },
    state: () => {
      if (wanted === null) return 'off';
      if (desktop() === 'closed') return 'closed';
      // Only a desktop that gives keys at once can have given them to another program before.
      if (desktop() === 'asking') return isHeld ? 'asked' : 'closed';
      return isHeld ? 'held' : 'refused';
    },
    close: () => {
      letGo();
      wanted = null;
    },
  };
};
