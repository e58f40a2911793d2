// Builds the bundles in out/: main, preload and renderer for the app, the practice service for plain Node, and the icons.
import { contentOf, cached } from './content.mjs';
import { run, say, tool } from './tooling.mjs';

const tools = [
  'package-lock.json',
  'tsconfig.json',
  'build/electron.vite.config.ts',
  'build/practice.vite.config.ts',
  'build/bench.vite.config.ts',
  'build/dev-policy.ts',
  'build/left-out.ts',
  'build/license-texts',
  'build/licenses.ts',
];

/** Writes out/icons. */
export const makeIcons = () =>
  cached(
    'out/made/icons',
    contentOf([
      'package-lock.json',
      'build/icons',
      'build/scripts/make-icons.mjs',
      'build/scripts/lib/icons.mjs',
    ]),
    'out/icons/app.ico',
    async () => {
      say('Drawing the icons…');
      await run(process.execPath, ['build/scripts/make-icons.mjs']);
    },
  );

/** Builds the app's three bundles and its icons. */
export const makeBundles = async () => {
  await makeIcons();
  await cached(
    'out/made/app',
    contentOf(['electron', 'renderer', 'package.json', ...tools]),
    'out/main/main.js',
    async () => {
      say('Building the app…');
      const config = ['-c', 'build/electron.vite.config.ts', '--logLevel', 'warn'];
      await run(process.execPath, tool('electron-vite/bin/electron-vite.js', 'build', ...config));
    },
  );
};

/** Builds the command line of the practice service, out/practice/practice-cli.js. */
export const makePractice = () =>
  cached(
    'out/made/practice',
    contentOf(['build/practice-cli.ts', 'electron/practice', 'electron/casjobs', ...tools]),
    'out/practice/practice-cli.js',
    () =>
      run(
        process.execPath,
        tool('vite/bin/vite.js', 'build', '-c', 'build/practice.vite.config.ts'),
      ),
  );

/** Builds the benchmarks and the worker thread that calls services, for plain Node, in out/bench. */
export const makeBench = () =>
  cached(
    'out/made/bench',
    contentOf(['electron', 'test/bench', 'test/fakes', 'test/practice-service', ...tools]),
    'out/bench/casjobs-worker.js',
    () =>
      run(process.execPath, tool('vite/bin/vite.js', 'build', '-c', 'build/bench.vite.config.ts')),
  );
