// Time spans for property tests, in whole minutes so that ends and starts often coincide.
import fc from 'fast-check';
import type { BarSpan } from '../../../renderer/timeline/bars.ts';

const span = fc
  .tuple(
    fc.integer({ min: 0, max: 200 }),
    fc.integer({ min: 0, max: 60 }),
    fc.integer({ min: 0, max: 9 }),
  )
  .map(([from, length, luck]): BarSpan => ({ from, to: luck === 0 ? Infinity : from + length }));

/** Ordered by start; one in ten has no end. */
export const arbitrarySpans = fc
  .array(span, { maxLength: 80 })
  .map((all) => [...all].sort((one, other) => one.from - other.from));

export const isIn = ({ from, to }: BarSpan, at: number): boolean => from <= at && at < to;
