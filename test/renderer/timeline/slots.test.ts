// The number of queue slots in use equals the number of processed jobs at each time.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finish } from '../../../electron/slices.ts';
import type { BarSpan } from '../../../renderer/timeline/bars.ts';
import {
  countAt,
  levelsWithin,
  peakWithin,
  outlineWithin,
  slotSteps,
  type Level,
} from '../../../renderer/timeline/slots.ts';
import { isIn, arbitrarySpans } from './random-spans.ts';

const slotsOver = (all: readonly BarSpan[]): readonly Level[] =>
  finish(slotSteps(all, (span) => span));

/** After every start and end of the spans. */
const LATE = 1000;

describe('Queue slots in use', () => {
  it('equal the number of jobs that hold one at each time', () => {
    fc.assert(
      fc.property(arbitrarySpans, fc.integer({ min: -5, max: 300 }), (all, at) => {
        expect(countAt(slotsOver(all), at)).toBe(all.filter((span) => isIn(span, at)).length);
      }),
    );
  });

  it('add up over time to the sum of all jobs', () => {
    fc.assert(
      fc.property(arbitrarySpans, (all) => {
        const levels = levelsWithin(slotsOver(all), 0, LATE);
        const sum = levels.reduce(
          (total, { at, count }, index) => total + count * ((levels[index + 1]?.at ?? LATE) - at),
          0,
        );
        const took = all.reduce((total, { from, to }) => total + Math.min(to, LATE) - from, 0);
        expect(sum).toBe(took);
      }),
    );
  });

  it('change at each level, and end at zero when all jobs have ended', () => {
    fc.assert(
      fc.property(arbitrarySpans, (all) => {
        const levels = slotsOver(all);
        levels.forEach(({ at, count }, index) => {
          expect(count).not.toBe(levels[index - 1]?.count ?? 0);
          expect(at).toBeGreaterThan(levels[index - 1]?.at ?? -Infinity);
        });
        const open = all.filter(({ to }) => to === Infinity).length;
        expect(levels.at(-1)?.count ?? 0).toBe(open);
      }),
    );
  });

  it('have the highest count of a time range as its peak', () => {
    fc.assert(
      fc.property(arbitrarySpans, fc.nat(200), fc.nat(100), (all, from, length) => {
        const levels = slotsOver(all);
        const moments = Array.from({ length: length + 1 }, (_, more) => from + more);
        const most = Math.max(...moments.map((at) => countAt(levels, at)));
        expect(peakWithin(levels, from, from + length)).toBe(most);
      }),
    );
  });

  it('keep their peaks and the last level in an outline', () => {
    fc.assert(
      fc.property(arbitrarySpans, fc.integer({ min: 1, max: 12 }), (all, columns) => {
        const levels = slotsOver(all);
        const outline = outlineWithin(levels, 0, LATE, columns);
        expect(outline.length).toBeLessThanOrEqual(2 * columns + 1);
        expect(Math.max(...outline.map(({ count }) => count))).toBe(peakWithin(levels, 0, LATE));
        for (let column = 1; column <= columns; column += 1) {
          const end = (column * LATE) / columns - 0.001;
          expect(countAt(outline, end)).toBe(countAt(levels, end));
        }
      }),
    );
  });
});
