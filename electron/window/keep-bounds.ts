// Keeps the bounds that the window has when it is not maximized, for the next start.
import type { BrowserWindow } from 'electron';
import type { Log } from '../log.ts';
import { rememberBounds } from './bounds-file.ts';
import type { Remembered, Standing } from './bounds.ts';
import type { Place } from './build.ts';

/** The window's frame is drawn a moment after the system says what the window is like; ms. */
const SETTLED_MS = 300;

/**
 * On Wayland a window knows no place, and its bounds have the shadow of its frame in them. The frame comes and goes with
 * the first focus and with maximizing, and changes the bounds as if the person had. So what counts is by how much the
 * content has grown since it stood in its frame for the first time.
 */
const watchSize = (window: BrowserWindow, first: Standing): (() => Standing) => {
  let size: Standing = { width: first.width, height: first.height };
  let frame: { readonly width: number; readonly height: number } | null = null;
  let settling: NodeJS.Timeout | undefined;
  const read = (): void => {
    if (window.isDestroyed() || window.isMaximized() || window.isFullScreen()) return;
    const { width, height } = window.getContentBounds();
    frame ??= { width: first.width - width, height: first.height - height };
    size = { width: width + frame.width, height: height + frame.height };
  };
  const readLater = (): void => {
    clearTimeout(settling);
    settling = setTimeout(read, SETTLED_MS).unref();
  };
  window.once('focus', () => {
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
  { boundsFile, isWayland }: Place,
  first: Remembered,
  log: Log,
): (() => void) => {
  const boundsOf = isWayland ? watchSize(window, first) : (): Standing => window.getNormalBounds();
  return () => {
    const isMaximized = window.isMaximized() ? { isMaximized: true } : {};
    if (!rememberBounds(boundsFile, { ...boundsOf(), ...isMaximized })) log('bounds-not-written');
  };
};
