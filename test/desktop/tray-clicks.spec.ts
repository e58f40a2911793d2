// In a list that changes each second, a click in the tray menu acts on the job that was read, or does nothing.
import { expect, test } from './fixtures.ts';
import { signedIn, statusAtService, submitAtService } from './user-steps.ts';
import type { PracticeProcess } from './practice-process.ts';
import type { MenuLine, TrayClient } from './tray.ts';

const CLICKS = 40;

const submit = (practice: PracticeProcess, taskname: string): Promise<string> =>
  submitAtService(practice, { context: 'PanSTARRS_DR2', estimate: '500', taskname });

const isCancelled = async (practice: PracticeProcess, jobId: string): Promise<boolean> =>
  ['2', '3'].includes(await statusAtService(practice, jobId));

const doorOf = (line: MenuLine, label: string): MenuLine => {
  const door = line.children.find((one) => one.label === label);
  if (!door) throw new Error(`${line.label} has no ${label}.`);
  return door;
};

const idOf = ({ label }: MenuLine): string => /^Job (\d+)/.exec(label)?.[1] ?? '';

/** The jobs that can be cancelled. */
const jobLines = (menu: readonly MenuLine[]): MenuLine[] =>
  menu.filter(({ children }) => children.some((one) => one.enabled && one.label === 'Cancel now'));

/** Reads the menu and moves to a job. Where the menu was replaced in between, a panel reads it again. */
const aim = async (tray: TrayClient, n: number): Promise<MenuLine> => {
  for (;;) {
    const jobs = jobLines(await tray.menu());
    const line = jobs[n % jobs.length];
    if (!line) throw new Error('The menu has no job.');
    if (await tray.hover(line)) return line;
  }
};

/** What a person takes between reading and clicking: 0.4 to 3 s. */
const thought = (n: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, 400 + ((n * 613) % 2_600)));

test(`${CLICKS} clicks, each 0.4 to 3 s after the menu was read, find their jobs in a list that changes each second`, async ({
  launch,
  practice,
  trayOf,
}) => {
  test.setTimeout(240_000);
  const app = await launch();
  const page = await signedIn(app, practice);
  const tray = await trayOf(app);
  const submitted: string[] = [];
  const cancelled: string[] = [];
  for (let n = 0; n < 30; n += 1) submitted.push(await submit(practice, `busy_${n}`));
  const busy = setInterval(() => {
    void submit(practice, 'busy')
      .then((jobId) => submitted.push(jobId))
      .then(() => page.evaluate("casjobs.ask('refresh')"))
      .catch(() => undefined);
  }, 1_000);
  try {
    await tray.waitFor((menu) => menu.some(({ label }) => label === 'More…'), 20_000);
    for (let n = 0; n < CLICKS; n += 1) {
      const line = await aim(tray, n);
      const jobId = idOf(line);
      const isToCancel = n % 4 === 3;
      await thought(n);
      await tray.clickLine(doorOf(line, isToCancel ? 'Cancel now' : 'Show'));
      if (isToCancel) {
        cancelled.push(jobId);
        await expect.poll(() => isCancelled(practice, jobId)).toBe(true);
      } else {
        await expect(page.getByRole('complementary', { name: `Job ${jobId}` })).toBeVisible();
      }
    }
  } finally {
    clearInterval(busy);
  }
  const found: string[] = [];
  for (const jobId of submitted) if (await isCancelled(practice, jobId)) found.push(jobId);
  expect(found).toEqual(cancelled.sort((one, other) => Number(one) - Number(other)));
});

test('a click in a replaced menu cancels no job', async ({ launch, practice, trayOf }) => {
  const app = await launch();
  await signedIn(app, practice);
  const tray = await trayOf(app);
  const isReady = (menu: MenuLine[]): boolean => jobLines(menu).length > 1;
  const read = await tray.waitFor(isReady);
  const [first, second] = jobLines(read);
  if (!first || !second) throw new Error('The menu has no two jobs.');
  await tray.clickLine(doorOf(first, 'Cancel now'));
  const wanted = idOf(first);
  await tray.waitFor((menu) => !jobLines(menu).some((line) => idOf(line) === wanted));
  await expect(tray.clickLine(doorOf(second, 'Cancel now'))).rejects.toThrow(/Event/);
  await expect.poll(() => isCancelled(practice, wanted)).toBe(true);
  for (const line of jobLines(read).slice(1))
    expect(await isCancelled(practice, idOf(line))).toBe(false);
});
