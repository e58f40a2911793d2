// The page's sandbox: even a compromised page reaches neither the network nor the computer.
import type { Page } from '@playwright/test';
import type { RunningApp } from './app.ts';
import { expect, test } from './fixtures.ts';

/** The value of a script in the page, or the name of its error. */
const attempt = (page: Page, script: string): Promise<unknown> =>
  page.evaluate(`(async () => ${script})().catch((error) => error.name)`);

/** Whether main prevents a navigation. Playwright would wait for the new page. */
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

test('the page has no Node API and reaches main only through the bridge', async ({ launch }) => {
  const page = await (await launch()).window();
  expect(page.url()).toBe('app://casjobs-tray/index.html');
  expect(await page.evaluate('[typeof require, typeof process, typeof module]')).toEqual(
    Array.from({ length: 3 }, () => 'undefined'),
  );
  expect(await page.evaluate('Object.keys(window.casjobs).sort()')).toEqual(['ask', 'listen']);
});

test('the page cannot fetch, open a window or navigate', async ({ launch, practice }) => {
  const app = await launch();
  const page = await app.window();
  expect(await attempt(page, `(await fetch('${practice.base}')).status`)).toBe('TypeError');
  expect(await attempt(page, `window.open('${practice.base}') === null`)).toBe(true);
  expect(await isKept(app, page, practice.base)).toBe(true);
  expect(app.electron.windows()).toHaveLength(1);
});

test('the page is denied notifications and the clipboard', async ({ launch }) => {
  const page = await (await launch()).window();
  expect(await attempt(page, 'Notification.requestPermission().then((right) => right)')).toBe(
    'denied',
  );
  expect(await attempt(page, 'navigator.clipboard.readText()')).toBe('NotAllowedError');
});
