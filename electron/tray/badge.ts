// How many jobs are active, as a number on the app's own icon: in macOS' dock, in Windows' task bar, in the docks of
// Linux that know how. Knows no Electron: what shows it is handed in.
import type { Snapshot } from '../core/view-model/snapshot.ts';
import type { SafeText } from '../i18n/safe-text.ts';
import { trayIcon } from './tray-icon.ts';
import { activeJobs } from './tray-texts.ts';

export interface BadgeParts {
  readonly platform: NodeJS.Platform;
  /** macOS and Linux; 0 takes it away. */
  readonly setCount: (count: number) => void;
  /** Windows: a picture over the window's icon in the task bar, null for none, and the same in words. */
  readonly setOverlay: (picture: string | null, words: SafeText) => void;
}

export interface Badge {
  /** Shows it as of `now`, ms since 1970, where it differs from what is shown. */
  render(snapshot: Snapshot, now: number): void;
}

/** The pictures are drawn up to nine. */
const pictureOf = (count: number): string | null => {
  if (count === 0) return null;
  return count > 9 ? '9plus' : String(count);
};

export const createBadge = ({ platform, setCount, setOverlay }: BadgeParts): Badge => {
  let shown = 'nothing';
  return {
    render: (snapshot, now) => {
      const count = activeJobs(snapshot).length;
      const words = trayIcon(snapshot, now).tooltip;
      const next = platform === 'win32' ? `${count} ${words}` : String(count);
      if (next === shown) return;
      shown = next;
      if (platform === 'win32') setOverlay(pictureOf(count), words);
      else setCount(count);
    },
  };
};
