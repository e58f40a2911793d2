// The tile in macOS' Dock, which exists while a window does.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDockTile } from '../../electron/window/dock.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A Dock that, like macOS', hides no tile within a second of showing it. */
const openDock = () => {
  const at = { isShown: false, isOpen: false, shownAt: -Infinity };
  const calls: string[] = [];
  const dock = {
    show: () => {
      calls.push('show');
      Object.assign(at, { isShown: true, shownAt: Date.now() });
      return Promise.resolve();
    },
    hide: () => {
      calls.push('hide');
      if (Date.now() - at.shownAt >= 1_000) at.isShown = false;
    },
  };
  const tile = createDockTile({
    dock,
    hideApp: () => calls.push('hide app'),
    showApp: () => calls.push('show app'),
    isWindowOpen: () => at.isOpen,
  });
  const open = (): void => {
    tile.opening();
    at.isOpen = true;
  };
  const close = (): void => {
    at.isOpen = false;
    tile.closed();
  };
  return { at, calls, open, close };
};

describe('the Dock tile', () => {
  it('appears and disappears with the window, after the previous program got the focus', () => {
    const { at, calls, open, close } = openDock();
    open();
    expect(at.isShown).toBe(true);
    vi.advanceTimersByTime(5_000);
    close();
    expect(at.isShown).toBe(false);
    expect(calls).toEqual(['show app', 'show', 'hide app', 'hide']);
  });

  it('disappears too if the window was closed within a second', () => {
    const { at, open, close } = openDock();
    open();
    close();
    expect(at.isShown).toBe(true);
    vi.advanceTimersByTime(1_100);
    expect(at.isShown).toBe(false);
  });

  it('stays if another window was opened', () => {
    const { at, open, close } = openDock();
    open();
    close();
    vi.advanceTimersByTime(500);
    open();
    vi.advanceTimersByTime(5_000);
    expect(at.isShown).toBe(true);
  });

  it('is left alone on other systems', () => {
    const calls: string[] = [];
    const tile = createDockTile({
      dock: undefined,
      hideApp: () => calls.push('hide app'),
      showApp: () => calls.push('show app'),
      isWindowOpen: () => false,
    });
    tile.opening();
    tile.closed();
    expect([calls, vi.getTimerCount()]).toEqual([[], 0]);
  });
});
