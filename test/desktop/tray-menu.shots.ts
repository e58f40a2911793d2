// Draws the tray menu in build/screenshots, light and dark. Not a test. screenshots.spec.ts draws the window.
import type { Page } from '@playwright/test';
import { test } from './fixtures.ts';
import { clickAt, pressKeys } from './x11-input.ts';
import { saveScreenshot, captureDesktop, paintBackground, waitUntilStill } from './screenshots.ts';
import { waitForJobs } from './user-steps.ts';

const tryPractice = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Try the practice service' }).click();
  await waitForJobs(page);
};

test('the tray menu', async ({ isDark, launch, trayOf }) => {
  const app = await launch();
  await tryPractice(await app.window());
  const tray = await trayOf(app);
  await tray.waitFor((menu) => menu.some(({ label }) => label.startsWith('Job 5001')));
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  paintBackground(isDark ? '#1f2937' : '#cbd5e1');
  let before = captureDesktop();
  clickAt(14, 14, 3);
  await waitUntilStill(before);
  before = captureDesktop();
  pressKeys('Down', 'Right');
  await waitUntilStill(before);
  saveScreenshot(isDark ? 'tray-dark' : 'tray', '580x396+0+0');
});
