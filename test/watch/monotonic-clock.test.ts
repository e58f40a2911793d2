import { SECOND, MINUTE } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import { createMonotonicClock } from '../../electron/watch/monotonic-clock.ts';

const HOUR = 60 * MINUTE;
const NOON = Date.UTC(2026, 10, 24, 12);

/** A computer: time passes, its clock is set, it sleeps; `counts`: its even ticks go on in sleep, as on Windows. */
const computer = (counts = false) => {
  const here = { wall: NOON, ticks: 5_000 };
  const clock = createMonotonicClock({ wall: () => here.wall, ticks: () => here.ticks });
  return {
    clock,
    pass: (ms: number) => void ((here.wall += ms), (here.ticks += ms)),
    set: (ms: number) => void (here.wall += ms),
    sleep: (ms: number) => {
      clock.fallAsleep();
      here.wall += ms;
      if (counts) here.ticks += ms;
      clock.wakeUp();
    },
  };
};

describe('the clock of the watchers', () => {
  it('begins at the time of the computer and goes on with it', () => {
    const { clock, pass } = computer();
    expect(clock.now()).toBe(NOON);
    pass(MINUTE);
    expect([clock.now(), clock.shiftMs()]).toEqual([NOON + MINUTE, 0]);
  });

  it.each([HOUR, -HOUR, 1e12])("goes on evenly when the computer's clock is set by %d ms", (ms) => {
    const { clock, pass, set } = computer();
    set(ms);
    pass(MINUTE);
    expect([clock.now(), clock.shiftMs()]).toEqual([NOON + MINUTE, ms]);
  });

  it.each([true, false])('counts sleep once (a system whose ticks do: %s)', (counts) => {
    const { clock, sleep } = computer(counts);
    sleep(8 * HOUR);
    expect([clock.now(), clock.shiftMs()]).toEqual([NOON + 8 * HOUR, 0]);
  });

  it('does not go back when the clock was set back while the computer slept', () => {
    const { clock, sleep } = computer();
    sleep(-HOUR);
    expect(clock.now()).toBe(NOON);
  });

  it('says the same shift while it has drifted by less than a second, lest all be drawn anew', () => {
    const { clock, set } = computer();
    set(SECOND);
    expect(clock.shiftMs()).toBe(0);
    set(1);
    expect(clock.shiftMs()).toBe(SECOND + 1);
    set(-SECOND);
    expect(clock.shiftMs()).toBe(SECOND + 1);
  });
});
