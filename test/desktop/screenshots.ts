// Screenshots in build/screenshots: of the window, which the tests compare with the real one, and of the desktop.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { RunningApp } from './app.ts';

const folder = path.resolve(import.meta.dirname, '../../build/screenshots');

const fileOf = (name: string): string => {
  mkdirSync(folder, { recursive: true });
  return path.join(folder, `${name}.png`);
};

/** Sets the window's size in points, which are pixels here. */
export const resize = async (app: RunningApp, width: number, height: number): Promise<void> => {
  await app.window();
  await app.electron.evaluate(
    ({ BrowserWindow }, [wide, high]) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(wide, high);
    },
    [width, height] as const,
  );
};

/**
 * Expects the page to look like `<name>.png` and `<name>-dark.png`; `npm run screenshots` redraws these. Allows for antialiasing,
 * which differs between machines, but not for a button that has moved by 4 px.
 */
export const expectScreenshot = async (page: Page, name: string): Promise<void> => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const file = colorScheme === 'light' ? `${name}.png` : `${name}-dark.png`;
    await expect.soft(page).toHaveScreenshot(file, { threshold: 0.2, maxDiffPixels: 60 });
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
};

/** Captures the desktop. @param format arguments for the output */
const importDesktop = (...format: string[]): Buffer =>
  execFileSync('import', ['-window', 'root', ...format], { maxBuffer: 64 * 1024 * 1024 });

/** Waits until the desktop differs from `before` and no longer changes. */
export const waitUntilStill = async (before: Buffer): Promise<void> => {
  let last = before;
  await expect(() => {
    const now = importDesktop('rgb:-');
    const isStill = now.equals(last) && !now.equals(before);
    last = now;
    expect(isStill).toBe(true);
  }).toPass();
};

/** The desktop as it is now, for `waitUntilStill`. */
export const captureDesktop = (): Buffer => importDesktop('rgb:-');

/** Paints the desktop's background. `display` returns 1 even when it has. @param color as CSS writes it */
export const paintBackground = (color: string): void => {
  spawnSync('display', ['-window', 'root', '-size', '1280x800', `xc:${color}`]);
};

/** Draws a part of the desktop: `<width>x<height>+<x>+<y>`. */
export const saveScreenshot = (name: string, part: string): void => {
  importDesktop('-crop', part, '+repage', fileOf(name));
};
