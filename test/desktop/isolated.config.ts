// Configures the tests on whole desktops (GNOME, KDE): one at a time, because they share the desktop.
import path from 'node:path';
import { defineConfig } from '@playwright/test';

const out = path.resolve(import.meta.dirname, '../../out/test');

export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: path.join(out, 'desktop'),
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: path.join(out, 'playwright.json') }]],
  projects: [
    { name: 'gnome', testMatch: 'gnome/*.spec.ts' },
    { name: 'kde', testMatch: 'kde/*.spec.ts' },
  ],
});
