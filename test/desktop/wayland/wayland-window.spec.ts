// The window on native Wayland: its size over restarts, and closing it without a tray.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startSecondInstance } from '../second-instance.ts';
import { openPrivateBus, type PrivateBus } from '../private-bus.ts';
import { windowOpenedBy } from '../user-steps.ts';
import { WAYLAND_FLAG, expect, test as base } from './wayland-fixtures.ts';
import { closeByCompositor, floatAppWindows, expectWindowCount, takeScreenshot } from './sway.ts';

const test = base.extend<{ bare: PrivateBus }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads in the pattern what a fixture needs
  bare: async ({}, use) => {
    const bus = await openPrivateBus();
    await use(bus);
    bus.close();
  },
});

const boundsIn = (profile: string): unknown =>
  JSON.parse(readFileSync(path.join(profile, 'window.json'), 'utf8'));

test('the window has the same size at each start, and its position is not saved', async ({
  launch,
  profile,
}) => {
  for (let start = 0; start < 2; start += 1) {
    const app = await launch();
    await app.window();
    await expectWindowCount(1);
    await app.quit();
    expect(boundsIn(profile)).toEqual({ width: 1080, height: 720 });
  }
});

test('a second start reopens a window that was closed without a tray', async ({
  launch,
  profile,
  bare,
}, info) => {
  const app = await launch({ env: bare.env });
  const page = await app.window();
  await expect(page.getByText(/To get the window back, start it again/)).toBeVisible({
    timeout: 20_000,
  });
  takeScreenshot(info.outputPath('no-tray.png'));
  await page.getByRole('button', { name: 'Got it' }).click();
  closeByCompositor();
  await expectWindowCount(0);
  await expect
    .poll(() => app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
    .toBe(0);
  await windowOpenedBy(app, () => startSecondInstance(profile, WAYLAND_FLAG));
  await expectWindowCount(1);
});

// The last two: sway keeps this rule.
test('a floating window has the same size at each start', async ({ launch, profile }, info) => {
  floatAppWindows();
  for (let start = 0; start < 3; start += 1) {
    const app = await launch();
    await app.window();
    await expectWindowCount(1);
    takeScreenshot(info.outputPath(`floating-${start}.png`));
    await app.quit();
    expect(boundsIn(profile)).toEqual({ width: 1080, height: 720 });
  }
});

test('a size that exceeds the screen is reduced to it', async ({ launch, profile }) => {
  floatAppWindows();
  const kept = { width: 3000, height: 2000 };
  writeFileSync(path.join(profile, 'window.json'), JSON.stringify(kept));
  const app = await launch();
  const page = await app.window();
  await expectWindowCount(1);
  // What sway draws around it is not the app's to know.
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(1280);
  expect(await page.evaluate(() => innerHeight)).toBeLessThanOrEqual(800);
});
