// Puts spans of time into lanes, so that none hides another. Pure.
import type { BarSpan } from './bars.ts';

/**
 * The lane of each span, counted from 0: the first that is free when it begins, so there are as few lanes as can be.
 * @param spans in the order in which they begin
 * @param leastMs a shorter one takes as much room, so that it can be seen
 */
export const packLanes = (spans: readonly BarSpan[], leastMs = 0): readonly number[] => {
  const freeFrom: number[] = [];
  return spans.map(({ from, to }) => {
    const free = freeFrom.findIndex((end) => end <= from);
    const lane = free === -1 ? freeFrom.length : free;
    freeFrom[lane] = Math.max(to, from + leastMs);
    return lane;
  });
};
