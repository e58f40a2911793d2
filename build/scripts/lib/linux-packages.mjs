// Makes the packages for Linux out of the unpacked release.
import path from 'node:path';
import { makeDeb } from './deb.mjs';
import { programOf } from './packages.mjs';
import { makeRpm } from './rpm.mjs';
import { makeTarball } from './tarball.mjs';
import { ExitError, ask, at, root, say } from './tooling.mjs';

const kinds = {
  deb: { name: 'Debian package', make: makeDeb, tool: 'dpkg-deb', from: 'dpkg' },
  rpm: { name: 'rpm', make: makeRpm, tool: 'rpmbuild', from: 'rpm (Debian) or rpm-build (Fedora)' },
  tar: { name: 'tar.gz', make: makeTarball, tool: 'tar', from: 'tar' },
};

/** @typedef {keyof typeof kinds} Kind */

export const allKinds = /** @type {readonly Kind[]} */ (Object.keys(kinds));

/** @param {string | undefined} text @returns {text is Kind} */
export const isKind = (text) => text !== undefined && Object.hasOwn(kinds, text);

/** @param {readonly Kind[]} wanted @throws {ExitError} if a tool is missing */
export const needPackageTools = async (wanted) => {
  if (process.platform !== 'linux')
    throw new ExitError('Packages for Linux can only be made on Linux.');
  for (const kind of wanted) {
    const { name, tool, from } = kinds[kind];
    if ((await ask(tool, ['--version'])) === null)
      throw new ExitError(`The ${name} needs ${tool}. Install the package ${from}.`);
  }
};

/** Makes one in dist/deb, dist/rpm or dist/tar. @param {Kind} kind */
export const makeLinuxPackage = async (kind) => {
  const { name, make } = kinds[kind];
  say(`Making the ${name}…`);
  const file = await make(at(path.dirname(programOf('release'))), at('dist', kind));
  say(`The ${name} is ${path.relative(root, file)}.`);
};
