// What KDE Plasma shows on its X11 screen.
import { execFileSync, spawnSync } from 'node:child_process';
import type { DesktopDriver, WindowSize } from '../shared/desktop-driver.ts';

const LONGEST_MS = 10_000;

/** Part of the class of the app's window, case-insensitive. */
const ours = 'casjobs';

/** @returns its output; empty if there is no window, or it has just closed */
export const xdotoolOutput = (...args: string[]): string =>
  spawnSync('xdotool', args, { timeout: LONGEST_MS, encoding: 'utf8' }).stdout;

/** Visible windows of a class; minimized ones are not mapped. */
export const windowsOf = (windowClass: string): string[] =>
  xdotoolOutput('search', '--onlyvisible', '--class', windowClass).split('\n').filter(Boolean);

/** The app's window, if it has the focus. */
const focused = (): string | undefined => {
  const active = xdotoolOutput('getactivewindow').trim();
  return windowsOf(ours).find((window) => window === active);
};

export const windowSize = (window: string | undefined): WindowSize | null => {
  if (window === undefined) return null;
  const text = xdotoolOutput('getwindowgeometry', '--shell', window);
  const number = (name: string): number =>
    Number(new RegExp(`^${name}=(\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  return { width: number('WIDTH'), height: number('HEIGHT') };
};

export const kde: DesktopDriver = {
  args: [],
  visibleWindows: () => Promise.resolve(windowsOf(ours).length),
  focusedSize: () => Promise.resolve(windowSize(focused())),
  closeWindow: () => {
    execFileSync('wmctrl', ['-c', 'CasJobs Tray'], { timeout: LONGEST_MS });
    return Promise.resolve();
  },
  takeScreenshot: (file) => {
    execFileSync('import', ['-window', 'root', file], { timeout: LONGEST_MS });
    return Promise.resolve();
  },
};
