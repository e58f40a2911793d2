// How many queue slots were in use at each time. Pure.
import { sortSteps, STEP, type Steps } from '../../electron/slices.ts';
import type { BarSpan } from './bars.ts';

/** `count` slots were in use from `at` (ms since 1970) until the next level. */
export interface Level {
  readonly at: number;
  readonly count: number;
}

/**
 * The levels in order of time; before the first one, no slot was in use.
 * @param spanOf when each held a slot; null, or a span without length, if it held none
 */
export function* slotSteps<T>(
  all: readonly T[],
  spanOf: (one: T) => BarSpan | null,
): Steps<readonly Level[]> {
  const changes = new Map<number, number>();
  const change = (at: number, by: number): void =>
    void changes.set(at, (changes.get(at) ?? 0) + by);
  for (const [index, one] of all.entries()) {
    const span = spanOf(one);
    if (span && span.to > span.from) {
      change(span.from, 1);
      if (span.to !== Infinity) change(span.to, -1);
    }
    if (index % STEP === STEP - 1) yield;
  }
  const levels: Level[] = [];
  let count = 0;
  for (const [at, by] of yield* sortSteps([...changes], ([one], [other]) => one - other))
    if (by !== 0) levels.push({ at, count: (count += by) });
  return levels;
}

/** How many slots were in use at a time. */
export const countAt = (levels: readonly Level[], at: number): number => {
  const later = firstAfter(levels, at);
  return levels[later - 1]?.count ?? 0;
};

/** The levels between two times; the first one starts at `from`. */
export const levelsWithin = (levels: readonly Level[], from: number, to: number): Level[] => [
  { at: from, count: countAt(levels, from) },
  ...levels.slice(firstAfter(levels, from), firstAfter(levels, to)),
];

/**
 * The same, reduced to at most two levels for each of `columns` equal parts of the time: the highest, so that no peak
 * is lost, and the last. More could not be distinguished on a screen.
 */
export const outlineWithin = (
  levels: readonly Level[],
  from: number,
  to: number,
  columns: number,
): readonly Level[] => {
  const all = levelsWithin(levels, from, to);
  if (all.length <= 2 * columns) return all;
  const columnOf = ({ at }: Level): number => Math.floor(((at - from) / (to - from)) * columns);
  const outline: Level[] = [];
  let [highest, last] = [all[0], all[0]];
  for (const level of all) {
    if (highest && last && columnOf(level) !== columnOf(last)) {
      outline.push(highest, ...(last === highest ? [] : [last]));
      highest = level;
    } else if (!highest || level.count > highest.count) highest = level;
    last = level;
  }
  if (highest && last) outline.push(highest, ...(last === highest ? [] : [last]));
  return outline;
};

/** The largest number of slots in use at once between two times. */
export const peakWithin = (levels: readonly Level[], from: number, to: number): number =>
  levelsWithin(levels, from, to).reduce((most, { count }) => Math.max(most, count), 0);

/** The index of the first level after a time, by binary search, since there may be thousands. */
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
