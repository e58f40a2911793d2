// The lock of the accounts against time and second events: sleep, a clock that is set, tries side by side, late answers.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLock, type LockDeps } from '../../electron/core/app-lock.ts';
import { succeed, fail, type Result } from '../../electron/result.ts';
import { defaultSettings, type Settings } from '../../electron/settings/settings.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const RIGHT = 'the right word';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const open = (deps: Partial<LockDeps> = {}) => {
  const wanted = { ...defaultSettings.lock, afterMinutes: 5, withScreen: true } as const;
  const parts: { lock: Settings['lock'] } = { lock: wanted };
  const changes: boolean[] = [];
  const tried: string[] = [];
  const lock = createLock({
    settings: () => parts.lock,
    confirming: { isThere: () => false, ask: () => Promise.resolve(false) },
    knowsPassword: (password) => {
      tried.push(password);
      return Promise.resolve(succeed(password === RIGHT ? 'yes' : 'no'));
    },
    changed: () => changes.push(lock.isLocked()),
    ...deps,
  });
  return { lock, parts, changes, tried };
};

const opened = async () => {
  const one = open();
  await one.lock.unlock(RIGHT);
  return one;
};

/** Timers stand still meanwhile. */
const clockGoes = (ms: number): void => void vi.setSystemTime(Date.now() + ms);

describe('an open lock', () => {
  it.each([
    ['the accounts are asked for', (lock: ReturnType<typeof open>['lock']) => lock.isLocked()],
    ['it is drawn', (lock: ReturnType<typeof open>['lock']) => lock.view().isLocked],
  ])('is closed after 8 h of sleep, at once when %s', async (_when, isLocked) => {
    const { lock } = await opened();
    clockGoes(8 * HOUR);
    expect(isLocked(lock)).toBe(true);
  });

  it('is closed after 8 h of sleep when the computer wakes, and the views are told', async () => {
    const { lock, changes } = await opened();
    clockGoes(8 * HOUR);
    lock.compareClocks();
    expect(changes).toEqual([false, true]);
  });

  it('is not kept open by a use after its time', async () => {
    const { lock } = await opened();
    clockGoes(8 * HOUR);
    lock.used();
    expect(lock.isLocked()).toBe(true);
  });

  it('does not let a job be cancelled after its time, where that is turned off', async () => {
    const { lock, parts } = await opened();
    parts.lock = { ...parts.lock, letsCancel: false };
    expect(lock.letsCancel()).toBe(true);
    clockGoes(8 * HOUR);
    expect(lock.letsCancel()).toBe(false);
  });

  it('is not kept open by a clock that is set back', async () => {
    const { lock } = await opened();
    clockGoes(-8 * HOUR);
    await vi.advanceTimersByTimeAsync(5 * MINUTE);
    expect(lock.isLocked()).toBe(true);
  });

  it('closes at once when the clock is set forward: that may have been sleep', async () => {
    const { lock } = await opened();
    clockGoes(HOUR);
    expect(lock.isLocked()).toBe(true);
  });

  it('stays open through a short sleep, and closes when the time is over in all', async () => {
    const { lock } = await opened();
    await vi.advanceTimersByTimeAsync(MINUTE);
    clockGoes(3 * MINUTE);
    lock.compareClocks();
    expect(lock.isLocked()).toBe(false);
    clockGoes(MINUTE);
    expect(lock.isLocked()).toBe(true);
  });

  it('is closed by a shorter limit that has passed already; a change of settings is no use', async () => {
    const { lock, parts } = await opened();
    await vi.advanceTimersByTimeAsync(4 * MINUTE);
    lock.reconsider();
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(lock.isLocked()).toBe(true);
    await lock.unlock(RIGHT);
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    parts.lock = { ...parts.lock, afterMinutes: 1 };
    lock.reconsider();
    expect(lock.isLocked()).toBe(true);
  });

  it('that is turned on counts from the last use', async () => {
    const { lock, parts } = open();
    parts.lock = { ...parts.lock, afterMinutes: 0, withScreen: false };
    lock.reconsider();
    lock.used();
    parts.lock = { ...parts.lock, afterMinutes: 1 };
    lock.reconsider();
    await vi.advanceTimersByTimeAsync(MINUTE - 1);
    expect(lock.isLocked()).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(lock.isLocked()).toBe(true);
  });
});

describe('tries of passwords', () => {
  it('come one at a time, and each wrong one takes longer, up to 8 s', async () => {
    const { lock, tried } = open();
    const answers = ['a', 'b', 'c', 'd', 'e', 'f'].map((word) => lock.unlock(word));
    const takes = [1, 2, 4, 8, 8, 8];
    for (const [index, seconds] of takes.entries()) {
      await vi.advanceTimersByTimeAsync(seconds * SECOND - 1);
      expect(tried).toHaveLength(index + 1);
      await vi.advanceTimersByTimeAsync(1);
    }
    expect((await Promise.all(answers)).every(({ ok }) => !ok)).toBe(true);
  });

  it('that are right wait for a wrong one before them, and start the delay again', async () => {
    const { lock, tried } = open();
    const [wrong, right] = [lock.unlock('a'), lock.unlock(RIGHT)];
    await vi.advanceTimersByTimeAsync(SECOND);
    expect([(await wrong).ok, (await right).ok]).toEqual([false, true]);
    lock.screenLocked();
    const again = lock.unlock('b');
    await vi.advanceTimersByTimeAsync(SECOND);
    expect((await again).ok).toBe(false);
    expect(tried).toEqual(['a', RIGHT, 'b']);
  });

  it('is not made at all once the lock is open', async () => {
    const { lock, tried } = open();
    await Promise.all([lock.unlock(RIGHT), lock.unlock('a')]);
    expect(tried).toEqual([RIGHT]);
  });
});

describe('an answer that comes late', () => {
  it.each([
    [
      'the keychain',
      (answer: Promise<void>) => ({
        knowsPassword: (): Promise<Result<'yes'>> => answer.then(() => succeed('yes')),
      }),
    ],
    [
      'the system',
      (answer: Promise<void>) => ({
        confirming: { isThere: () => true, ask: () => answer.then(() => true) },
      }),
    ],
  ])('of %s does not open a lock that the screen has closed again', async (_who, deps) => {
    let answer = (): void => undefined;
    const { lock } = open(deps(new Promise((resolve) => (answer = resolve))));
    const unlocked = lock.unlock(RIGHT);
    await vi.advanceTimersByTimeAsync(0);
    lock.screenLocked();
    answer();
    expect(await unlocked).toEqual(fail('locked'));
    expect(lock.isLocked()).toBe(true);
  });
});
