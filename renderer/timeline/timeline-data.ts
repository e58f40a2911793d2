// What the timeline is painted from. Types only.
import type { Scale } from './axis.ts';
import type { PlacedBar, Size } from './layout.ts';
import type { Level } from './slots.ts';

export interface TimelineData {
  readonly placedBars: readonly PlacedBar[];
  readonly levels: readonly Level[];
  readonly scale: Scale;
  readonly now: number;
  readonly size: Size;
  /** How far the lanes are scrolled, px. */
  readonly scrolled: number;
  readonly slotsTitle: string;
}
