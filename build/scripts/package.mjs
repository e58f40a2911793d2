// npm run package, npm run package:test: packages the app into dist/release or dist/test. With `--installers`, builds this
// system's installers instead.
import { ensure } from './lib/ensure.mjs';
import { makeInstallers } from './lib/installers.mjs';
import { makePackages, programOf } from './lib/packages.mjs';
import { ExitError, say, script } from './lib/tooling.mjs';

await script(async () => {
  const [kind, ...more] = process.argv.slice(2);
  if (kind !== 'release' && kind !== 'test')
    throw new ExitError('Choose what to package: release or test.', 2);
  await ensure();
  if (more[0] === '--installers') return makeInstallers(more.slice(1));
  if (more.length > 0) throw new ExitError(`Unknown option: ${more.join(' ')}`, 2);
  await makePackages(kind);
  say(`The app is ${programOf(kind)}.`);
});
