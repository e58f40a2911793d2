// Where the window is: what is remembered of it in a small file, and where it fits on the current screens. Losing the file
// costs nothing, so reading and writing never fail.
import * as v from 'valibot';
import { readFileSync } from 'node:fs';
import { mergeContent } from '../storage/other-versions.ts';
import { decodedText } from '../storage/decode-text.ts';
import { writeAtomicSync } from '../storage/atomic-file.ts';

export const MIN_SIZE = { width: 480, height: 400 };
const FIRST_SIZE = { width: 1080, height: 720 };
/** Chromium goes astray above this many pixels. */
const FARTHEST = 32_000;

const place = v.pipe(v.number(), v.integer(), v.minValue(-FARTHEST), v.maxValue(FARTHEST));
const size = (least: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(FARTHEST));

const sizeEntries = { width: size(MIN_SIZE.width), height: size(MIN_SIZE.height) };
const isMaximized = v.exactOptional(v.boolean());

/** On Wayland no place is known: a window learns nothing of it, and can't choose it. */
const rememberedSchema = v.union([
  v.object({ x: place, y: place, ...sizeEntries, isMaximized }),
  v.object({
    x: v.exactOptional(v.undefined()),
    y: v.exactOptional(v.undefined()),
    ...sizeEntries,
    isMaximized,
  }),
]);

/** The bounds that it has when it is not maximized. */
export interface Remembered extends Placement {
  readonly isMaximized?: boolean;
}

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Without a place the system puts the window where it likes. */
export interface Placement {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
}

/** Reads what was remembered; null for anything that cannot be a window's bounds. */
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
 * Written at once, because the app may be about to quit. False where it could not be. What another version keeps in
 * the file stays.
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
