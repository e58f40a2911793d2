// The one window: made when it is first shown, destroyed when it is closed, because a hidden page holds as much
// memory as a shown one. Knows nothing of what the page draws.
import { app, nativeTheme, type Session, type WebContents } from 'electron';
import type { Log } from '../log.ts';
import type { SafeText } from '../i18n/safe-text.ts';
import { openSession, type WindowPlacement } from './build-window.ts';
import { createDockTile } from './dock.ts';
import { openElectronWindow, type OpenWindow, type Overlay } from './open-window.ts';

interface WindowParts extends WindowPlacement {
  /** It has been closed, by the person or because the app quits. Not called when a page has died. */
  readonly onClosed: () => void;
  /** See Ends. */
  readonly onSeenChanged: () => void;
  readonly staysOnClose: () => boolean;
  /** See Ends. */
  readonly onSessionEnd: () => void;
  readonly log: Log;
}

export interface AppWindow {
  /** Shows it before the others; makes it where there is none. Only when the app is ready. */
  show(): void;
  hide(): void;
  /** Leaves it in the task list; opens it there where there is none. */
  minimize(): void;
  /** Windows: see Overlay; holds for later windows too. */
  setOverlay(file: string | null, words: SafeText): void;
  /** Whether a person can see it. */
  isVisible(): boolean;
  /** See OpenWindow. */
  pageVisible(isVisible: boolean): void;
  isOpen(): boolean;
  /** The page, to push to; null while there is no window. */
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
  const leave = (): void => {
    current = null;
    tile.closed();
  };
  /** One whose page has died is replaced, once; if that dies too, the next show tries again. */
  const open = (mayMend: boolean): void => {
    own ??= openSession(parts);
    tile.opening();
    current = openElectronWindow(parts, own, log, {
      onClosed: () => {
        leave();
        onClosed();
      },
      onLost: (wasWanted) => {
        leave();
        if (wasWanted && mayMend) open(false);
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
