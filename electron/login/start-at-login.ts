// Start at login, switched on and off. Linux has a file for it; the other systems have a call, which is handed in.
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { writeWholeAtOnce } from '../disk/whole-file.ts';
import { autostartEntry, autostartFile, programOf, type Surroundings } from './autostart-entry.ts';

export interface LoginItem {
  readonly openAtLogin: boolean;
  readonly args: string[];
}

export interface LoginParts extends Surroundings {
  readonly platform: NodeJS.Platform;
  /** The absolute path of the running program. */
  readonly program: string;
  /** Windows and macOS: `app.setLoginItemSettings`. */
  readonly setLoginItem: (item: LoginItem) => void;
}

export interface StartAtLogin {
  /** Switches it on or off. Rejects where the entry cannot be written or removed. */
  set(on: boolean): Promise<void>;
}

export const createStartAtLogin = (parts: LoginParts): StartAtLogin => {
  if (parts.platform !== 'linux')
    return {
      // An async function, so that a system that says no rejects as the file does.
      // eslint-disable-next-line @typescript-eslint/require-await -- see above
      set: async (on) => parts.setLoginItem({ openAtLogin: on, args: ['--hidden'] }),
    };
  const file = autostartFile(parts);
  return {
    set: async (on) => {
      if (!on) return rm(file, { force: true });
      await mkdir(path.dirname(file), { recursive: true });
      writeWholeAtOnce(file, autostartEntry(programOf(parts.program, parts)));
    },
  };
};
