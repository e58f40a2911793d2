// Configures the bundles: main and its two worker threads (ES modules), preload (CommonJS, for a sandboxed renderer) and
// renderer. The targets are those of the oldest supported Electron, 33 (Node 20.18, Chrome 130).
import path from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import { devPolicy } from './dev-policy.ts';
import { leaveOut } from './left-out.ts';
import { collectLicenses } from './licenses.ts';
import { strictStyle } from './strict-style.ts';

const root = path.resolve(import.meta.dirname, '..');
const at = (...parts: string[]): string => path.join(root, ...parts);

const licenses = (bundle: string, ...beside: string[]) =>
  collectLicenses({
    file: at(`out/licenses/${bundle}.json`),
    beside: beside.map((name) => at('node_modules', name)),
    texts: at('build/license-texts'),
  });

/** Vite's own limit is for pages that are downloaded. */
const LARGEST_CHUNK_KB = 2_000;

/** Smaller bundles are parsed sooner. Their source maps stay in out/, for build/scripts/find-source.mjs. */
const small = {
  minify: true,
  sourcemap: 'hidden',
  chunkSizeWarningLimit: LARGEST_CHUNK_KB,
} as const;

export default defineConfig({
  main: {
    root,
    plugins: [leaveOut(), licenses('main', 'electron', 'keytar')],
    build: {
      ...small,
      outDir: at('out/main'),
      target: 'node20.18',
      // Bundles everything (soap as a separate chunk), so that the package needs only keytar from node_modules.
      externalizeDeps: false,
      rolldownOptions: {
        checks: { bundlerTimings: false },
        input: {
          main: at('electron/entry.ts'),
          'casjobs-worker': at('electron/casjobs-worker/worker.ts'),
          practice: at('electron/practice/practice-worker.ts'),
        },
        external: ['keytar'],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    root,
    plugins: [licenses('preload')],
    build: {
      ...small,
      outDir: at('out/preload'),
      target: 'node20.18',
      externalizeDeps: false,
      rolldownOptions: {
        checks: { bundlerTimings: false },
        input: { preload: at('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [
      svelte({ configFile: false, preprocess: strictStyle }),
      devPolicy(),
      licenses('renderer'),
    ],
    build: {
      outDir: at('out/renderer'),
      target: 'chrome130',
      minify: true,
      chunkSizeWarningLimit: LARGEST_CHUNK_KB,
      rolldownOptions: {
        checks: { bundlerTimings: false },
        input: { index: at('renderer/index.html') },
      },
    },
  },
});
