// The layout of the timeline, in CSS px. Pure.
import type { Bar } from './bars.ts';
import type { Scale } from './axis.ts';

export const AXIS_PX = 28;
export const LANE_PX = 22;
export const BAR_PX = 14;
export const SLOTS_PX = 84;
/** The least width of a bar, so that it can be seen. */
export const LEAST_PX = 4;

/** A length as CSS text. */
export const px = (length: number): string => `${length}px`;

/** A bar with its lane. */
export interface PlacedBar {
  readonly bar: Bar;
  readonly lane: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The height of the part with the lanes. */
export const lanesPx = ({ height }: Size): number => Math.max(0, height - AXIS_PX - SLOTS_PX);

export interface Edges {
  readonly left: number;
  readonly right: number;
}

export const layoutEdgesOf = (
  { from, to }: Pick<Bar, 'from' | 'to'>,
  scale: Scale,
  now: number,
): Edges => {
  const left = scale(Math.min(from, now));
  return { left, right: Math.max(scale(Math.min(to, Math.max(now, from))), left + LEAST_PX) };
};

/** The top of a lane's bars, below the top of the lanes. */
export const topOf = (lane: number): number => lane * LANE_PX + (LANE_PX - BAR_PX) / 2;

/** A pointer may miss a bar by this much. */
const NEAR_PX = 4;

/** The bar at a point of the scrolled lanes; of several, the one that is painted last. */
export const barAt = (
  placedBars: readonly PlacedBar[],
  { x, y }: { readonly x: number; readonly y: number },
  scale: Scale,
  now: number,
): PlacedBar | undefined => {
  const lane = Math.floor(y / LANE_PX);
  return placedBars.findLast((one) => {
    if (one.lane !== lane) return false;
    const { left, right } = layoutEdgesOf(one.bar, scale, now);
    return x >= left - NEAR_PX && x <= right + NEAR_PX;
  });
};
