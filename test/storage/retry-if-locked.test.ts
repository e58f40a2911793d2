// A file that another program has open, as Windows answers then.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { retryIfLocked, retryIfLockedSync } from '../../electron/storage/atomic-file.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const refusal = (code: string): Error => Object.assign(new Error('refused'), { code });

/** What is refused so often, and done then. */
const heldFor = (times: number, code: string) => {
  let tries = 0;
  const act = (): string => {
    tries += 1;
    if (tries <= times) throw refusal(code);
    return 'done';
  };
  return { act, later: () => Promise.resolve().then(act), tries: () => tries };
};

const codes = ['EPERM', 'EACCES', 'EBUSY'];

describe('on Windows what is refused because a file is held', () => {
  it.each(codes)('is done once the other lets go of it (%s)', async (code) => {
    const { later, tries } = heldFor(3, code);
    const doing = retryIfLocked(later, 'win32');
    await vi.advanceTimersByTimeAsync(10 + 20 + 40);
    expect(await doing).toBe('done');
    expect(tries()).toBe(4);
  });

  it.each(codes)('is done at once as well (%s)', (code) => {
    const { act, tries } = heldFor(2, code);
    expect(retryIfLockedSync(act, 'win32')).toBe('done');
    expect(tries()).toBe(3);
  });

  it('is given up after two seconds, with the answer of the system', async () => {
    const { later, tries } = heldFor(Infinity, 'EBUSY');
    const fate = retryIfLocked(later, 'win32').catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await fate).toMatchObject({ code: 'EBUSY' });
    expect(tries()).toBe(11);
  });

  it('holds the app up for a third of a second at most', () => {
    vi.useRealTimers();
    const { act, tries } = heldFor(Infinity, 'EBUSY');
    const began = performance.now();
    expect(() => retryIfLockedSync(act, 'win32')).toThrow('refused');
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(tries()).toBe(5);
  });

  it('is not tried again where it is refused for another reason', async () => {
    const full = heldFor(1, 'ENOSPC');
    await expect(retryIfLocked(full.later, 'win32')).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(() => retryIfLockedSync(heldFor(1, 'ENOSPC').act, 'win32')).toThrow('refused');
    expect(full.tries()).toBe(1);
  });
});

describe.each(['linux', 'darwin'] as const)('on %s', (platform) => {
  it.each(codes)('a refusal is the answer (%s)', async (code) => {
    const held = heldFor(1, code);
    await expect(retryIfLocked(held.later, platform)).rejects.toMatchObject({ code });
    expect(() => retryIfLockedSync(heldFor(1, code).act, platform)).toThrow('refused');
    expect(held.tries()).toBe(1);
  });
});
