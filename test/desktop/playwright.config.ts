// How the packaged app is tested on a desktop: one test at a time, because they share the screen, the tray and
// the keychain; none tried twice, because an app that works now and then does not work.
import path from 'node:path';
import { defineConfig } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '../..');
const out = path.join(root, 'out/test');

export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: path.join(out, 'desktop'),
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // What `pictures.spec.ts` sees is compared with the pictures for people themselves.
  snapshotPathTemplate: path.join(root, 'build/screenshots/{arg}{ext}'),
  reporter: [['list'], ['json', { outputFile: path.join(out, 'playwright.json') }]],
  projects: [
    { name: 'desktop', testMatch: '**/*.spec.ts', testIgnore: 'wayland/**' },
    { name: 'wayland', testMatch: 'wayland/*.spec.ts' },
    // Not tests: they draw build/screenshots.
    // Nor these: they print how long things take.
    { name: 'measures', testMatch: '**/*.measures.ts' },
    { name: 'screenshots', testMatch: ['**/*.shots.ts', '**/pictures.spec.ts'] },
  ],
});
