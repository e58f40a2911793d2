// Which rows of a long list are drawn: those in sight, a few around them, and one that is kept wherever it is.
// Over @tanstack/virtual-core; its wrapper for Svelte does not follow runes (TanStack/virtual#866, #969).
import {
  Virtualizer,
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type VirtualItem,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import { createSubscriber } from 'svelte/reactivity';

export interface RowWindowParts {
  readonly scroller: () => HTMLElement | null;
  readonly count: () => number;
  /** All rows are equally high, px. */
  readonly rowHeight: () => number;
  /** What stands above the rows and stays in sight, px. */
  readonly headHeight: number;
  /** The index of a row that is always drawn, so that it keeps the focus; -1 for none. */
  readonly kept: () => number;
}

/** So many rows beyond the edges, that none is missing while the next are being drawn. */
const OVERSCAN = 8;

type Options = VirtualizerOptions<HTMLElement, HTMLElement>;

export class RowWindow {
  /** Tells who draws that other rows have come into sight. */
  #tell: () => void = () => undefined;
  readonly #heed = createSubscriber((tell) => {
    this.#tell = tell;
  });
  readonly #parts: RowWindowParts;
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  #rowHeight = 0;
  #isMeasuring = false;

  /** The rows to draw, in their order; `start` is counted from the first row, px. */
  readonly rows: readonly Pick<VirtualItem, 'index' | 'start'>[] = $derived.by(() => {
    this.#heed();
    this.#follow();
    const { headHeight } = this.#parts;
    return this.#virtualizer
      .getVirtualItems()
      .map(({ index, start }) => ({ index, start: start - headHeight }));
  });
  /** The height of all rows, px. */
  readonly height: number = $derived.by(() => this.#parts.count() * this.#parts.rowHeight());

  constructor(parts: RowWindowParts) {
    this.#parts = parts;
    this.#virtualizer = new Virtualizer(this.#options());
  }

  /** Begins to watch the scroller, which must be there; the answer ends it. */
  open(): () => void {
    const close = this.#virtualizer._didMount();
    this.#virtualizer._willUpdate();
    this.#tell();
    return close;
  }

  /** Scrolls as little as is needed to bring a row into sight. */
  show(index: number): void {
    this.#follow();
    this.#virtualizer.scrollToIndex(index, { align: 'auto' });
  }

  /** How many whole rows are in sight. */
  pageSize(): number {
    const height = this.#virtualizer.scrollRect?.height ?? 0;
    return Math.max(1, Math.floor((height - this.#parts.headHeight) / this.#parts.rowHeight()));
  }

  #follow(): void {
    this.#virtualizer.setOptions(this.#options());
    if (this.#rowHeight === this.#parts.rowHeight()) return;
    this.#rowHeight = this.#parts.rowHeight();
    // What it would tell is being read this moment.
    this.#isMeasuring = true;
    this.#virtualizer.measure();
    this.#isMeasuring = false;
  }

  #options(): Options {
    const { scroller, count, rowHeight, headHeight, kept } = this.#parts;
    const [height, keptIndex] = [rowHeight(), kept()];
    return {
      count: count(),
      getScrollElement: scroller,
      estimateSize: () => height,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => {
        if (!this.#isMeasuring) this.#tell();
      },
      overscan: OVERSCAN,
      scrollMargin: headHeight,
      scrollPaddingStart: headHeight,
      rangeExtractor: (range) => {
        const indexes = defaultRangeExtractor(range);
        if (keptIndex < 0 || indexes.includes(keptIndex)) return indexes;
        return [...indexes, keptIndex].sort((one, other) => one - other);
      },
    };
  }
}
