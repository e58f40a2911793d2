// Bundles the practice service's command line and its worker thread, for plain Node: npm run practice.
import path from 'node:path';
import { defineConfig } from 'vite';

const root = path.resolve(import.meta.dirname, '..');

export default defineConfig({
  root,
  publicDir: false,
  logLevel: 'warn',
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20.18',
    outDir: path.join(root, 'out/practice'),
    rolldownOptions: {
      checks: { bundlerTimings: false },
      input: {
        'practice-cli': path.join(root, 'build/practice-cli.ts'),
        'practice-worker': path.join(root, 'electron/practice/practice-worker.ts'),
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
