// Controls keyboard and mouse of the test desktop, for dialogs and menus of the system, which Playwright can't reach.
import { execFileSync } from 'node:child_process';

const LONGEST_WAIT_MS = 10_000;

const xdotool = (...args: string[]): void => {
  execFileSync('xdotool', args, { timeout: LONGEST_WAIT_MS, stdio: 'ignore' });
};

/** Presses keys. */
export const pressKeys = (...keys: string[]): void => {
  xdotool('key', ...keys);
};

/** Clicks on the desktop. @param button 1 left, 3 right */
export const clickAt = (x: number, y: number, button: 1 | 3 = 1): void => {
  xdotool('mousemove', String(x), String(y), 'click', String(button));
};

/**
 * Searches for a visible window until the action succeeds. The search fails with `BadWindow` if any window closes meanwhile,
 * and the window manager may not know a new window yet.
 */
export const withWindow = (search: readonly string[], ...action: readonly string[]): void => {
  const end = Date.now() + LONGEST_WAIT_MS;
  for (;;) {
    try {
      xdotool('search', '--onlyvisible', ...search, ...action);
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
};

/** Waits for a window with this title, and brings it to the front. */
export const activateWindow = (title: string): void =>
  withWindow(['--sync', '--name', title], 'windowactivate', '--sync');
