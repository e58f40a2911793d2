// The part of the axis that is seen, and how it is moved. Pure: the clock is handed in.

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export type Range = 'day' | 'week';
export const ranges: Readonly<Record<Range, number>> = { day: DAY, week: 7 * DAY };

/** `spanMs` long; it ends at `end` (ms since 1970), or goes with the clock where that is null. */
export interface VisibleRange {
  readonly spanMs: number;
  readonly end: number | null;
}

/** What there is to see: from the first bar until now; ms since 1970. */
export interface Extent {
  readonly earliest: number;
  readonly now: number;
}

/** So much of the view lies after now while it goes with the clock, so that the line of now is seen. */
const AHEAD = 0.04;
/** Where now stands in such a view: from 0 (left) to 1. */
const NOW_AT = 1 - AHEAD;
/** Closer than this nothing more is told: polls are seconds apart. */
const SHORTEST_MS = MINUTE;

export const viewOf = (range: Range): VisibleRange => ({ spanMs: ranges[range], end: null });

const liveEnd = (spanMs: number, now: number): number => now + spanMs * AHEAD;

/** First and last moment of a view, ms since 1970. */
export const domainOf = ({ spanMs, end }: VisibleRange, now: number): readonly [number, number] => {
  const to = end ?? liveEnd(spanMs, now);
  return [to - spanMs, to];
};

/** The longest view shows everything, and a week at least. */
export const longestMs = ({ earliest, now }: Extent): number =>
  Math.max(ranges.week, (now - earliest) * 1.1);

/** A view that would go beyond now goes with the clock; one that would go before the first bar stops there. */
const settle = (spanMs: number, to: number, extent: Extent): VisibleRange => {
  if (to >= liveEnd(spanMs, extent.now) - 1) return { spanMs, end: null };
  return { spanMs, end: Math.max(to, Math.min(extent.earliest, extent.now) + spanMs * AHEAD) };
};

/**
 * Zooms by a factor (above 1: closer).
 * @param at what stays where it is, from 0 (left) to 1; without it now, or the middle of a view of the past
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
  return settle(spanMs, from + place * view.spanMs + (1 - place) * spanMs, extent);
};

/** Moves by a part of its own length; above 0 towards later. */
export const pannedRange = (view: VisibleRange, by: number, extent: Extent): VisibleRange =>
  settle(view.spanMs, domainOf(view, extent.now)[1] + by * view.spanMs, extent);

/** Moves no further than needed for a moment to be seen. */
export const showing = (view: VisibleRange, moment: number, extent: Extent): VisibleRange => {
  const [from, to] = domainOf(view, extent.now);
  if (moment >= from && moment <= to) return view;
  return settle(view.spanMs, moment + view.spanMs / 2, extent);
};
