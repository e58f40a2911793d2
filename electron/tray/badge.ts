// The number of active jobs on the app's own icon: in macOS' Dock, in Windows' taskbar, in some docks of
// Linux. Electron's calls are passed in.
import type { Snapshot } from '../core/view-model/snapshot.ts';
import type { SafeText } from '../i18n/safe-text.ts';
import { trayIcon } from './tray-icon.ts';
import { activeJobs } from './tray-texts.ts';

export interface BadgeParts {
  readonly platform: NodeJS.Platform;
  /** macOS and Linux; 0 removes it. */
  readonly setCount: (count: number) => void;
  /** Windows: a picture over the window's icon in the taskbar, null for none, and the same in words. */
  readonly setOverlay: (picture: string | null, words: SafeText) => void;
}

export interface Badge {
  /** Shows it for `now`, ms since 1970, if it has changed. */
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
