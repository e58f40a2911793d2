// Assigns bars to lanes so that no bar covers another. Pure.
import { STEP, type Steps } from '../../electron/slices.ts';
import type { BarSpan } from './bars.ts';

/**
 * The lane of each span, counted from 0: the first lane that is free when the span starts, which needs the fewest lanes.
 * @param spans sorted by `from`
 * @param leastMs a shorter span takes this much room, so that it can be seen
 */
export function* laneSteps(spans: readonly BarSpan[], leastMs = 0): Steps<readonly number[]> {
  // A tree whose leaves are the lanes. Each node holds when the first lane below it is free, so that finding a lane takes
  // few steps: there may be as many lanes as spans.
  let width = 1;
  while (width < spans.length) width *= 2;
  const freeFrom = new Float64Array(2 * width).fill(-Infinity);
  const freeAt = (node: number): number => freeFrom[node] ?? Infinity;
  const lanes: number[] = [];
  for (const { from, to } of spans) {
    let node = 1;
    while (node < width) node = freeAt(2 * node) <= from ? 2 * node : 2 * node + 1;
    lanes.push(node - width);
    freeFrom[node] = Math.max(to, from + leastMs);
    for (node >>= 1; node >= 1; node >>= 1)
      freeFrom[node] = Math.min(freeAt(2 * node), freeAt(2 * node + 1));
    if (lanes.length % STEP === 0) yield;
  }
  return lanes;
}
