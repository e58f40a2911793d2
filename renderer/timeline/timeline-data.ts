// What a picture of jobs is made of. Types only.
import type { Scale } from './axis.ts';
import type { Laid, Size } from './layout.ts';
import type { Level } from './slots.ts';

export interface TimelineData {
  readonly laid: readonly Laid[];
  readonly levels: readonly Level[];
  readonly scale: Scale;
  readonly now: number;
  readonly size: Size;
  /** How far the lanes are scrolled, px. */
  readonly scrolled: number;
  readonly slotsTitle: string;
}
