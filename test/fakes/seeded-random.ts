// Reproducible random numbers: the same seed gives the same numbers.

export interface SeededRandom {
  readonly seed: number;
  /** From 0 (included) to 1 (excluded). */
  readonly next: () => number;
}

/** Mulberry32, which is in the public domain. */
export const createSeededRandom = (seed: number): SeededRandom => {
  let state = seed >>> 0;
  return {
    seed,
    next: () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    },
  };
};
