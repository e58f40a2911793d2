// The bars, lanes and slots of the timeline, computed in steps: 40,000 jobs take a few tenths of a second.
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

/** The usual width of the plot, px: bars that would touch at this width get different lanes. */
const USUAL_PX = 1000;

/** The time that the shortest bar covers in a range, ms. */
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
