// The visible part of the time axis, and how it is panned and zoomed. Pure.

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export type Range = 'day' | 'week';
export const ranges: Readonly<Record<Range, number>> = { day: DAY, week: 7 * DAY };

/** `spanMs` long. It ends at `end` (ms since 1970), or follows the clock if that is null. */
export interface VisibleRange {
  readonly spanMs: number;
  readonly end: number | null;
}

/** From the first bar until now; ms since 1970. */
export interface Extent {
  readonly earliest: number;
  readonly now: number;
}

/** The part of a view that lies after now while it follows the clock, so that the line at now can be seen. */
const AHEAD = 0.04;
/** The position of now in such a view, from 0 (left) to 1. */
const NOW_AT = 1 - AHEAD;
/** A shorter view would show no more detail: polls are seconds apart. */
const SHORTEST_MS = MINUTE;

export const viewOf = (range: Range): VisibleRange => ({ spanMs: ranges[range], end: null });

const liveEnd = (spanMs: number, now: number): number => now + spanMs * AHEAD;

/** Start and end of a view, ms since 1970. */
export const domainOf = ({ spanMs, end }: VisibleRange, now: number): readonly [number, number] => {
  const to = end ?? liveEnd(spanMs, now);
  return [to - spanMs, to];
};

/** The longest view shows everything, and at least a week. */
export const longestMs = ({ earliest, now }: Extent): number =>
  Math.max(ranges.week, (now - earliest) * 1.1);

/** A view that would end after now follows the clock; one that would end before the first bar stops there. */
const clamped = (spanMs: number, to: number, extent: Extent): VisibleRange => {
  if (to >= liveEnd(spanMs, extent.now) - 1) return { spanMs, end: null };
  return { spanMs, end: Math.max(to, Math.min(extent.earliest, extent.now) + spanMs * AHEAD) };
};

/**
 * Zooms by a factor (above 1: closer).
 * @param at the position that stays in place, from 0 (left) to 1; the default is now, or the middle of a past view
 */
export const zoomedRange = (
  view: VisibleRange,
  factor: number,
  extent: Extent,
  at?: number,
): VisibleRange => {
  const spanMs = Math.min(Math.max(view.spanMs / factor, SHORTEST_MS), longestMs(extent));
  const place = at ?? (view.end === null ? NOW_AT : 0.5);
  const [from] = domainOf(view, extent.now);
  return clamped(spanMs, from + place * view.spanMs + (1 - place) * spanMs, extent);
};

/** Moves by a fraction of its own length; above 0 to later times. */
export const pannedRange = (view: VisibleRange, by: number, extent: Extent): VisibleRange =>
  clamped(view.spanMs, domainOf(view, extent.now)[1] + by * view.spanMs, extent);

/** Centers a time that is not visible; otherwise leaves the view alone. */
export const showing = (view: VisibleRange, moment: number, extent: Extent): VisibleRange => {
  const [from, to] = domainOf(view, extent.now);
  if (moment >= from && moment <= to) return view;
  return clamped(view.spanMs, moment + view.spanMs / 2, extent);
};
