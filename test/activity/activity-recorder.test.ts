// Many of a kind at once do not flood the activity list.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFlow } from '../../electron/activity/activity-recorder.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const open = () => {
  const told: (string | readonly string[])[] = [];
  const flow = createFlow<string>({
    each: (one) => told.push(one),
    many: (all) => told.push(all),
    most: 2,
    windowMs: 1000,
  });
  return { told, flow };
};

describe('Of many lines of one kind', () => {
  it('the first come at once, and the others together as one', () => {
    const { told, flow } = open();
    for (const one of ['a', 'b', 'c', 'd']) flow.take('kind', one);
    expect(told).toEqual(['a', 'b']);
    vi.advanceTimersByTime(1000);
    expect(told).toEqual(['a', 'b', ['c', 'd']]);
  });

  it('a single one that is left is told as it is', () => {
    const { told, flow } = open();
    for (const one of ['a', 'b', 'c']) flow.take('kind', one);
    vi.advanceTimersByTime(1000);
    expect(told).toEqual(['a', 'b', 'c']);
  });

  it('those of another kind, and those that come later, are not counted among them', () => {
    const { told, flow } = open();
    for (const one of ['a', 'b']) flow.take('kind', one);
    flow.take('other', 'c');
    vi.advanceTimersByTime(1000);
    flow.take('kind', 'd');
    expect(told).toEqual(['a', 'b', 'c', 'd']);
  });

  it('none is lost when the app quits', () => {
    const { told, flow } = open();
    for (const one of ['a', 'b', 'c', 'd']) flow.take('kind', one);
    flow.flush();
    expect(told.at(-1)).toEqual(['c', 'd']);
  });
});
