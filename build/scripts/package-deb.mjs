// npm run package:deb: makes the Debian package of the app, in dist/deb.
import { ensure } from './lib/ensure.mjs';
import { makePackages, makeReleaseDeb } from './lib/packages.mjs';
import { ExitError, ask, say, script } from './lib/tooling.mjs';

await script(async () => {
  if (process.platform !== 'linux' || (await ask('dpkg-deb', ['--version'])) === null)
    throw new ExitError('Debian packages are made on Linux, and need dpkg-deb.');
  await ensure();
  await makePackages('release');
  say(`The package is ${await makeReleaseDeb()}.`);
});
