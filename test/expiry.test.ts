// What is to end after a while ends by the clock: not a night later because the computer slept.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createExpiry, startCounting } from '../electron/expiry.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** As in sleep, or by hand: no timer moves. */
const clockGoes = (ms: number): void => void vi.setSystemTime(Date.now() + ms);

const open = (minutes: number | null = 5) => {
  const parts = { minutes, overs: 0 };
  const expiry = createExpiry(
    () => (parts.minutes === null ? null : parts.minutes * MINUTE),
    () => (parts.overs += 1),
  );
  expiry.restart();
  return { parts, expiry };
};

describe('counting', () => {
  it.each([
    ['sleep', 8 * HOUR, 8 * HOUR + MINUTE],
    ['a clock set back', -8 * HOUR, MINUTE],
  ])('goes on through %s', (_title, setBy, expected) => {
    const passed = startCounting();
    vi.advanceTimersByTime(MINUTE);
    clockGoes(setBy);
    expect(passed()).toBe(expected);
  });
});

describe('what ends after five minutes', () => {
  it('ends by itself, once', () => {
    const { parts, expiry } = open();
    vi.advanceTimersByTime(5 * MINUTE - 1);
    expect([expiry.isRunning(), parts.overs]).toEqual([true, 0]);
    vi.advanceTimersByTime(HOUR);
    expect([expiry.isRunning(), parts.overs, vi.getTimerCount()]).toEqual([false, 1, 0]);
  });

  it('is over after sleep as soon as it is asked', () => {
    const { parts, expiry } = open();
    clockGoes(8 * HOUR);
    expect(parts.overs).toBe(0);
    expect([expiry.isRunning(), parts.overs]).toEqual([false, 1]);
  });

  it('begins again with each restart, with one timer', () => {
    const { parts, expiry } = open();
    for (let minute = 0; minute < 20; minute += 1) {
      vi.advanceTimersByTime(MINUTE);
      expiry.restart();
      expect(vi.getTimerCount()).toBe(1);
    }
    vi.advanceTimersByTime(5 * MINUTE - 1);
    expect(parts.overs).toBe(0);
    vi.advanceTimersByTime(1);
    expect(parts.overs).toBe(1);
  });

  it('takes another limit into account from its beginning on', () => {
    const { parts, expiry } = open();
    vi.advanceTimersByTime(3 * MINUTE);
    parts.minutes = 4;
    expiry.replan();
    vi.advanceTimersByTime(MINUTE);
    expect(parts.overs).toBe(1);
  });

  it('does not end without a limit, or when it was stopped', () => {
    const { parts, expiry } = open(null);
    expect(vi.getTimerCount()).toBe(0);
    parts.minutes = 5;
    expiry.replan();
    expiry.stop();
    vi.advanceTimersByTime(HOUR);
    expect([expiry.isRunning(), parts.overs]).toEqual([false, 0]);
  });
});
