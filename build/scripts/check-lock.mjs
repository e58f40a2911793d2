// Checks package-lock.json or another lock file: each package has a checksum, no fixed download address, and no install
// script that has not been reviewed. Uses only Node's own modules.
import { readFileSync } from 'node:fs';

/** Reviewed install scripts. Read a new or moved script before you add it here. */
const readScripts = new Map([
  [
    'keytar',
    'finds its prebuilt binary in the package; downloads nothing (see npmRebuild in build/electron-builder.yml)',
  ],
  ['electron-winstaller', "copies the 7-Zip of this machine's architecture within its own folder"],
]);

/** @typedef {{ version?: string, resolved?: string, integrity?: string, link?: boolean, hasInstallScript?: boolean }} Locked */

const file = process.argv[2] ?? 'package-lock.json';
/** @type {unknown} */
const lock = JSON.parse(readFileSync(file, 'utf8'));
const { packages } = /** @type {{ packages: Record<string, Locked> }} */ (lock);

/** @param {string} folder @param {Locked} locked @returns {string[]} */
const faultsOf = (folder, { resolved, integrity = '', link, hasInstallScript }) => {
  const name = folder.replace(/^.*node_modules\//, '');
  const faults = [];
  if (link === true) faults.push('is a link to a folder');
  if (!/^sha512-[\w+/]{86}==/.test(integrity)) faults.push('has no SHA-512 checksum');
  if (resolved !== undefined) faults.push(`has a fixed download address: ${resolved}`);
  if (hasInstallScript === true && !readScripts.has(name))
    faults.push('has an install script that has not been reviewed');
  return faults.map((fault) => `${folder} ${fault}`);
};

const all = Object.entries(packages).filter(([folder]) => folder !== '');
const stale = [...readScripts.keys()].filter(
  (name) =>
    !all.some(
      ([folder, { hasInstallScript }]) =>
        hasInstallScript === true && folder.endsWith(`node_modules/${name}`),
    ),
);
const faults = [
  ...all.flatMap(([folder, locked]) => faultsOf(folder, locked)),
  ...stale.map((name) => `${name} no longer has an install script: remove it from the list`),
];
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
