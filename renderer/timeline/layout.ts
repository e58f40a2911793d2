// Where things stand in the picture, in CSS px. Pure.
import type { Bar } from './bars.ts';
import type { Scale } from './axis.ts';

export const AXIS_PX = 28;
export const LANE_PX = 22;
export const BAR_PX = 14;
export const SLOTS_PX = 84;
/** A shorter bar would not be seen. */
export const LEAST_PX = 4;

/** As a style takes it. */
export const px = (length: number): string => `${length}px`;

/** A bar with its lane. */
export interface Laid {
  readonly bar: Bar;
  readonly lane: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How high the part with the lanes is. */
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

/** The top of a lane's bars, from the top of the lanes. */
export const topOf = (lane: number): number => lane * LANE_PX + (LANE_PX - BAR_PX) / 2;

/** A finger or an unsteady hand may miss by so much. */
const NEAR_PX = 4;

/** The bar at a place within the lanes, scrolled to; of several the one that was drawn last. */
export const barAt = (
  laid: readonly Laid[],
  { x, y }: { readonly x: number; readonly y: number },
  scale: Scale,
  now: number,
): Laid | undefined => {
  const lane = Math.floor(y / LANE_PX);
  return laid.findLast((one) => {
    if (one.lane !== lane) return false;
    const { left, right } = layoutEdgesOf(one.bar, scale, now);
    return x >= left - NEAR_PX && x <= right + NEAR_PX;
  });
};
