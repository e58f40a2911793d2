// Each line of the tray menu works without a window. The menu is not replaced while its text is unchanged, because
// on Linux a click in a menu that was just replaced is lost.
import { expect, test } from './fixtures.ts';
import {
  jobRow,
  windowOpenedBy,
  waitForJobs,
  submitAtService,
  signedIn,
  signedInTray,
} from './user-steps.ts';
import type { MenuLine } from './tray.ts';

const textOf = (menu: readonly MenuLine[]): string =>
  JSON.stringify(menu.map(({ label, enabled, children }) => [label, enabled, textOf(children)]));

test("Show opens the job's details", async ({ launch, practice, trayOf }) => {
  const { app, tray } = await signedInTray({ launch, practice, trayOf });
  const page = await windowOpenedBy(app, () => tray.clickWhenEnabled(/^Job 5001 /, 'Show'));
  await expect(page.getByRole('complementary', { name: 'Job 5001' })).toBeVisible();
});

test('Cancel by ID… focuses its field', async ({ launch, practice, trayOf }) => {
  const { app, tray } = await signedInTray({ launch, practice, trayOf });
  const page = await windowOpenedBy(app, () => tray.clickWhenEnabled('Cancel by ID…'));
  await expect(page.getByRole('textbox', { name: 'Job ID' })).toBeFocused();
});

test('Settings… opens Settings', async ({ launch, practice, trayOf }) => {
  const { app, tray } = await signedInTray({ launch, practice, trayOf });
  const page = await windowOpenedBy(app, () => tray.clickWhenEnabled('Settings…'));
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
});

test('Refresh queries the service, and More… opens the jobs beyond the first ten', async ({
  launch,
  practice,
  trayOf,
}) => {
  const { app, tray } = await signedInTray({ launch, practice, trayOf });
  for (const name of ['a', 'b', 'c', 'd'])
    await submitAtService(practice, {
      context: 'PanSTARRS_DR2',
      estimate: '500',
      taskname: `tray_${name}`,
    });
  await tray.click('Refresh');
  const menu = await tray.waitFor((lines) => lines.some(({ label }) => label === 'More…'));
  expect(menu.filter(({ label }) => label.startsWith('Job '))).toHaveLength(10);
  const page = await windowOpenedBy(app, () => tray.click('More…'));
  await waitForJobs(page);
  await expect(jobRow(page, '5001')).toBeVisible();
});

test('a left click on the icon opens the window', async ({ launch, practice, trayOf }) => {
  const { app, tray } = await signedInTray({ launch, practice, trayOf });
  await waitForJobs(await windowOpenedBy(app, () => tray.activate()));
});

test('the menu is replaced only when its text changes', async ({ launch, practice, trayOf }) => {
  const app = await launch();
  const page = await signedIn(app, practice);
  const tray = await trayOf(app);
  await tray.waitFor((menu) => menu.some(({ label }) => label.startsWith('Job 5001')));

  const first = await tray.menuWithRevision();
  const texts = new Map([[first.revision, textOf(first.menu)]]);
  let reading: Promise<unknown> = Promise.resolve();
  await tray.onNewMenu(() => {
    reading = reading.then(async () => {
      const { revision, menu } = await tray.menuWithRevision();
      texts.set(revision, textOf(menu));
    });
  });
  // Each look draws everything anew, and changes nothing.
  for (let looks = 0; looks < 10; looks += 1) await page.evaluate("casjobs.ask('refresh')");
  // Comes last, and is heard after all that came before it.
  await tray.clickWhenEnabled('Pause watching');
  await tray.waitFor((menu) => menu.some(({ label }) => label === 'Resume watching'));
  await expect.poll(() => [...texts.values()].at(-1)).toContain('Resume watching');
  await reading;
  const read = [...texts.values()];
  expect(read.filter((text, at) => text === read[at - 1])).toEqual([]);
});
