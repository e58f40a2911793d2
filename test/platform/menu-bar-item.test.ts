// Whether macOS shows the app's item in the menu bar.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createDesktop,
  watchMenuBarItem,
  type Area,
} from '../../electron/platform/desktop-features.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const screen: Area = { x: 0, y: 0, width: 1728, height: 1117 };
const inBar: Area = { x: 1200, y: 0, width: 30, height: 33 };
const below: Area = { ...inBar, x: 0, y: 1117 };

const open = (item: Area | null, screens: readonly Area[] = [screen]) => {
  const at = { item, changes: 0 };
  const watched = watchMenuBarItem({
    item: () => at.item,
    screens: () => screens,
    changed: () => (at.changes += 1),
  });
  return { at, watched };
};

describe('the item in the menu bar', () => {
  it('is hidden where it stands below the screen, after it had time to find its place', () => {
    const { at, watched } = open(below);
    vi.advanceTimersByTime(1_999);
    expect(watched.isHidden()).toBe(false);
    vi.advanceTimersByTime(1);
    expect([watched.isHidden(), at.changes]).toEqual([true, 1]);
  });

  it.each([
    ['in the bar', inBar, [screen]],
    ['above the screen, where the bar slides in', { ...inBar, y: -24 }, [screen]],
    ['on a second screen below the first', { ...inBar, y: 1117 }, [screen, { ...screen, y: 1117 }]],
    ['nowhere yet', null, [screen]],
    ['without a size', { ...below, width: 0 }, [screen]],
    ['while no screen is on', below, []],
  ])('is not hidden %s', (_, item, screens) => {
    const { watched } = open(item, screens);
    vi.advanceTimersByTime(2_000);
    expect(watched.isHidden()).toBe(false);
  });

  it('is looked at again later, and is back when its person lets it', () => {
    const { at, watched } = open(below);
    vi.advanceTimersByTime(2_000);
    at.item = inBar;
    watched.check();
    expect(watched.isHidden()).toBe(true);
    vi.advanceTimersByTime(2_000);
    watched.check();
    expect([watched.isHidden(), at.changes]).toEqual([false, 2]);
  });

  it('is not looked at after the end', () => {
    const { watched } = open(below);
    watched.close();
    vi.advanceTimersByTime(5_000);
    expect(watched.isHidden()).toBe(false);
  });
});

describe('the tray', () => {
  const desktopOn = (platform: NodeJS.Platform) => {
    const menuBar = { item: () => below, screens: () => [screen] };
    const desktop = createDesktop({
      platform,
      env: {},
      graceMs: 0,
      menuBar,
      changed: () => undefined,
    });
    vi.advanceTimersByTime(2_000);
    const seen = [desktop.isTrayMissing(), desktop.shortcuts()];
    desktop.close();
    return seen;
  };

  it('is missing on macOS where its item is hidden, and never on Windows', () => {
    expect(desktopOn('darwin')).toEqual([true, 'plain']);
    expect(desktopOn('win32')).toEqual([false, 'plain']);
  });
});
