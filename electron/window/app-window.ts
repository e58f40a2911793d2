// The app's one window: made when it is first shown, destroyed when it is closed, because a hidden page needs as much memory
// as a visible one, and replaced if its page has died.
import {
  app,
  nativeTheme,
  nativeImage,
  type Session,
  type WebContents,
  type BrowserWindow,
} from 'electron';
import type { Log } from '../log.ts';
import type { SafeText } from '../i18n/safe-text.ts';
import {
  openSession,
  buildWindow,
  backgroundColor,
  initialBounds,
  type WindowPlacement,
} from './build-window.ts';
import { createDockTile } from './dock.ts';
import { keepBounds } from './bounds.ts';

interface WindowParts extends WindowPlacement {
  /** It was closed, by the user or because the app quits. Not called if its page has died. */
  readonly onClosed: () => void;
  /** See WindowEvents. */
  readonly onSeenChanged: () => void;
  readonly staysOnClose: () => boolean;
  readonly onSessionEnd: () => void;
  readonly log: Log;
}

export interface AppWindow {
  /** Shows it in front of others; makes it if there is none. Only when the app is ready. */
  show(): void;
  hide(): void;
  /** Minimizes it to the task list; makes it there if there is none. */
  minimize(): void;
  /** Windows: see Overlay; also for later windows. */
  setOverlay(file: string | null, words: SafeText): void;
  /** Whether the user can see it. */
  isVisible(): boolean;
  /** See OpenWindow. */
  pageVisible(isVisible: boolean): void;
  isOpen(): boolean;
  /** The page, to push to; null if there is no window. */
  page(): WebContents | null;
  close(): void;
}

export const createWindow = (parts: WindowParts): AppWindow => {
  const { log, onClosed, onSeenChanged, staysOnClose, onSessionEnd } = parts;
  let own: Session | null = null;
  let current: OpenWindow | null = null;
  let overlay: Overlay | null = null;
  const tile = createDockTile({
    dock: app.dock,
    hideApp: () => app.hide(),
    showApp: () => app.show(),
    isWindowOpen: () => current !== null,
  });
  const windowGone = (): void => {
    current = null;
    tile.closed();
  };
  /** A window whose page has died is replaced once; if that page dies, too, the next `show` tries again. */
  const open = (mayReplace: boolean): void => {
    own ??= openSession(parts);
    tile.opening();
    current = openElectronWindow(parts, own, log, {
      onClosed: () => {
        windowGone();
        onClosed();
      },
      onLost: (wasWanted) => {
        windowGone();
        if (wasWanted && mayReplace) open(false);
      },
      onSeenChanged,
      staysOnClose,
      onSessionEnd,
    });
    if (overlay) current.setOverlay(overlay);
  };
  nativeTheme.on('updated', () => current?.paint());
  return {
    show: () => (current ? current.show() : open(true)),
    hide: () => current?.hide(),
    minimize: () => {
      if (!current) open(true);
      current?.minimize();
    },
    setOverlay: (file, words) => {
      overlay = { file, words };
      current?.setOverlay(overlay);
    },
    isVisible: () => current?.isVisible() ?? false,
    pageVisible: (isVisible) => current?.pageVisible(isVisible),
    isOpen: () => current !== null,
    page: () => current?.page ?? null,
    close: () => current?.close(),
  };
};

/** One window, until it is closed or its page dies. */
interface OpenWindow {
  readonly page: WebContents;
  /** Shows it in front of others. */
  show(): void;
  hide(): void;
  /** Whether the user can see it. */
  isVisible(): boolean;
  /** The page reports whether any of it can be seen. */
  pageVisible(isVisible: boolean): void;
  close(): void;
  /** Not on Wayland, where a minimized window can't be brought back. */
  minimize(): void;
  setOverlay(overlay: Overlay): void;
  /** Gives it the background of the current theme. */
  paint(): void;
}

/** A picture over the window's icon in Windows' taskbar: a file or none, and the same in words. */
export interface Overlay {
  readonly file: string | null;
  readonly words: SafeText;
}

/** One of the first two is called, once, when the window is gone. */
interface WindowEvents {
  readonly onClosed: () => void;
  /** Its page has died, or it could not be brought back. `wasWanted`: it was visible, or about to be. */
  readonly onLost: (wasWanted: boolean) => void;
  /** `isVisible()` may have changed. */
  readonly onSeenChanged: () => void;
  /** Whether closing it minimizes it instead. */
  readonly staysOnClose: () => boolean;
  /** Windows is about to log the user off, without quitting the app first. */
  readonly onSessionEnd: () => void;
}

/**
 * A window is shown when its page is drawn, so that nothing flashes, or after this time, because on Wayland
 * `ready-to-show` may never come (https://github.com/electron/electron/issues/48859); ms.
 */
const DRAWN_LIMIT_MS = 1000;

const bringUp = (window: BrowserWindow): void => {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
};

const putAway = (window: BrowserWindow): void => {
  // A window that was never visible can't be minimized.
  if (!window.isVisible()) window.showInactive();
  window.minimize();
};

/** Before a window is shown it has no button in Windows' taskbar that could show a picture. */
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

/** Opens a window that is shown as soon as its page is drawn. */
const openElectronWindow = (
  place: WindowPlacement,
  own: Session,
  log: Log,
  events: WindowEvents,
): OpenWindow => {
  const placement = initialBounds(place);
  const { isMaximized, ...normal } = placement;
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
  // The rejection contains paths, so it is not logged. Without its page the window is empty, but visible.
  window.loadURL(place.addresses.pageUrl).catch(() => {
    if (!window.isDestroyed()) log('page-not-loaded');
    reveal();
  });
  const lose = watchEnds(window, keepBounds(window, place, placement, log), log, {
    ...events,
    onLost: () => events.onLost(wanted !== 'hidden'),
  });
  return {
    page: window.webContents,
    show: () => {
      wanted = 'shown';
      if (!isRevealed) reveal();
      // Wayland can't bring a minimized window back, so another one replaces it.
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
      events.onSeenChanged();
    },
    setOverlay: overlayOf(window),
    close: () => window.close(),
    paint: () => window.setBackgroundColor(backgroundColor()),
  };
};

/** Cmd+H hides a window on macOS, and one that loses the focus may be covered. */
const watchSeen = (window: BrowserWindow, changed: () => void): void => {
  window.on('show', changed);
  window.on('hide', changed);
  window.on('minimize', changed);
  window.on('restore', changed);
  window.on('blur', changed);
  window.on('focus', changed);
};

/** Windows sends neither `before-quit` nor `will-quit` when the user logs off. Watched jobs are on the disk already. */
const watchSessionEnd = (window: BrowserWindow, ended: () => void): void => {
  window.on('query-session-end', ended);
  window.on('session-end', ended);
};

/** @returns a function that destroys the window as lost */
const watchEnds = (
  window: BrowserWindow,
  keep: () => void,
  log: Log,
  events: Omit<WindowEvents, 'onLost'> & { readonly onLost: () => void },
): (() => void) => {
  let isLost = false;
  const lose = (): void => {
    isLost = true;
    window.destroy();
  };
  watchSeen(window, events.onSeenChanged);
  watchSessionEnd(window, () => {
    keep();
    events.onSessionEnd();
  });
  window.on('close', (event) => {
    if (!events.staysOnClose()) keep();
    else {
      event.preventDefault();
      window.minimize();
    }
  });
  window.on('closed', () => (isLost ? events.onLost() : events.onClosed()));
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log('page-died', { reason, exitCode });
    // Not within the event: Electron is still closing the page.
    setImmediate(lose);
  });
  return lose;
};
