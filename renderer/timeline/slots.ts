// How many queue slots were in use at each time. Pure.
import type { BarSpan } from './bars.ts';

/** From `at` (ms since 1970) until the next level, so many slots were in use. */
export interface Level {
  readonly at: number;
  readonly count: number;
}

/** The levels in the order of time; before the first one there was no slot in use. Spans without length hold none. */
export const slotsOver = (spans: readonly BarSpan[]): readonly Level[] => {
  const steps = new Map<number, number>();
  const step = (at: number, by: number): void => void steps.set(at, (steps.get(at) ?? 0) + by);
  for (const { from, to } of spans) {
    if (to <= from) continue;
    step(from, 1);
    if (to !== Infinity) step(to, -1);
  }
  let count = 0;
  return [...steps]
    .sort(([one], [other]) => one - other)
    .flatMap(([at, by]) => (by === 0 ? [] : [{ at, count: (count += by) }]));
};

/** How many were in use at a time. */
export const countAt = (levels: readonly Level[], at: number): number => {
  const later = firstAfter(levels, at);
  return levels[later - 1]?.count ?? 0;
};

/** The levels between two times; the first one holds from `from` on. */
export const levelsWithin = (levels: readonly Level[], from: number, to: number): Level[] => [
  { at: from, count: countAt(levels, from) },
  ...levels.slice(firstAfter(levels, from), firstAfter(levels, to)),
];

/** The most that were in use at once between two times. */
export const mostWithin = (levels: readonly Level[], from: number, to: number): number =>
  levelsWithin(levels, from, to).reduce((most, { count }) => Math.max(most, count), 0);

/** The place of the first level that comes after a time; halving, for there may be thousands. */
const firstAfter = (levels: readonly Level[], at: number): number => {
  let low = 0;
  let high = levels.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((levels[middle]?.at ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
};
