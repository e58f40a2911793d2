// What the timeline is drawn from, computed from the jobs in steps: of 40,000 jobs it takes a few tenths of a second.
import type { JobView } from '../../electron/core/view-model/snapshot.ts';
import type { Steps } from '../../electron/slices.ts';
import { barSteps, slotSpanOf, type Bars } from './bars.ts';
import { LEAST_PX } from './layout.ts';
import { laneSteps } from './pack-bars.ts';
import { slotSteps, type Level } from './slots.ts';
import { ranges, type Range } from './time-range.ts';

export interface TimelineModel extends Bars {
  readonly levels: readonly Level[];
  /** The lane of each bar, in the order of the bars; it depends on the range, since short bars are drawn longer. */
  readonly lanes: Readonly<Record<Range, readonly number[]>>;
}

export const EMPTY_MODEL: TimelineModel = {
  bars: [],
  unplaced: [],
  levels: [],
  lanes: { day: [], week: [] },
};

/** About as many px as the plot is wide: bars that are told apart in the whole range lie in lanes of their own. */
const USUAL_PX = 1000;

/** How long a bar of the least length is in a range, ms. */
const leastMs = (range: Range): number => (ranges[range] / USUAL_PX) * LEAST_PX;

export function* modelSteps(jobs: readonly JobView[]): Steps<TimelineModel> {
  const { bars, unplaced } = yield* barSteps(jobs);
  return {
    bars,
    unplaced,
    levels: yield* slotSteps(bars, slotSpanOf),
    lanes: {
      day: yield* laneSteps(bars, leastMs('day')),
      week: yield* laneSteps(bars, leastMs('week')),
    },
  };
}
