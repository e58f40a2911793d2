// Which Electron package.json may pin: an exact version, the newest minor of the newest major (`npm view electron
// dist-tags.latest`), since only a major's newest minor gets mends. `engines` in package.json stays at what the
// tests run on, which is the Node inside the stand-in; Electron's own tools ask for more, which is said where they
// are needed.
import { jsonOf } from './tooling.mjs';

/** Trays on Linux were broken (electron/electron#52674, #53138, #53213): the first such version, the first good one. */
const broken = [
  ['43.3.0', '43.5.0'],
  ['44.0.0', '44.0.1'],
];

/** @param {string} version @returns {number[]} without what stands after a dash */
const numbersOf = (version) =>
  version
    .replace(/[-+].*$/, '')
    .split('.')
    .map(Number);

/** @param {string} version @param {string} other */
export const isBefore = (version, other) => {
  const [own, its] = [numbersOf(version), numbersOf(other)];
  const index = its.findIndex((number, at) => number !== (own[at] ?? 0));
  return index >= 0 && (own[index] ?? 0) < (its[index] ?? 0);
};

/**
 * @param {string} version as package.json has it
 * @returns {string | null} why it can't be pinned
 */
export const pinFault = (version) => {
  if (!/^\d+\.\d+\.\d+$/.test(version))
    return `Electron must be pinned to one version; package.json says ${version}.`;
  const isBroken = broken.some(
    ([from = '', before = '']) => !isBefore(version, from) && isBefore(version, before),
  );
  return isBroken
    ? `Electron ${version} shows no tray on some Linux desktops; pin another (electron/electron#53213).`
    : null;
};

/**
 * @param {string} wanted an `engines.node` of the form `>= 22.12.0`
 * @param {string} version of Node
 * @returns {string | null} what to say where it is too old for Electron's own tools
 */
export const nodeHint = (wanted, version) => {
  const least = wanted.replace(/^>=\s*/, '');
  return isBefore(version, least)
    ? `Electron's own tools ask for Node ${least.replace(/\.0$/, '')} or newer; this is ${version}.`
    : null;
};

/** The hint for the Node that runs this, by what the installed Electron says. */
export const ownNodeHint = () => {
  /** @type {{ engines: { node: string } }} */
  const { engines } = jsonOf('node_modules/electron/package.json');
  return nodeHint(engines.node, process.versions.node);
};
