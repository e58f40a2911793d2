// The walls around the page: even a page gone astray reaches neither the network nor the computer.
import type { Page } from '@playwright/test';
import type { RunningApp } from './app.ts';
import { expect, test } from './fixtures.ts';

/** What became of an attempt of the page's: its value, or the name of the error. */
const attempt = (page: Page, script: string): Promise<unknown> =>
  page.evaluate(`(async () => ${script})().catch((error) => error.name)`);

/** Whether the page stays when it wants to go. Asked of main: Playwright would wait for the page to arrive. */
const isKept = async (app: RunningApp, page: Page, address: string): Promise<boolean> => {
  const next = await app.electron.evaluateHandle(({ BrowserWindow }) => ({
    navigation: new Promise<boolean>((resolve) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.once('will-frame-navigate', (event) => resolve(event.defaultPrevented));
    }),
  }));
  await page.evaluate(`void setTimeout(() => { location.href = '${address}'; })`);
  return next.evaluate(({ navigation }) => navigation);
};

test('the page knows nothing of Node, and main only by the bridge', async ({ launch }) => {
  const page = await (await launch()).window();
  expect(page.url()).toBe('app://casjobs-tray/index.html');
  expect(await page.evaluate('[typeof require, typeof process, typeof module]')).toEqual(
    Array.from({ length: 3 }, () => 'undefined'),
  );
  expect(await page.evaluate('Object.keys(window.casjobs).sort()')).toEqual(['ask', 'listen']);
});

test('the page cannot fetch, open a window or go elsewhere', async ({ launch, practice }) => {
  const app = await launch();
  const page = await app.window();
  expect(await attempt(page, `(await fetch('${practice.base}')).status`)).toBe('TypeError');
  expect(await attempt(page, `window.open('${practice.base}') === null`)).toBe(true);
  expect(await isKept(app, page, practice.base)).toBe(true);
  expect(app.electron.windows()).toHaveLength(1);
});

test('the page gets no right that it asks for', async ({ launch }) => {
  const page = await (await launch()).window();
  expect(await attempt(page, 'Notification.requestPermission().then((right) => right)')).toBe(
    'denied',
  );
  expect(await attempt(page, 'navigator.clipboard.readText()')).toBe('NotAllowedError');
});
