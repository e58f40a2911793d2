// Keeps the bounds that the window has when it is not maximized, for the next start.
import type { BrowserWindow } from 'electron';
import type { Log } from '../log.ts';
import { rememberBounds, type Remembered, type Placement } from './bounds.ts';
import type { WindowPlacement } from './build-window.ts';

/** The window's frame is drawn a moment after the system says what the window is like; ms. */
const SETTLED_MS = 300;

const isNormal = (window: BrowserWindow): boolean =>
  !window.isDestroyed() && !window.isMaximized() && !window.isFullScreen();

/** What lies around the content on both sides, where the app draws the frame itself. */
const shadowOf = (window: BrowserWindow): number =>
  window.getBounds().width - window.getContentBounds().width;

/**
 * GNOME Shell may measure a window while the frame that the app draws grows, and then takes it for smaller than it is:
 * at the next loss of focus it makes it so. It measures a window rightly that gets smaller.
 * @param more is to be added to its size
 */
const haveMeasured = (window: BrowserWindow, more: number, done: () => void): void => {
  const [width, height] = window.getSize().map((length) => length + more) as [number, number];
  window.setSize(width + 1, height + 1);
  setTimeout(() => {
    done();
    if (isNormal(window)) window.setSize(width, height);
  }, SETTLED_MS).unref();
};

/**
 * On Wayland a window knows no place, and its bounds have the shadow of its frame in them. The frame comes and goes with
 * the first focus and with maximizing, and changes the bounds as if the person had. So what counts is by how much the
 * content has grown since it stood in its frame for the first time.
 */
const watchSize = (window: BrowserWindow, first: Placement): (() => Placement) => {
  let size: Placement = { width: first.width, height: first.height };
  let frame: { readonly width: number; readonly height: number } | null = null;
  let settling: NodeJS.Timeout | undefined;
  let measuring: 'not-yet' | 'now' | 'done' = 'not-yet';
  let wasMaximized = false;
  const measure = (more: number): void => {
    measuring = 'now';
    haveMeasured(window, more, () => (measuring = 'done'));
  };
  /** Back from maximized it has lost as much as its shadow takes, once. */
  const isCut = ({ width, height }: Placement, shadow: number): boolean =>
    wasMaximized && size.width - width === shadow && size.height - height === shadow;
  const read = (): void => {
    if (measuring === 'now') return;
    if (!isNormal(window)) {
      wasMaximized = true;
      return;
    }
    const { width, height } = window.getContentBounds();
    frame ??= { width: first.width - width, height: first.height - height };
    const next = { width: width + frame.width, height: height + frame.height };
    const shadow = shadowOf(window);
    if (shadow > 0 && isCut(next, shadow)) measure(shadow);
    else {
      size = next;
      if (shadow > 0 && measuring === 'not-yet') measure(0);
    }
    wasMaximized = false;
  };
  const readLater = (): void => {
    clearTimeout(settling);
    settling = setTimeout(read, SETTLED_MS).unref();
  };
  window.once('focus', () => {
    // At once where it has its frame: the focus may be lost again before long.
    const isFramed = window.getContentBounds().width === first.width;
    if (isNormal(window) && isFramed && shadowOf(window) > 0) measure(0);
    readLater();
    window.on('resize', readLater);
  });
  return () => {
    clearTimeout(settling);
    if (frame) read();
    return size;
  };
};

/** @returns what writes them; call it when the window closes */
export const keepBounds = (
  window: BrowserWindow,
  { boundsFile, isWayland }: WindowPlacement,
  first: Remembered,
  log: Log,
): (() => void) => {
  const boundsOf = isWayland ? watchSize(window, first) : (): Placement => window.getNormalBounds();
  return () => {
    const isMaximized = window.isMaximized() ? { isMaximized: true } : {};
    if (!rememberBounds(boundsFile, { ...boundsOf(), ...isMaximized })) log('bounds-not-written');
  };
};
