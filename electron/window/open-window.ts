// One window from its making to its end, be it closed or its page dead. Knows not whether there is another.
import { nativeImage, type BrowserWindow, type Session, type WebContents } from 'electron';
import type { Log } from '../log.ts';
import { rememberBounds } from './bounds-file.ts';
import { buildWindow, ground, type Place } from './build.ts';

export interface OpenWindow {
  readonly page: WebContents;
  /** Shows it before the others, as soon as its page is drawn, so that nothing flashes. */
  show(): void;
  hide(): void;
  isVisible(): boolean;
  close(): void;
  /** Keeps it open without a place on the screen, in the task list. */
  minimize(): void;
  setOverlay(overlay: Overlay): void;
  /** Gives it the ground of the theme that holds now. */
  paint(): void;
}

/** A picture over the window's icon in Windows' task bar: a file or none, and the same in words. */
export interface Overlay {
  readonly file: string | null;
  readonly words: string;
}

/** One of the first two is called, once; the window is gone then. */
export interface Ends {
  readonly onClosed: () => void;
  /** Its page has died. `wasWanted`: it was shown, or about to be. */
  readonly onDied: (wasWanted: boolean) => void;
  /** Whether a person may see it is another answer now. */
  readonly onSeenChanged: () => void;
  /** Whether closing it is to leave it in the task list. */
  readonly staysOnClose: () => boolean;
}

const bringUp = (window: BrowserWindow): void => {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
};

const putAway = (window: BrowserWindow): void => {
  // What was never on the screen cannot be put away from it.
  if (!window.isVisible()) window.showInactive();
  window.minimize();
};

/** Opens the page in a window that is wanted at once. */
export const openWindow = (place: Place, own: Session, log: Log, ends: Ends): OpenWindow => {
  const window = buildWindow(place, own);
  let wanted: 'shown' | 'minimized' | 'hidden' = 'shown';
  let drawn = false;
  const reveal = (): void => {
    if (window.isDestroyed()) return;
    drawn = true;
    if (wanted === 'shown') bringUp(window);
    if (wanted === 'minimized') putAway(window);
  };
  window.once('ready-to-show', reveal);
  // The rejection names paths. A page that cannot be had leaves an empty window, which at least is seen.
  window.loadURL(place.addresses.pageUrl).catch(() => {
    if (!window.isDestroyed()) log('page-not-loaded');
    reveal();
  });
  watchEnds(window, place, log, { ...ends, onDied: () => ends.onDied(wanted !== 'hidden') });
  return {
    page: window.webContents,
    show: () => {
      wanted = 'shown';
      if (drawn) bringUp(window);
    },
    hide: () => {
      wanted = 'hidden';
      window.hide();
    },
    minimize: () => {
      wanted = 'minimized';
      if (drawn) putAway(window);
    },
    isVisible: () => window.isVisible() && !window.isMinimized(),
    setOverlay: ({ file, words }) =>
      window.setOverlayIcon(file === null ? null : nativeImage.createFromPath(file), words),
    close: () => window.close(),
    paint: () => window.setBackgroundColor(ground()),
  };
};

const watchEnds = (
  window: BrowserWindow,
  { boundsFile }: Place,
  log: Log,
  ends: Omit<Ends, 'onDied'> & { readonly onDied: () => void },
): void => {
  let died = false;
  window.on('minimize', ends.onSeenChanged);
  window.on('restore', ends.onSeenChanged);
  window.on('close', (event) => {
    if (ends.staysOnClose()) {
      event.preventDefault();
      window.minimize();
      return;
    }
    if (!rememberBounds(boundsFile, window.getNormalBounds())) log('bounds-not-written');
  });
  window.on('closed', () => (died ? ends.onDied() : ends.onClosed()));
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log('page-died', { reason, exitCode });
    died = true;
    // Not within the event: Electron is still taking the page down.
    setImmediate(() => window.destroy());
  });
};
