// When a check is made and what is told of it, by a clock of the test's own and a file that is really written.
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { plainRoute } from '../../electron/casjobs/route.ts';
import type { ReleaseRead } from '../../electron/updates/release.ts';
import { createUpdateCheck } from '../../electron/updates/update-check.ts';
import { openUpdatesFile } from '../../electron/updates/updates-file.ts';
import { createGate } from '../fakes/gate.ts';
import { temporaryFolder } from '../fakes/temporary-folder.ts';

const DAY = 24 * 3_600_000;
const WEEK = 7 * DAY;
const START = Date.UTC(2026, 10, 28);
const source = { url: 'https://example.org/latest', pages: 'https://example.org/' };

const release = (version: string, page = `https://example.org/${version}`): ReleaseRead => ({
  kind: 'release',
  release: { version, page },
});
const none: ReleaseRead = { kind: 'none' };

/** A check whose next answers, clock and setting the test sets. */
const openCheck = async (folder?: string, version = '0.1.0') => {
  const place = folder ?? (await temporaryFolder());
  const file = await openUpdatesFile(path.join(place, 'updates.json'));
  const here = {
    folder: place,
    file,
    answer: release('0.2.0') as ReleaseRead | Promise<ReleaseRead>,
    routes: () => Promise.resolve(plainRoute),
    now: START,
    isOn: true,
    asked: 0,
    signal: new AbortController().signal,
  };
  const check = createUpdateCheck({
    releases: {
      source,
      request: async (_, signal) => {
        here.asked += 1;
        here.signal = signal;
        return here.answer;
      },
    },
    file,
    version,
    isOn: () => here.isOn,
    routes: { to: () => here.routes() },
    now: () => here.now,
    changed: () => undefined,
  });
  /** Time goes by, and the check is made if it is due. @returns how often was asked in all */
  const later = async (ms: number): Promise<number> => {
    here.now += ms;
    await check.reconsider();
    return here.asked;
  };
  const available = (): string | null => check.view()?.available?.version ?? null;
  return Object.assign(here, { check, later, available });
};

afterEach(() => {
  vi.useRealTimers();
});

type Checked = Awaited<ReturnType<typeof openCheck>>;

/** The app starts again; the clock and the setting stay. */
const restarted = async ({ file, folder, now }: Checked, version?: string): Promise<Checked> => {
  // After all changes so far.
  await file.change((known) => known);
  return Object.assign(await openCheck(folder, version), { now });
};

describe('a check for updates', () => {
  it('asks nobody while it is off', async () => {
    const one = await openCheck();
    one.isOn = false;
    expect(await one.later(0)).toBe(0);
    expect(await one.later(10 * WEEK)).toBe(0);
    expect(one.check.view()).toMatchObject({ checkedAt: null, available: null });
  });

  it('tells nothing, not even of itself, where there is no place to ask', async () => {
    const file = await openUpdatesFile(path.join(await temporaryFolder(), 'updates.json'));
    const check = createUpdateCheck({
      releases: null,
      file,
      version: '0.1.0',
      isOn: () => true,
      routes: { to: () => Promise.reject(new Error('Nobody asks for it.')) },
      now: () => START,
      changed: () => undefined,
    });
    await check.reconsider();
    expect(check.view()).toBeNull();
    expect(check.page()).toBeNull();
  });

  it('tells of a newer version at once, and then asks once a week', async () => {
    const one = await openCheck();
    expect(await one.later(0)).toBe(1);
    expect(one.check.view()).toEqual({
      host: 'example.org',
      checkedAt: START,
      hasFailed: false,
      available: { version: '0.2.0', isDismissed: false },
    });
    expect(one.check.page()).toBe('https://example.org/0.2.0');
    expect(await one.later(WEEK - 1)).toBe(1);
    expect(await one.later(1)).toBe(2);
  });

  it.each(['0.1.0', '0.0.9'])('tells nothing of version %s', async (version) => {
    const one = await openCheck();
    one.answer = release(version);
    await one.later(0);
    expect(one.available()).toBeNull();
    expect(one.check.page()).toBeNull();
    expect(one.check.view()).toMatchObject({ checkedAt: START, hasFailed: false });
  });

  it('keeps what it knows after an outage, and tries again a day later', async () => {
    const one = await openCheck();
    await one.later(0);
    one.answer = none;
    expect(await one.later(WEEK)).toBe(2);
    expect(one.check.view()).toMatchObject({ checkedAt: START + WEEK, hasFailed: true });
    expect(one.available()).toBe('0.2.0');
    expect(await one.later(DAY - 1)).toBe(2);
    one.answer = release('0.3.0');
    expect(await one.later(1)).toBe(3);
    expect(one.check.view()?.hasFailed).toBe(false);
    expect(one.available()).toBe('0.3.0');
  });

  it('takes a keychain that gives no login of a proxy for an outage', async () => {
    const one = await openCheck();
    one.routes = () => Promise.reject(new Error('locked'));
    expect(await one.later(0)).toBe(0);
    expect(one.check.view()).toMatchObject({ checkedAt: START, hasFailed: true });
  });

  it('remembers over a restart when it asked, and what was found and dismissed', async () => {
    const one = await openCheck();
    await one.later(0);
    one.check.dismiss();
    const two = await restarted(one);
    expect(await two.later(WEEK - 1)).toBe(0);
    expect(two.check.view()).toMatchObject({
      checkedAt: START,
      available: { version: '0.2.0', isDismissed: true },
    });
    two.answer = release('0.3.0');
    expect(await two.later(1)).toBe(1);
    expect(two.check.view()?.available).toEqual({ version: '0.3.0', isDismissed: false });
  });

  it('tells nothing more once that version runs', async () => {
    const one = await openCheck();
    await one.later(0);
    const two = await restarted(one, '0.2.0');
    expect(two.available()).toBeNull();
  });

  it('does not trust a page that is no longer of its place', async () => {
    const one = await openCheck();
    one.answer = release('0.2.0', 'https://elsewhere.org/0.2.0');
    await one.later(0);
    expect(one.available()).toBeNull();
  });

  it('asks a week later at most after the clock was set back, and at once after it was wrong', async () => {
    const one = await openCheck();
    await one.later(0);
    expect(await one.later(-DAY)).toBe(1);
    expect(await one.later(-WEEK)).toBe(2);
    expect(await one.later(365 * DAY)).toBe(3);
    expect(await one.later(-365 * DAY)).toBe(4);
    expect(await one.later(DAY)).toBe(4);
  });

  it('stops when it is turned off, and tells nothing of an answer that comes later', async () => {
    const one = await openCheck();
    const gate = createGate();
    one.answer = gate.opened.then(() => release('0.2.0'));
    const checked = one.later(0);
    await Promise.resolve();
    one.isOn = false;
    await one.check.reconsider();
    gate.open();
    await checked;
    expect(one.signal.aborted).toBe(true);
    one.isOn = true;
    expect(one.check.view()).toMatchObject({ checkedAt: null, available: null });
  });

  it('is made once, however often it is asked for', async () => {
    const one = await openCheck();
    await Promise.all([one.later(0), one.later(0), one.later(0)]);
    expect(one.asked).toBe(1);
  });

  it('is made two minutes after the start, and again when a week is over by the clock', async () => {
    vi.useFakeTimers();
    const one = await openCheck();
    one.check.open();
    await vi.advanceTimersByTimeAsync(2 * 60_000 - 1);
    expect(one.asked).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(one.asked).toBe(1);
    await vi.advanceTimersByTimeAsync(WEEK);
    expect(one.asked).toBe(1);
    // The computer has slept: its timers know nothing of it.
    one.now += WEEK;
    await vi.advanceTimersByTimeAsync(DAY / 24);
    expect(one.asked).toBe(2);
    one.check.close();
    one.now += WEEK;
    await vi.advanceTimersByTimeAsync(DAY);
    expect(one.asked).toBe(2);
  });

  it('forgets what it knows', async () => {
    const one = await openCheck();
    await one.later(0);
    one.check.forget();
    expect(one.check.view()).toMatchObject({ checkedAt: null, available: null });
  });
});
