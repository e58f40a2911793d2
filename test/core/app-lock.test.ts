// The lock of the accounts: when it closes, what it keeps, and how it is opened.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLock, type Confirming, type LockDeps } from '../../electron/core/app-lock.ts';
import { succeed, fail } from '../../electron/result.ts';
import { defaultSettings, type Settings } from '../../electron/settings/settings.ts';

const MINUTE = 60_000;
const RIGHT = 'the right word';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const nobody: Confirming = { isThere: () => false, ask: () => Promise.resolve(false) };

const open = (part: Partial<Settings['lock']>, deps: Partial<LockDeps> = {}) => {
  const parts = { lock: { ...defaultSettings.lock, ...part } };
  const changes: boolean[] = [];
  const lock = createLock({
    settings: () => parts.lock,
    confirming: nobody,
    knowsPassword: (password) => Promise.resolve(succeed(password === RIGHT ? 'yes' : 'no')),
    changed: () => changes.push(lock.isLocked()),
    ...deps,
  });
  return { lock, parts, changes };
};

const opened = async (part: Partial<Settings['lock']>, deps: Partial<LockDeps> = {}) => {
  const one = open(part, deps);
  await one.lock.unlock(RIGHT);
  return one;
};

describe('a lock that its person wants', () => {
  it('is closed when the app starts: to start it anew is no way around it', () => {
    expect(open({ afterMinutes: 5 }).lock.isLocked()).toBe(true);
    expect(open({ withScreen: true }).lock.isLocked()).toBe(true);
  });

  it('closes after so many minutes without use of the window, and tells the views', async () => {
    const { lock, changes } = await opened({ afterMinutes: 5 });
    await vi.advanceTimersByTimeAsync(4 * MINUTE);
    lock.used();
    await vi.advanceTimersByTimeAsync(5 * MINUTE - 1);
    expect(lock.isLocked()).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(lock.isLocked()).toBe(true);
    expect(changes).toEqual([false, true]);
  });

  it('closes with the screen, where that is wanted', async () => {
    const { lock } = await opened({ withScreen: true });
    lock.screenLocked();
    expect(lock.isLocked()).toBe(true);
    const other = await opened({ afterMinutes: 5 });
    other.lock.screenLocked();
    expect(other.lock.isLocked()).toBe(false);
  });

  it('opens for good when it is turned off', async () => {
    const { lock, parts } = await opened({ afterMinutes: 1 });
    parts.lock = defaultSettings.lock;
    lock.reconsider();
    await vi.advanceTimersByTimeAsync(60 * MINUTE);
    expect(lock.isLocked()).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('lets jobs be cancelled all the same, unless its person has turned that off', () => {
    expect(open({ afterMinutes: 5 }).lock.letsCancel()).toBe(true);
    expect(open({ afterMinutes: 5, letsCancel: false }).lock.letsCancel()).toBe(false);
  });

  it('that nobody wants is open, needs no timer, and lets jobs be cancelled', () => {
    const { lock } = open({ letsCancel: false });
    lock.used();
    expect([lock.isLocked(), lock.letsCancel(), vi.getTimerCount()]).toEqual([false, true, 0]);
  });
});

describe('opening it', () => {
  it('takes the password of an account', async () => {
    const { lock } = open({ afterMinutes: 5 });
    expect(lock.view()).toEqual({ isLocked: true, by: 'password' });
    expect(await lock.unlock(RIGHT)).toEqual(succeed(null));
    expect(lock.isLocked()).toBe(false);
  });

  it('refuses an empty one at once, and a wrong one after a while, at the field', async () => {
    const { lock } = open({ afterMinutes: 5 });
    const atField = { ok: false, error: { code: 'bad-input', field: 'password' } };
    expect(await lock.unlock('')).toMatchObject(atField);
    let answer: unknown = null;
    void lock.unlock('wrong').then((one) => (answer = one));
    await vi.advanceTimersByTimeAsync(999);
    expect(answer).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(answer).toMatchObject(atField);
    expect(lock.isLocked()).toBe(true);
  });

  it('is possible where no password is kept: there is nothing to be kept from anybody', async () => {
    const { lock } = open(
      { afterMinutes: 5 },
      {
        knowsPassword: () => Promise.resolve(succeed('none-kept')),
      },
    );
    expect(await lock.unlock('any')).toEqual(succeed(null));
  });

  it('is not possible while the keychain does not say', async () => {
    const { lock } = open(
      { afterMinutes: 5 },
      {
        knowsPassword: () => Promise.resolve(fail('keychain-locked')),
      },
    );
    expect(await lock.unlock(RIGHT)).toEqual(fail('keychain-locked'));
    expect(lock.isLocked()).toBe(true);
  });

  it('asks the system where it can confirm its person, and then takes no password', async () => {
    let isFinger = false;
    const confirming = { isThere: () => true, ask: () => Promise.resolve(isFinger) };
    const { lock } = open({ afterMinutes: 5 }, { confirming });
    expect(lock.view().by).toBe('system');
    expect(await lock.unlock(RIGHT)).toEqual(fail('not-confirmed-person'));
    isFinger = true;
    expect(await lock.unlock('')).toEqual(succeed(null));
  });

  it('asks the system whether it can once a minute at most, and not at all while it is open', async () => {
    let asked = 0;
    const isThere = (): boolean => {
      asked += 1;
      return true;
    };
    const confirming = { isThere, ask: () => Promise.resolve(true) };
    const { lock } = open({ afterMinutes: 60 }, { confirming });
    for (let time = 0; time < 100; time += 1) expect(lock.view().by).toBe('system');
    expect(asked).toBe(1);
    await vi.advanceTimersByTimeAsync(MINUTE);
    lock.view();
    expect(asked).toBe(2);
    await lock.unlock('');
    expect(asked).toBe(3);
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    lock.view();
    expect(asked).toBe(3);
  });
});
