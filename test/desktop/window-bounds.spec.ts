// The window's bounds from one start to the next on X11.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { RunningApp } from './app.ts';
import { expect, test } from './fixtures.ts';

const isMaximized = (app: RunningApp): Promise<boolean | undefined> =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMaximized());

const sizeOf = (app: RunningApp) =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize());

test('a maximized window stays maximized at the next start and restores its size', async ({
  launch,
  profile,
}) => {
  const first = await launch();
  await first.window();
  await first.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.maximize(),
  );
  await expect.poll(() => isMaximized(first)).toBe(true);
  await first.quit();
  const kept: unknown = JSON.parse(readFileSync(path.join(profile, 'window.json'), 'utf8'));
  expect(kept).toMatchObject({ width: 1080, height: 720, isMaximized: true });

  const second = await launch();
  await second.window();
  await expect.poll(() => isMaximized(second)).toBe(true);
  await second.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.unmaximize(),
  );
  await expect.poll(() => isMaximized(second)).toBe(false);
  await expect.poll(() => sizeOf(second)).toEqual([1080, 720]);
});
