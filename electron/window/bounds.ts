// The window's size and place: remembered in a small file while it is not maximized, and fitted to the current screens.
// Losing the file does no harm, so reading and writing never fail.
import * as v from 'valibot';
import { readFileSync } from 'node:fs';
import type { BrowserWindow } from 'electron';
import { mergeContent } from '../storage/other-versions.ts';
import { decodedText } from '../storage/decode-text.ts';
import { writeAtomicSync } from '../storage/atomic-file.ts';
import type { Log } from '../log.ts';

export const MIN_SIZE = { width: 480, height: 400 };
const FIRST_SIZE = { width: 1080, height: 720 };
/** Chromium goes astray above this many pixels. */
const FARTHEST = 32_000;

const place = v.pipe(v.number(), v.integer(), v.minValue(-FARTHEST), v.maxValue(FARTHEST));
const size = (least: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(FARTHEST));

const sizeEntries = { width: size(MIN_SIZE.width), height: size(MIN_SIZE.height) };
const isMaximized = v.exactOptional(v.boolean());

/** On Wayland there is no place: a window neither knows nor chooses it. */
const rememberedSchema = v.union([
  v.object({ x: place, y: place, ...sizeEntries, isMaximized }),
  v.object({
    x: v.exactOptional(v.undefined()),
    y: v.exactOptional(v.undefined()),
    ...sizeEntries,
    isMaximized,
  }),
]);

/** The bounds while it is not maximized. */
export interface Remembered extends Placement {
  readonly isMaximized?: boolean;
}

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Without a place the system chooses one. */
export interface Placement {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
}

/** Reads what was remembered; null for anything that can't be a window's bounds. */
export const readBounds = (text: string): Remembered | null => {
  try {
    const {
      x,
      y,
      width,
      height,
      isMaximized: wasMaximized,
    } = v.parse(rememberedSchema, JSON.parse(text));
    const at = x === undefined ? {} : { x, y };
    return { ...at, width, height, ...(wasMaximized === true ? { isMaximized: true } : {}) };
  } catch {
    return null;
  }
};

/** So much of the title bar must lie on a screen that a hand can take hold of it. */
const GRIP = { width: 120, height: 32 };

const overlap = (from: number, length: number, areaFrom: number, areaLength: number): number =>
  Math.min(from + length, areaFrom + areaLength) - Math.max(from, areaFrom);

const isInReach = (bounds: Bounds, area: Bounds): boolean =>
  overlap(bounds.x, bounds.width, area.x, area.width) >= GRIP.width &&
  overlap(bounds.y, GRIP.height, area.y, area.height) >= GRIP.height;

/** Where to put the window: where it was if a screen is still there, and never larger than the screen. */
export const placementOf = (
  remembered: Placement | null,
  screens: readonly Bounds[],
): Placement => {
  const { x, y, width, height }: Placement = remembered ?? FIRST_SIZE;
  const area =
    x === undefined || y === undefined
      ? undefined
      : screens.find((one) => isInReach({ x, y, width, height }, one));
  const room = area ?? screens[0] ?? { width, height };
  const size = { width: Math.min(width, room.width), height: Math.min(height, room.height) };
  return area && x !== undefined && y !== undefined ? { x, y, ...size } : size;
};

export const recallBounds = (file: string): Remembered | null => readBounds(textIn(file));

const textIn = (file: string): string => {
  try {
    return decodedText(readFileSync(file));
  } catch {
    return '';
  }
};

const OWN = { x: null, y: null, width: null, height: null, isMaximized: null };

/**
 * Written synchronously, because the app may be about to quit. What another version keeps in the file stays.
 * @returns whether it could be written
 */
export const rememberBounds = (file: string, bounds: Remembered): boolean => {
  const { x, y, width, height, isMaximized } = bounds;
  const entries = Object.entries({ x, y, width, height, isMaximized });
  const known = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  try {
    writeAtomicSync(file, JSON.stringify(mergeContent(contentOf(textIn(file)), OWN, known)));
    return true;
  } catch {
    return false;
  }
};

const contentOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The frame is drawn a moment after the system reports the window's new state; ms. */
const SETTLED_MS = 300;

const isNormal = (window: BrowserWindow): boolean =>
  !window.isDestroyed() && !window.isMaximized() && !window.isFullScreen();

/** Calls `act` when `later` has not been called for a while. */
const whenSettled = (act: () => void) => {
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => clearTimeout(timer);
  const later = (): void => {
    stop();
    timer = setTimeout(act, SETTLED_MS).unref();
  };
  return { later, stop };
};

/** The width of the frame's shadow on both sides, where the app draws the frame itself. */
const shadowOf = (window: BrowserWindow): number =>
  window.getBounds().width - window.getContentBounds().width;

/**
 * Makes GNOME Shell measure the window again. If it measures while the frame that the app draws grows, it takes the window
 * for smaller than it is, and shrinks it at the next loss of focus. A window that gets smaller is measured correctly.
 * @param more is added to its size
 */
const remeasure = (window: BrowserWindow, more: number, done: () => void): void => {
  const [width, height] = window.getSize().map((length) => length + more) as [number, number];
  window.setSize(width + 1, height + 1);
  setTimeout(() => {
    done();
    if (isNormal(window)) window.setSize(width, height);
  }, SETTLED_MS).unref();
};

/**
 * The size on Wayland, where a window's bounds include its frame's shadow. The frame comes and goes with the first focus
 * and with maximizing, and changes the bounds as if the user had. So this counts by how much the content has grown since
 * it was in its frame for the first time.
 */
const watchSize = (window: BrowserWindow, first: Placement): (() => Placement) => {
  let size: Placement = { width: first.width, height: first.height };
  let frame: { readonly width: number; readonly height: number } | null = null;
  let measuring: 'not-yet' | 'now' | 'done' = 'not-yet';
  let wasMaximized = false;
  const measure = (more: number): void => {
    measuring = 'now';
    remeasure(window, more, () => (measuring = 'done'));
  };
  /** Whether it has lost the size of its shadow, as happens once after it was maximized. */
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
  const reading = whenSettled(read);
  window.once('focus', () => {
    // At once if it has its frame, because the focus may soon be lost again.
    const isFramed = window.getContentBounds().width === first.width;
    if (isNormal(window) && isFramed && shadowOf(window) > 0) measure(0);
    reading.later();
    window.on('resize', reading.later);
  });
  return () => {
    reading.stop();
    if (frame) read();
    return size;
  };
};

/**
 * The bounds on X11. A window may be reported with its new size before it is reported as maximized; Chromium then takes
 * that size for the normal one. So this counts only bounds that were normal for a while, or are when the window closes.
 */
const watchNormalBounds = (window: BrowserWindow): (() => Placement) => {
  let bounds: Placement = window.getNormalBounds();
  const read = (): void => {
    if (isNormal(window)) bounds = window.getNormalBounds();
  };
  const reading = whenSettled(read);
  window.on('resize', reading.later);
  window.on('move', reading.later);
  return () => {
    reading.stop();
    read();
    return bounds;
  };
};

interface KeepBoundsParts {
  readonly boundsFile: string;
  readonly isWayland: boolean;
  readonly platform?: NodeJS.Platform;
}

/** Follows the window's bounds. @returns a function that writes them; call it when the window closes */
export const keepBounds = (
  window: BrowserWindow,
  { boundsFile, isWayland, platform = process.platform }: KeepBoundsParts,
  first: Remembered,
  log: Log,
): (() => void) => {
  const boundsOf = isWayland
    ? watchSize(window, first)
    : platform === 'linux'
      ? watchNormalBounds(window)
      : (): Placement => window.getNormalBounds();
  return () => {
    const isMaximized = window.isMaximized() ? { isMaximized: true } : {};
    if (!rememberBounds(boundsFile, { ...boundsOf(), ...isMaximized })) log('bounds-not-written');
  };
};
