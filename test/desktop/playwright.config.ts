// Configures the tests of the packaged app. Each worker has its own desktop (desktop-session.ts). There are no retries, because an app
// that works only sometimes does not work.
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import type { WorkerOptions } from './fixtures.ts';
import { useTemporaryHome } from './desktop-session.ts';

// Set only in workers.
if (process.env['TEST_PARALLEL_INDEX'] !== undefined) useTemporaryHome();

const root = path.resolve(import.meta.dirname, '../..');
const out = path.join(root, 'out/test');

const wayland = 'wayland/*.spec.ts';
/** See isolated.config.ts. */
const isolated = ['gnome/**', 'kde/**', 'packages/**'];
/** Tests of a minute or more, the longest first: started last, they would run alone at the end. */
const longest = ['kill', 'tray-clicks', 'no-other-hosts', 'core-workflow'].map(
  (name) => `**/${name}.spec.ts`,
);

export default defineConfig<object, WorkerOptions>({
  testDir: import.meta.dirname,
  outputDir: path.join(out, 'desktop'),
  // The tests mostly wait, so two cores can run three; with more, a test is too slow to see states that last only seconds.
  workers: 3,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // `screenshots.spec.ts` compares the window with the published screenshots.
  snapshotPathTemplate: path.join(root, 'build/screenshots/{arg}{ext}'),
  reporter: [['list'], ['json', { outputFile: path.join(out, 'playwright.json') }]],
  projects: [
    // In one session, in order.
    {
      name: 'wayland',
      testMatch: wayland,
      use: { kind: 'wayland' },
      workers: 1,
      fullyParallel: false,
    },
    ...longest.map((testMatch) => ({
      name: 'desktop',
      testMatch,
      testIgnore: [wayland, ...isolated],
    })),
    { name: 'desktop', testMatch: '**/*.spec.ts', testIgnore: [wayland, ...isolated, ...longest] },
    // In a layer of its own, see build/scripts/lib/isolation.mjs.
    { name: 'packages', testMatch: 'packages/*.spec.ts', workers: 1 },
    // Not tests: these print how long things take.
    { name: 'measures', testMatch: '**/*.measures.ts', workers: 1 },
    // Not tests either: these draw build/screenshots.
    { name: 'screenshots', testMatch: ['**/*.shots.ts', '**/screenshots.spec.ts'], workers: 1 },
    {
      name: 'screenshots-dark',
      testMatch: '**/*.shots.ts',
      use: { isDark: true },
      workers: 1,
    },
  ],
});
