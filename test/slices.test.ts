// Long work in slices: what comes in the middle of it, and a sort that is left alone now and then.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSlicedWork, finish, sortSteps, type Steps } from '../electron/slices.ts';

/** Each look at the clock takes 3 ms, so that a slice has few steps. */
const createTurns = () => {
  const waiting: (() => void)[] = [];
  let now = 0;
  return {
    parts: { later: (act: () => void) => void waiting.push(act), clock: () => (now += 3) },
    /** One turn of the event loop; false where nothing waits for it. */
    turn: (): boolean => {
      const act = waiting.shift();
      act?.();
      return act !== undefined;
    },
    all: (): void => {
      for (let act = waiting.shift(); act; act = waiting.shift()) act();
    },
  };
};

const counting = (until: () => number) =>
  function* (): Steps<number> {
    let count = 0;
    for (; count < until(); count += 1) yield;
    return count;
  };

describe('work in slices', () => {
  it('that is short has ended at once, longer work after some turns', () => {
    const turns = createTurns();
    const ends: number[] = [];
    let length = 1;
    const work = createSlicedWork(
      turns.parts,
      counting(() => length),
      (end) => ends.push(end),
    );
    work.begin();
    expect(ends).toEqual([1]);
    length = 20;
    work.begin();
    expect(ends).toEqual([1]);
    expect(turns.turn()).toBe(true);
    expect(ends).toEqual([1]);
    turns.all();
    expect(ends).toEqual([1, 20]);
  });

  it('is done once more, and only once, where something was new meanwhile', () => {
    const turns = createTurns();
    const begun: number[] = [];
    const ends: number[] = [];
    let newest = 1;
    const start = function* (): Steps<number> {
      const own = newest;
      begun.push(own);
      for (let step = 0; step < 20; step += 1) yield;
      return own;
    };
    const work = createSlicedWork(turns.parts, start, (end) => ends.push(end));
    work.begin();
    for (newest = 2; newest < 5; newest += 1) work.begin();
    turns.all();
    expect(begun).toEqual([1, 5]);
    expect(ends).toEqual([1, 5]);
  });

  it('comes to no end, and does not begin, once it is closed', () => {
    const turns = createTurns();
    const ends: number[] = [];
    const work = createSlicedWork(
      turns.parts,
      counting(() => 20),
      (end) => ends.push(end),
    );
    work.begin();
    work.begin();
    work.close();
    turns.all();
    work.begin();
    turns.all();
    expect(ends).toEqual([]);
  });

  it('that has failed is over: the next begins', () => {
    const turns = createTurns();
    const ends: string[] = [];
    let fails = true;
    const start = function* (): Steps<string> {
      for (let step = 0; step < 20; step += 1) yield;
      if (fails) throw new Error('a fault');
      return 'well';
    };
    const work = createSlicedWork(turns.parts, start, (end) => ends.push(end));
    work.begin();
    expect(turns.all).toThrow('a fault');
    fails = false;
    work.begin();
    turns.all();
    expect(ends).toEqual(['well']);
  });
});

describe('a sort in steps', () => {
  interface Item {
    readonly order: number;
    readonly at: number;
  }
  const byOrder = (one: Item, other: Item): number => one.order - other.order;
  const items = (orders: readonly number[]): Item[] => orders.map((order, at) => ({ order, at }));

  it('sorts as any sort does: those that are alike stay in their order', () => {
    const lists = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 3_000, size: 'max' });
    fc.assert(
      fc.property(lists, (orders) => {
        const all = items(orders);
        expect(finish(sortSteps(all, byOrder))).toEqual([...all].sort(byOrder));
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['sorted', (n: number) => n],
    ['turned round', (n: number) => -n],
    ['two sorted ones after each other', (n: number) => n % 10_000],
    ['mixed', (n: number) => (n * 7_919) % 20_000],
  ])('of a list that is %s is left alone often', (_, orderAt) => {
    const all = items(Array.from({ length: 20_000 }, (_each, n) => orderAt(n)));
    const steps = sortSteps(all, byOrder);
    let count = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) count += 1;
    expect(step.value).toEqual([...all].sort(byOrder));
    expect(count).toBeGreaterThan(8);
  });
});
