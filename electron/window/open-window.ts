// One window from its making to its end, be it closed or its page dead. Knows not whether there is another.
import { nativeImage, type BrowserWindow, type Session, type WebContents } from 'electron';
import type { Log } from '../log.ts';
import type { SafeText } from '../i18n/safe-text.ts';
import {
  buildWindow,
  backgroundColor,
  recallStanding,
  type WindowPlacement,
} from './build-window.ts';
import { keepBounds } from './bounds.ts';

export interface OpenWindow {
  readonly page: WebContents;
  /** Shows it before the others, at once. */
  show(): void;
  hide(): void;
  /** Whether a person can see it. */
  isVisible(): boolean;
  /** What the page itself says: whether any of it can be seen. */
  pageVisible(isVisible: boolean): void;
  close(): void;
  /** Keeps it open without a place on the screen, in the task list. Not on Wayland, which can't bring it back. */
  minimize(): void;
  setOverlay(overlay: Overlay): void;
  /** Gives it the ground of the theme that holds now. */
  paint(): void;
}

/** A picture over the window's icon in Windows' task bar: a file or none, and the same in words. */
export interface Overlay {
  readonly file: string | null;
  readonly words: SafeText;
}

/** One of the first two is called, once; the window is gone then. */
export interface Ends {
  readonly onClosed: () => void;
  /** Its page has died, or it could not be brought back. `wasWanted`: it was shown, or about to be. */
  readonly onLost: (wasWanted: boolean) => void;
  /** Whether a person may see it is another answer now. */
  readonly onSeenChanged: () => void;
  /** Whether closing it is to leave it in the task list. */
  readonly staysOnClose: () => boolean;
  /** Windows is about to log its person off, and asks the app for nothing more. */
  readonly onSessionEnd: () => void;
}

/**
 * A window that is opened is shown when its page is drawn, so that nothing flashes, or after this long: on Wayland
 * `ready-to-show` may never come (https://github.com/electron/electron/issues/48859); ms.
 */
const DRAWN_LIMIT_MS = 1000;

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

/** Before a window is shown it has no button in Windows' task bar that could take a picture. */
const overlayOf = (window: BrowserWindow): ((overlay: Overlay) => void) => {
  let last: Overlay | null = null;
  const draw = (): void => {
    if (last === null) return;
    const { file, words } = last;
    window.setOverlayIcon(file === null ? null : nativeImage.createFromPath(file), words);
  };
  window.on('show', draw);
  return (overlay) => {
    last = overlay;
    draw();
  };
};

/** Opens the page in a window that is wanted at once. */
export const openElectronWindow = (
  place: WindowPlacement,
  own: Session,
  log: Log,
  ends: Ends,
): OpenWindow => {
  const standing = recallStanding(place);
  const { isMaximized, ...normal } = standing;
  const window = buildWindow(place, own, normal);
  let wanted: 'shown' | 'minimized' | 'hidden' = 'shown';
  let isRevealed = false;
  let isPageVisible = true;
  const reveal = (): void => {
    if (window.isDestroyed() || isRevealed) return;
    isRevealed = true;
    if (isMaximized === true && wanted !== 'hidden') window.maximize();
    if (wanted === 'shown') bringUp(window);
    if (wanted === 'minimized') putAway(window);
  };
  window.once('ready-to-show', reveal);
  window.webContents.once('did-finish-load', reveal);
  setTimeout(reveal, DRAWN_LIMIT_MS).unref();
  // The rejection names paths. A page that cannot be had leaves an empty window, which at least is seen.
  window.loadURL(place.addresses.pageUrl).catch(() => {
    if (!window.isDestroyed()) log('page-not-loaded');
    reveal();
  });
  const lose = watchEnds(window, keepBounds(window, place, standing, log), log, {
    ...ends,
    onLost: () => ends.onLost(wanted !== 'hidden'),
  });
  return {
    page: window.webContents,
    show: () => {
      wanted = 'shown';
      if (!isRevealed) reveal();
      // Wayland has no way back from minimized, so another window takes its place.
      else if (place.isWayland && window.isMinimized()) lose();
      else bringUp(window);
    },
    hide: () => {
      wanted = 'hidden';
      window.hide();
    },
    minimize: () => {
      wanted = 'minimized';
      if (isRevealed) putAway(window);
    },
    isVisible: () => window.isVisible() && !window.isMinimized() && isPageVisible,
    pageVisible: (isVisible) => {
      isPageVisible = isVisible;
      ends.onSeenChanged();
    },
    setOverlay: overlayOf(window),
    close: () => window.close(),
    paint: () => window.setBackgroundColor(backgroundColor()),
  };
};

/** On macOS Cmd+H hides it, and with the focus a window may be covered: what is seen is asked again at each. */
const watchSeen = (window: BrowserWindow, changed: () => void): void => {
  window.on('show', changed);
  window.on('hide', changed);
  window.on('minimize', changed);
  window.on('restore', changed);
  window.on('blur', changed);
  window.on('focus', changed);
};

/** Windows: neither `before-quit` nor `will-quit` comes at a log-off. What is watched lies on the disk already. */
const watchSessionEnd = (window: BrowserWindow, ended: () => void): void => {
  window.on('query-session-end', ended);
  window.on('session-end', ended);
};

/** @returns what destroys the window as lost */
const watchEnds = (
  window: BrowserWindow,
  keep: () => void,
  log: Log,
  ends: Omit<Ends, 'onLost'> & { readonly onLost: () => void },
): (() => void) => {
  let isLost = false;
  const lose = (): void => {
    isLost = true;
    window.destroy();
  };
  watchSeen(window, ends.onSeenChanged);
  watchSessionEnd(window, () => {
    keep();
    ends.onSessionEnd();
  });
  window.on('close', (event) => {
    if (!ends.staysOnClose()) keep();
    else {
      event.preventDefault();
      window.minimize();
    }
  });
  window.on('closed', () => (isLost ? ends.onLost() : ends.onClosed()));
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log('page-died', { reason, exitCode });
    // Not within the event: Electron is still taking the page down.
    setImmediate(lose);
  });
  return lose;
};
