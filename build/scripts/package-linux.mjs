// npm run package:deb, package:rpm, package:tar: makes a package of the app for Linux, in dist/deb, dist/rpm or dist/tar.
import { ensure } from './lib/ensure.mjs';
import { allKinds, isKind, makeLinuxPackage, needPackageTools } from './lib/linux-packages.mjs';
import { makePackages } from './lib/packages.mjs';
import { ExitError, script } from './lib/tooling.mjs';

await script(async () => {
  const [kind] = process.argv.slice(2);
  if (!isKind(kind)) throw new ExitError(`Choose a package: ${allKinds.join(', ')}.`, 2);
  await needPackageTools([kind]);
  await ensure();
  await makePackages('release');
  await makeLinuxPackage(kind);
});
