// npm run dev: runs the app from its sources and reloads it when they change. Needs the official Electron, because the
// fallback can't run an unpackaged app.
import { makeIcons } from './lib/bundles.mjs';
import { ensure } from './lib/ensure.mjs';
import { isRoot, noDisplay, whyNoDisplay } from './lib/linux.mjs';
import { officialRuntime } from './lib/runtime.mjs';
import { ExitError, runInherit, script, tool } from './lib/tooling.mjs';

await script(async () => {
  const why = await whyNoDisplay();
  if (why !== null) throw noDisplay(why);
  await ensure();
  await makeIcons();
  if (!(await officialRuntime()))
    throw new ExitError(
      'npm run dev needs the official Electron, which could not be downloaded. ' +
        'Use npm start instead: it packages the app and opens it.',
    );
  const given = process.argv.slice(2);
  const args = ['dev', '--watch', '-c', 'build/electron.vite.config.ts'];
  if (isRoot()) args.push('--noSandbox');
  const app = given.length > 0 ? ['--', ...given] : [];
  return runInherit(process.execPath, tool('electron-vite/bin/electron-vite.js', ...args, ...app));
});
