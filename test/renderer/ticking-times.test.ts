// @vitest-environment happy-dom
// Growing times update while the window is visible, and stop while it is hidden.
import { screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { activityLine, finishedJob, jobView, snapshotView } from '../fakes/view-models.ts';
import { openWindow } from './render-window.ts';

const holdTime = (): void => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
};
const table = (): string => screen.getByRole('table').textContent;
const running = (ago: number) => jobView({ running: { kind: 'growing', since: Date.now() - ago } });
const pass = async (ms: number): Promise<void> => {
  vi.advanceTimersByTime(ms);
  await tick();
};

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('An age', () => {
  it('updates in seconds, then in minutes', async () => {
    holdTime();
    await openWindow(snapshotView({ jobs: [running(10_000)] }));
    expect(table()).toContain('Running 10 s');
    await pass(5000);
    expect(table()).toContain('Running 15 s');
    await pass(200_000);
    expect(table()).toContain('Running 3 min');
  });

  it('stops while the window is hidden, and is correct when it is shown again', async () => {
    holdTime();
    await openWindow(snapshotView({ jobs: [running(10_000)] }));
    const seen = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    await tick();
    expect(vi.getTimerCount()).toBe(0);
    await pass(60_000);
    seen.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    await tick();
    expect(table()).toContain('Running 1 min');
  });

  it('of the last update changes in steps, with no timer that runs more often', async () => {
    holdTime();
    const account = { ...snapshotView().accounts[0]!, lastSuccessAt: Date.now() };
    const every = vi.spyOn(globalThis, 'setInterval');
    await openWindow(snapshotView({ accounts: [account], jobs: [finishedJob()] }));
    const shown = (): string => /Updated [\w ]+/.exec(document.body.textContent)?.[0] ?? '';
    expect(shown()).toContain('just now');
    await pass(20_000);
    expect(shown()).toContain('20 s ago');
    expect(Math.min(...every.mock.calls.map(([, ms]) => ms ?? 0))).toBe(10_000);
  });

  it('is drawn less often while the user works in another window, and at once after that', async () => {
    holdTime();
    await openWindow(snapshotView({ jobs: [running(10_000)] }));
    window.dispatchEvent(new Event('blur'));
    await pass(29_000);
    expect(table()).toContain('Running 10 s');
    await pass(1000);
    expect(table()).toContain('Running 40 s');
    await pass(7000);
    window.dispatchEvent(new Event('focus'));
    await tick();
    expect(table()).toContain('Running 47 s');
    await pass(1000);
    expect(table()).toContain('Running 48 s');
  });

  it('shares its timer with all other ages', async () => {
    holdTime();
    await openWindow(snapshotView({ jobs: [running(10_000), running(100_000), running(5e7)] }));
    expect(vi.getTimerCount()).toBe(1);
  });

  it('starts no timer if no age is shown', async () => {
    holdTime();
    const still = { ...snapshotView().accounts[0]!, lastSuccessAt: null };
    await openWindow(snapshotView({ accounts: [still], jobs: [finishedJob()] }));
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('A time of today', () => {
  it.each([
    ['midnight passes', 10 * 60_000],
    ['the computer has slept', 8 * 60 * 60_000],
  ])('gains its day when %s', async (_when, ms) => {
    holdTime();
    vi.setSystemTime(new Date(2026, 10, 24, 23, 55));
    const at = Date.now() - 60_000;
    await openWindow(snapshotView({ activity: [activityLine({ at })] }));
    await tick();
    const shown = (): string => document.querySelector('.entry time')?.textContent.trim() ?? '';
    expect(shown()).not.toMatch(/Nov/);
    // In sleep no timer moves; after it they go on.
    vi.setSystemTime(Date.now() + ms);
    await pass(10_000);
    expect(shown()).toMatch(/Nov 24/);
  });
});
