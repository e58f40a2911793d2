// A notification service that is slow, missing or restarted: main is never blocked, and the activity list has what
// could not be shown.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import * as v from 'valibot';
import type { RunningApp } from './app.ts';
import { expect, test as base } from './fixtures.ts';
import { openPrivateBus, startNotificationService, type PrivateBus } from './private-bus.ts';
import { activity, cancelInRow, waitForJobs } from './user-steps.ts';

const test = base.extend<{ bus: PrivateBus }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads in the pattern what a fixture needs
  bus: async ({}, use) => {
    const bus = await openPrivateBus();
    await use(bus);
    bus.close();
  },
});

/** The practice service inside the app needs no keychain, which this session does not have. */
const practising = async (app: RunningApp): Promise<Page> => {
  const page = await app.window();
  await page.getByRole('button', { name: 'Try the practice service' }).click();
  await waitForJobs(page);
  return page;
};

const told = async (page: Page, jobId: string): Promise<void> => {
  await expect(activity(page)).toContainText(`Job ${jobId} cancelled`, { timeout: 20_000 });
};

const WatchesSchema = v.object({
  pendingOutcomes: v.array(v.object({ event: v.object({ jobId: v.string() }) })),
});

/** Which jobs have an outcome that nobody has been told, by the app's own file. */
const untoldIn = (profile: string): string[] =>
  v
    .parse(WatchesSchema, JSON.parse(readFileSync(path.join(profile, 'watches.json'), 'utf8')))
    .pendingOutcomes.map(({ event }) => event.jobId);

for (const method of ['GetCapabilities', 'Notify'])
  test(`a service that never answers ${method} does not block main`, async ({ launch, bus }) => {
    const service = await startNotificationService(bus, [method]);
    const app = await launch({ env: bus.env });
    const page = await practising(app);
    await cancelInRow(page, '5006');
    await service.called(method);
    // The service answers only when main has: a main that waits for the service would never.
    const answer = page.evaluate("casjobs.ask('read-job-ids', { text: '5001' })");
    expect(await answer).toEqual({ ok: true, value: { jobIds: ['5001'] } });
    await told(page, '5006');
    service.answer();
    service.stop();
  });

test('a missing service leaves the outcome to the activity list', async ({ launch, bus }) => {
  const page = await practising(await launch({ env: bus.env }));
  await cancelInRow(page, '5006');
  await told(page, '5006');
});

test('a restarted service shows the next notification', async ({ launch, bus }) => {
  const first = await startNotificationService(bus);
  const page = await practising(await launch({ env: bus.env }));
  await cancelInRow(page, '5006');
  await first.called('Notify');
  expect(first.titles()).toEqual(['Job 5006 cancelled']);
  first.stop();
  const second = await startNotificationService(bus);
  await cancelInRow(page, '5002');
  await second.called('Notify');
  expect(second.titles()[0]).toContain('5002');
  second.stop();
});

test('a hint that needs a window waits for a visible one', async ({ launch, bus, profile }) => {
  const page = await practising(await launch({ env: bus.env }));
  // As Chromium does where the desktop says that no part of the window is on the screen.
  const turn = (state: 'hidden' | 'visible'): Promise<void> =>
    page.evaluate((now) => {
      Object.defineProperty(document, 'visibilityState', { value: now, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await turn('hidden');
  // By the end of the second one, a window that is seen would have told the first.
  for (const end of ['Job 5006 cancelled', 'Job 5002 failed while cancelling']) {
    await cancelInRow(page, end.slice(4, 8));
    await expect(activity(page)).toContainText(end, { timeout: 20_000 });
  }
  expect(untoldIn(profile)).toEqual(['5006', '5002']);
  await turn('visible');
  await expect.poll(() => untoldIn(profile)).toEqual([]);
});
