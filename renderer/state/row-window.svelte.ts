// Which rows of a long list to draw: the visible ones, a few around them, and one that is always kept.
// Uses @tanstack/virtual-core, because its wrapper for Svelte does not support runes (TanStack/virtual#866, #969).
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
  /** The height of each row, px. */
  readonly rowHeight: () => number;
  /** The height of the sticky header above the rows, px. */
  readonly headHeight: number;
  /** The index of a row that is always drawn, so that it keeps the focus; -1 for none. */
  readonly kept: () => number;
}

/** Rows to draw beyond each edge, so that none is missing while scrolling. */
const OVERSCAN = 8;

type Options = VirtualizerOptions<HTMLElement, HTMLElement>;

export class RowWindow {
  /** Notifies readers that other rows are visible. */
  #tell: () => void = () => undefined;
  readonly #heed = createSubscriber((tell) => {
    this.#tell = tell;
  });
  readonly #parts: RowWindowParts;
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  #rowHeight = 0;
  #isMeasuring = false;

  /** The rows to draw, in order; `start` is the distance from the first row, px. */
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

  /** Starts to observe the scroller, which must exist. Returns a function that stops it. */
  open(): () => void {
    const close = this.#virtualizer._didMount();
    this.#virtualizer._willUpdate();
    this.#tell();
    return close;
  }

  /** Scrolls as little as needed to make a row visible. */
  show(index: number): void {
    this.#follow();
    this.#virtualizer.scrollToIndex(index, { align: 'auto' });
  }

  /** The number of rows that fit in the visible part. */
  pageSize(): number {
    const height = this.#virtualizer.scrollRect?.height ?? 0;
    return Math.max(1, Math.floor((height - this.#parts.headHeight) / this.#parts.rowHeight()));
  }

  #follow(): void {
    this.#virtualizer.setOptions(this.#options());
    if (this.#rowHeight === this.#parts.rowHeight()) return;
    this.#rowHeight = this.#parts.rowHeight();
    // Readers must not be notified while they read.
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
