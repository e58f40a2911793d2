// Keeps the bounds that the window has when it is not maximized, for the next start.
import type { BrowserWindow } from 'electron';
import type { Log } from '../log.ts';
import { rememberBounds } from './bounds-file.ts';
import type { Remembered, Standing } from './bounds.ts';
import type { Place } from './build.ts';

/**
 * On Wayland the window's own bounds have the shadow of its frame in them, and a place that is always 0, so the size
 * of its content is kept. There it is read at each change: of a maximized window only that size is known.
 */
const watchContentSize = (window: BrowserWindow, first: Standing): (() => Standing) => {
  let size: Standing = { width: first.width, height: first.height };
  window.on('resize', () => {
    if (window.isMaximized() || window.isFullScreen()) return;
    const { width, height } = window.getContentBounds();
    size = { width, height };
  });
  return () => size;
};

/** @returns what writes them; call it when the window closes */
export const keepBounds = (
  window: BrowserWindow,
  { boundsFile, isWayland }: Place,
  first: Remembered,
  log: Log,
): (() => void) => {
  const boundsOf = isWayland
    ? watchContentSize(window, first)
    : (): Standing => window.getNormalBounds();
  return () => {
    const isMaximized = window.isMaximized() ? { isMaximized: true } : {};
    if (!rememberBounds(boundsFile, { ...boundsOf(), ...isMaximized })) log('bounds-not-written');
  };
};
