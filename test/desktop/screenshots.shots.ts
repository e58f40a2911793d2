// The picture of the tray on a desktop, in build/screenshots. Not a test. Those of the window: pictures.spec.ts.
import type { Page } from '@playwright/test';
import { test } from './desk.ts';
import { clickAt, press } from './hand.ts';
import { drawDesktop, glance, settled } from './pictures.ts';
import { seeJobs } from './steps.ts';

const tryPractice = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Try the practice service' }).click();
  await seeJobs(page);
};

test('the tray', async ({ launch, trayOf, notices }) => {
  const app = await launch();
  const page = await app.window();
  await tryPractice(page);
  const tray = await trayOf(app);
  await tray.clickWhenThere(/virgo_psf_colours/, 'Cancel now');
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await notices.waitFor(/cancelled$/, 45_000);
  let before = glance();
  clickAt(14, 14, 3);
  await settled(before);
  before = glance();
  press('Down', 'Right');
  await settled(before);
  drawDesktop('tray', '1280x400+0+0');
});
