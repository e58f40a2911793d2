// Where the window stands: what may be remembered of it, and where it is put on today's screens. Pure.
import * as v from 'valibot';

export const MIN_SIZE = { width: 480, height: 400 };
const FIRST_SIZE = { width: 1080, height: 720 };
/** Chromium goes astray above this many pixels. */
const FARTHEST = 32_000;

const place = v.pipe(v.number(), v.integer(), v.minValue(-FARTHEST), v.maxValue(FARTHEST));
const size = (least: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(FARTHEST));

const boundsSchema = v.object({
  x: place,
  y: place,
  width: size(MIN_SIZE.width),
  height: size(MIN_SIZE.height),
});

export type Bounds = v.InferOutput<typeof boundsSchema>;

/** Without a place the system puts the window where it likes. */
export interface Standing {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
}

/** Reads what was remembered; null for anything that cannot be a window's bounds. */
export const readBounds = (text: string): Bounds | null => {
  try {
    return v.parse(boundsSchema, JSON.parse(text));
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

/** Where to put the window: where it was if a screen is still there, otherwise in the first screen's size. */
export const standingOf = (remembered: Bounds | null, screens: readonly Bounds[]): Standing => {
  const there = remembered && screens.some((area) => isInReach(remembered, area));
  if (there) return remembered;
  const { width, height } = remembered ?? FIRST_SIZE;
  const room = screens[0] ?? { width, height };
  return { width: Math.min(width, room.width), height: Math.min(height, room.height) };
};
