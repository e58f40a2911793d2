// Where the person is in the picture: its range, what is seen of it, and the chosen bar. Knows no canvas.
import {
  pannedRange,
  viewOf,
  zoomedRange,
  type Extent,
  type Range,
  type VisibleRange,
} from './time-range.ts';

/** By a key or a button. */
const STEP = 1.6;
const PAN = 0.2;

export class TimelineState {
  range = $state<Range>('day');
  view = $state.raw<VisibleRange>(viewOf('day'));
  /** The key of the bar that the keyboard is at; null before it was anywhere. */
  chosen = $state<string | null>(null);
  /** Where that bar begins, ms since 1970: should it go, the keyboard stays about there. */
  chosenFrom = $state(0);

  /** The place of the chosen bar among those in the order of their beginning: the newest where none is chosen yet. */
  chosenAmong(bars: readonly { readonly key: string; readonly from: number }[]): number {
    if (this.chosen === null) return bars.length - 1;
    const found = bars.findIndex(({ key }) => key === this.chosen);
    return found === -1
      ? Math.max(
          0,
          bars.findLastIndex(({ from }) => from <= this.chosenFrom),
        )
      : found;
  }

  choose({ key, from }: { readonly key: string; readonly from: number }): void {
    this.chosen = key;
    this.chosenFrom = from;
  }

  show(range: Range): void {
    this.range = range;
    this.reset();
  }

  reset(): void {
    this.view = viewOf(this.range);
  }

  zoomIn(extent: Extent): void {
    this.view = zoomedRange(this.view, STEP, extent);
  }

  zoomOut(extent: Extent): void {
    this.view = zoomedRange(this.view, 1 / STEP, extent);
  }

  earlier(extent: Extent): void {
    this.view = pannedRange(this.view, -PAN, extent);
  }

  later(extent: Extent): void {
    this.view = pannedRange(this.view, PAN, extent);
  }
}

type Act = (state: TimelineState, extent: Extent) => void;

const zoomIn: Act = (state, extent) => state.zoomIn(extent);
const zoomOut: Act = (state, extent) => state.zoomOut(extent);

/** What a key does to the view, if it does anything. */
export const keyActs: Readonly<Partial<Record<string, Act>>> = {
  '+': zoomIn,
  '=': zoomIn,
  '-': zoomOut,
  _: zoomOut,
  '0': (state) => state.reset(),
  ArrowLeft: (state, extent) => state.earlier(extent),
  ArrowRight: (state, extent) => state.later(extent),
};

/** Which bar a key goes to, from the one at `from` of `count`; null where it goes to none. */
export const barStep = (key: string, from: number, count: number): number | null => {
  const to = { ArrowUp: from - 1, ArrowDown: from + 1, Home: 0, End: count - 1 }[key];
  return to === undefined ? null : Math.min(Math.max(to, 0), count - 1);
};
