// Overlapping bars get different lanes, and as few lanes as possible.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finish } from '../../../electron/slices.ts';
import { laneSteps } from '../../../renderer/timeline/pack-bars.ts';
import { isIn, arbitrarySpans } from './random-spans.ts';

const packLanes = (...about: Parameters<typeof laneSteps>): readonly number[] =>
  finish(laneSteps(...about));

describe('The lanes of the timeline', () => {
  it('never hold two overlapping bars', () => {
    fc.assert(
      fc.property(arbitrarySpans, fc.integer({ min: 0, max: 20 }), (all, least) => {
        const lanes = packLanes(all, least);
        all.forEach((one, index) =>
          all.slice(index + 1).forEach((other, more) => {
            if (lanes[index] !== lanes[index + 1 + more]) return;
            expect(other.from).toBeGreaterThanOrEqual(Math.max(one.to, one.from + least));
          }),
        );
      }),
    );
  });

  it('are as many as bars overlap at most', () => {
    fc.assert(
      fc.property(arbitrarySpans, (all) => {
        const long = all.filter(({ from, to }) => to > from);
        const together = long.map(({ from }) => long.filter((span) => isIn(span, from)).length);
        expect(new Set(packLanes(long)).size).toBe(Math.max(0, ...together));
      }),
    );
  });

  it('start at the top: a bar without overlap is in the first lane', () => {
    const first = { from: 0, to: 10 };
    expect(packLanes([first, { from: 5, to: 8 }, { from: 10, to: 20 }])).toEqual([0, 1, 0]);
  });

  it('are the first free ones, also for thousands of bars that never end', () => {
    fc.assert(
      fc.property(arbitrarySpans, fc.integer({ min: 0, max: 20 }), (all, least) => {
        const ends: number[] = [];
        const lanes = all.map(({ from, to }) => {
          const free = ends.findIndex((end) => end <= from);
          const lane = free === -1 ? ends.length : free;
          ends[lane] = Math.max(to, from + least);
          return lane;
        });
        expect(packLanes(all, least)).toEqual(lanes);
      }),
    );
    const open = Array.from({ length: 20_000 }, (_, from) => ({ from, to: Infinity }));
    expect(packLanes(open)).toEqual(open.map(({ from }) => from));
  });
});
