// The main job on native Wayland: the window is there whenever it is asked for, and what closing does can be undone.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startWith } from '../again.ts';
import { openOwnBus } from '../own-bus.ts';
import { activity, cancelInRow, jobRow, openedBy, signedIn } from '../steps.ts';
import { NATIVE, expect, test } from './desk.ts';
import { closeByCompositor, floatWindows, takePicture, visibleWindows } from './screen.ts';

const seeWindows = (count: number): Promise<void> => expect.poll(visibleWindows).toBe(count);

test('a job is cancelled from the window, which comes back whenever it is asked for', async ({
  launch,
  practice,
  profile,
  notices,
  trayOf,
}, info) => {
  const app = await launch();
  await app.window();
  await seeWindows(1);
  const page = await signedIn(app, practice);
  await cancelInRow(page, '5006');
  await notices.waitFor('Job 5006 cancelled');
  await expect(jobRow(page, '5006')).toContainText('cancelled');
  takePicture(info.outputPath('jobs.png'));

  closeByCompositor();
  await seeWindows(0);
  const second = await openedBy(app, () => startWith(profile, NATIVE));
  await seeWindows(1);
  await expect(activity(second)).toContainText('Job 5006 cancelled');

  closeByCompositor();
  await seeWindows(0);
  const third = await openedBy(app, () => startWith(profile, NATIVE, '--cancel-by-id'));
  await seeWindows(1);
  await expect(third.getByRole('textbox', { name: 'Job ID' })).toBeFocused();

  closeByCompositor();
  await seeWindows(0);
  const tray = await trayOf(app);
  const fourth = await openedBy(app, () => tray.clickWhenThere('Settings…'));
  await seeWindows(1);
  await expect(fourth.getByRole('heading', { name: 'Settings' })).toBeVisible();
});

test('the window is as large at each start, and no place of it is kept', async ({
  launch,
  profile,
}) => {
  for (let start = 0; start < 2; start += 1) {
    const app = await launch();
    await app.window();
    await seeWindows(1);
    await app.quit();
    const kept: unknown = JSON.parse(readFileSync(path.join(profile, 'window.json'), 'utf8'));
    expect(kept).toEqual({ width: 1080, height: 720 });
  }
});

test('without a tray closing ends the window, a second start opens it, and it says so', async ({
  launch,
  profile,
}, info) => {
  const bus = await openOwnBus();
  const app = await launch({ env: bus.env });
  const page = await app.window();
  await expect(page.getByText(/start it again to get the window back/)).toBeVisible({
    timeout: 20_000,
  });
  takePicture(info.outputPath('no-tray.png'));
  await page.getByRole('button', { name: 'Got it' }).click();
  closeByCompositor();
  await seeWindows(0);
  await openedBy(app, () => startWith(profile, NATIVE));
  await seeWindows(1);
  await app.quit();
  bus.close();
});

// The last: sway keeps this rule.
test('a floating window is as large at each start', async ({ launch, profile }, info) => {
  floatWindows();
  for (let start = 0; start < 3; start += 1) {
    const app = await launch();
    await app.window();
    await seeWindows(1);
    takePicture(info.outputPath(`floating-${start}.png`));
    await app.quit();
    const kept: unknown = JSON.parse(readFileSync(path.join(profile, 'window.json'), 'utf8'));
    expect(kept).toEqual({ width: 1080, height: 720 });
  }
});
