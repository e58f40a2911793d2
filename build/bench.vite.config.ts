// Bundles the benchmarks and the worker thread that they measure, for plain Node: npm run bench.
import path from 'node:path';
import { defineConfig } from 'vite';
import { leaveOut } from './left-out.ts';

const root = path.resolve(import.meta.dirname, '..');
const at = (file: string): string => path.join(root, file);

export default defineConfig({
  root,
  publicDir: false,
  logLevel: 'warn',
  plugins: [leaveOut()],
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20.18',
    outDir: at('out/bench'),
    rolldownOptions: {
      checks: { bundlerTimings: false },
      input: {
        'casjobs-worker': at('electron/casjobs-worker/worker.ts'),
        call: at('test/bench/call.ts'),
        'large-answer': at('test/bench/large-answer.ts'),
        'large-list': at('test/bench/large-list.ts'),
        'load-simulation': at('test/bench/load-simulation.ts'),
        idle: at('test/bench/idle.ts'),
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
