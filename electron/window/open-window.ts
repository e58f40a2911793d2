// One window from its making to its end, be it closed or its page dead. Knows not whether there is another.
import type { BrowserWindow, Session, WebContents } from 'electron';
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
  /** Gives it the ground of the theme that holds now. */
  paint(): void;
}

/** One of the two is called, once; the window is gone then. */
export interface Ends {
  readonly onClosed: () => void;
  /** Its page has died. `wasWanted`: it was shown, or about to be. */
  readonly onDied: (wasWanted: boolean) => void;
}

const bringUp = (window: BrowserWindow): void => {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
};

/** Opens the page in a window that is wanted at once. */
export const openWindow = (place: Place, own: Session, log: Log, ends: Ends): OpenWindow => {
  const window = buildWindow(place, own);
  let wanted = true;
  let drawn = false;
  const reveal = (): void => {
    if (window.isDestroyed()) return;
    drawn = true;
    if (wanted) bringUp(window);
  };
  window.once('ready-to-show', reveal);
  // The rejection names paths. A page that cannot be had leaves an empty window, which at least is seen.
  window.loadURL(place.addresses.pageUrl).catch(() => {
    if (!window.isDestroyed()) log('page-not-loaded');
    reveal();
  });
  watchEnds(window, place, log, { ...ends, onDied: () => ends.onDied(wanted) });
  return {
    page: window.webContents,
    show: () => {
      wanted = true;
      if (drawn) bringUp(window);
    },
    hide: () => {
      wanted = false;
      window.hide();
    },
    isVisible: () => window.isVisible(),
    close: () => window.close(),
    paint: () => window.setBackgroundColor(ground()),
  };
};

const watchEnds = (
  window: BrowserWindow,
  { boundsFile }: Place,
  log: Log,
  ends: { readonly onClosed: () => void; readonly onDied: () => void },
): void => {
  let died = false;
  window.on('close', () => {
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
