// How the tests run. Those of the window ask for happy-dom in their first line; the desktop's run elsewhere.
import path from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig, type Plugin } from 'vitest/config';

const none = ['test/desktop/**', '**/node_modules/**'];

const page = ['test/renderer/**/*.test.ts'];

/** They need modules of their own, because they replace one (`vi.mock`). */
const alone = ['test/core/second-events/*.test.ts', 'test/i18n/made-up.test.ts'];

/**
 * Only what the page uses of bits-ui: its index loads 400 modules into each test file of the page, which takes
 * longer than the tests. Something else that the page imports is missing here and fails with its name.
 */
const usedOfBitsUi = (): Plugin => {
  const id = '\0used-of-bits-ui';
  const from = (part: string) =>
    JSON.stringify(path.resolve('node_modules/bits-ui/dist/bits', part, 'index.js'));
  return {
    name: 'used-of-bits-ui',
    enforce: 'pre',
    resolveId: (source) => (source === 'bits-ui' ? id : undefined),
    load: (source) =>
      source === id
        ? `export { Dialog } from ${from('dialog')};
           export { Command, computeCommandScore } from ${from('command')};`
        : undefined,
  };
};

export default defineConfig({
  plugins: [
    usedOfBitsUi(),
    svelte({ configFile: false }),
    // Svelte's browser half is what is tested; each window is closed by test/renderer/page-setup.ts.
    svelteTesting({ autoCleanup: false }),
  ],
  test: {
    // Vitest leaves one core free, which on a machine with two doubles the time.
    maxWorkers: '100%',
    // Only for what hangs: a busy machine takes its time.
    testTimeout: 20_000,
    // A forgotten `.only` fails the run and says where.
    allowOnly: false,
    projects: [
      { extends: true, test: { name: 'alone', include: alone, exclude: none } },
      // Without modules of their own: loading the same again takes longer than most of these tests.
      {
        extends: true,
        test: {
          name: 'page',
          include: page,
          exclude: none,
          isolate: false,
          setupFiles: ['test/renderer/page-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'main',
          include: ['test/**/*.test.ts'],
          exclude: [...none, ...alone, ...page],
          isolate: false,
        },
      },
    ],
  },
});
