// How the tests run. Those of the window ask for happy-dom in their first line; the desktop's run elsewhere.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [
    svelte({ configFile: false }),
    // Svelte's browser half is what is tested; each window is closed by test/renderer/window.ts.
    svelteTesting({ autoCleanup: false }),
  ],
  test: {
    // Vitest leaves one core free, which on a machine with two doubles the time.
    maxWorkers: '100%',
    // Only for what hangs: a busy machine takes its time.
    testTimeout: 20_000,
    include: ['test/**/*.test.ts'],
    // A forgotten `.only` fails the run and says where.
    allowOnly: false,
    exclude: ['test/desktop/**', '**/node_modules/**'],
  },
});
