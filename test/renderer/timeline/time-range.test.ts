// Zooming and panning the visible time range.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  domainOf,
  longestMs,
  pannedRange,
  showing,
  viewOf,
  zoomedRange,
  type VisibleRange,
} from '../../../renderer/timeline/time-range.ts';

const HOUR = 3_600_000;
const now = 1_800_000_000_000;
const extent = { now, earliest: now - 20 * 24 * HOUR };
const day = viewOf('day');

const moves = fc.array(
  fc.oneof(
    fc
      .tuple(
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
      )
      .map(
        ([factor, at]) =>
          (view: VisibleRange) =>
            zoomedRange(view, factor, extent, at),
      ),
    fc
      .double({ min: -3, max: 3, noNaN: true })
      .map((by) => (view: VisibleRange) => pannedRange(view, by, extent)),
  ),
  { maxLength: 30 },
);

describe('The visible time range', () => {
  it('is the last day, and follows the clock', () => {
    const [from, to] = domainOf(day, now);
    expect(to - from).toBe(24 * HOUR);
    expect(to).toBeGreaterThan(now);
    expect(domainOf(day, now + HOUR)).toEqual([from + HOUR, to + HOUR]);
  });

  it('keeps the time under the pointer in place while zooming', () => {
    const past: VisibleRange = { spanMs: 12 * HOUR, end: now - 48 * HOUR };
    const momentAt = (view: VisibleRange, at: number): number =>
      domainOf(view, now)[0] + at * view.spanMs;
    for (const at of [0, 0.3, 1])
      expect(momentAt(zoomedRange(past, 3, extent, at), at)).toBeCloseTo(momentAt(past, at), 3);
  });

  it('still follows the clock after zooming by key', () => {
    expect(zoomedRange(day, 2, extent)).toEqual({ spanMs: 12 * HOUR, end: null });
  });

  it('stays in the past, and follows the clock again when moved to now', () => {
    const past = pannedRange(day, -1, extent);
    expect(past.end).not.toBeNull();
    expect(domainOf(past, now + HOUR)).toEqual(domainOf(past, now));
    expect(pannedRange(past, 1, extent)).toEqual(day);
  });

  it('never leaves the extent of the jobs, whatever is pressed', () => {
    fc.assert(
      fc.property(moves, (steps) => {
        const view = steps.reduce((before, step) => step(before), day);
        const [from, to] = domainOf(view, now);
        expect(view.spanMs).toBeGreaterThanOrEqual(60_000);
        expect(view.spanMs).toBeLessThanOrEqual(longestMs(extent));
        expect(to).toBeGreaterThan(extent.earliest);
        expect(from).toBeLessThan(now);
        expect(to).toBeLessThanOrEqual(now + view.spanMs * 0.04 + 1);
      }),
    );
  });

  it('moves only if a time is not visible', () => {
    expect(showing(day, now - HOUR, extent)).toBe(day);
    const moment = now - 100 * HOUR;
    const [from, to] = domainOf(showing(day, moment, extent), now);
    expect(from).toBeLessThan(moment);
    expect(to).toBeGreaterThan(moment);
  });
});
