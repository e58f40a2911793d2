// Checks package-lock.json, or the file that is named: each package has a checksum, comes from where npm is told to
// fetch from, and runs no script at install that nobody has looked at. Only Node's own modules.
import { readFileSync } from 'node:fs';

/** Looked at in this version range; a script that is new or moved is to be read before it is added here. */
const readScripts = new Map([
  [
    'keytar',
    'finds its prebuilt binary in the package; nothing is fetched (see npmRebuild in build/electron-builder.yml)',
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
  if (resolved !== undefined) faults.push(`is fixed to one place: ${resolved}`);
  if (hasInstallScript === true && !readScripts.has(name))
    faults.push('runs a script at install that is not among those that were read');
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
  ...stale.map((name) => `${name} has no script at install any more: take it off the list`),
];
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
