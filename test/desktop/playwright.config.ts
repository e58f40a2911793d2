// How the packaged app is tested: as many tests at once as there are workers, each of which has a desktop of its own
// (session.ts); none tried twice, because an app that works now and then does not work.
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import type { OfWorker } from './desk.ts';
import { takeHome } from './session.ts';

// Only workers have this number.
if (process.env['TEST_PARALLEL_INDEX'] !== undefined) takeHome();

const root = path.resolve(import.meta.dirname, '../..');
const out = path.join(root, 'out/test');

const wayland = 'wayland/*.spec.ts';
/** See isolated.config.ts. */
const isolated = ['gnome/**', 'kde/**'];
/** What takes a minute or more by itself, the longest first: begun last, it would be waited for alone. */
const longest = ['kill', 'tray-clicks', 'network-silence', 'main-job'].map(
  (name) => `**/${name}.spec.ts`,
);

export default defineConfig<object, OfWorker>({
  testDir: import.meta.dirname,
  outputDir: path.join(out, 'desktop'),
  // Much of these tests is waiting, so two cores bear three; with more, a test is too slow to see states that pass
  // within seconds.
  workers: 3,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // What `pictures.spec.ts` sees is compared with the pictures for people themselves.
  snapshotPathTemplate: path.join(root, 'build/screenshots/{arg}{ext}'),
  reporter: [['list'], ['json', { outputFile: path.join(out, 'playwright.json') }]],
  projects: [
    // In one session, and in their order.
    {
      ...{ name: 'wayland', testMatch: wayland, use: { kind: 'wayland' } },
      ...{ workers: 1, fullyParallel: false },
    },
    ...longest.map((testMatch) => ({
      name: 'desktop',
      testMatch,
      testIgnore: [wayland, ...isolated],
    })),
    { name: 'desktop', testMatch: '**/*.spec.ts', testIgnore: [wayland, ...isolated, ...longest] },
    // Not tests: they print how long things take.
    { name: 'measures', testMatch: '**/*.measures.ts', workers: 1 },
    // Not tests either: these draw build/screenshots.
    { name: 'screenshots', testMatch: ['**/*.shots.ts', '**/pictures.spec.ts'], workers: 1 },
    {
      ...{ name: 'screenshots-dark', testMatch: '**/*.shots.ts', use: { isDark: true } },
      workers: 1,
    },
  ],
});
