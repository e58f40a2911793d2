// The state of the timeline: its range, its visible part and the chosen bar.
import {
  pannedRange,
  viewOf,
  zoomedRange,
  type Extent,
  type Range,
  type VisibleRange,
} from './time-range.ts';

/** How far one key or button zooms and pans. */
const ZOOM_STEP = 1.6;
const PAN_STEP = 0.2;

export class TimelineState {
  range = $state<Range>('day');
  view = $state.raw<VisibleRange>(viewOf('day'));
  /** The key of the bar that the keyboard has chosen; null before the first. */
  chosen = $state<string | null>(null);
  /** The start of that bar, ms since 1970: if the bar disappears, the nearest earlier one is chosen. */
  chosenFrom = $state(0);

  /** The index of the chosen bar in bars sorted by their start; that of the newest if none is chosen yet. */
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
    this.view = zoomedRange(this.view, ZOOM_STEP, extent);
  }

  zoomOut(extent: Extent): void {
    this.view = zoomedRange(this.view, 1 / ZOOM_STEP, extent);
  }

  earlier(extent: Extent): void {
    this.view = pannedRange(this.view, -PAN_STEP, extent);
  }

  later(extent: Extent): void {
    this.view = pannedRange(this.view, PAN_STEP, extent);
  }
}

type KeyAction = (state: TimelineState, extent: Extent) => void;

const zoomIn: KeyAction = (state, extent) => state.zoomIn(extent);
const zoomOut: KeyAction = (state, extent) => state.zoomOut(extent);

/** What a key does to the view. */
export const keyActions: Readonly<Partial<Record<string, KeyAction>>> = {
  '+': zoomIn,
  '=': zoomIn,
  '-': zoomOut,
  _: zoomOut,
  '0': (state) => state.reset(),
  ArrowLeft: (state, extent) => state.earlier(extent),
  ArrowRight: (state, extent) => state.later(extent),
};

/** The index of the bar that a key leads to, from the one at `from` of `count`; null for other keys. */
export const barStep = (key: string, from: number, count: number): number | null => {
  const to = { ArrowUp: from - 1, ArrowDown: from + 1, Home: 0, End: count - 1 }[key];
  return to === undefined ? null : Math.min(Math.max(to, 0), count - 1);
};
