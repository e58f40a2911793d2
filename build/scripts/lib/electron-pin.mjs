// Rules for the Electron that package.json pins: an exact version, the newest minor of the newest major (`npm view
// electron dist-tags.latest`), because only that one gets fixes. `engines` in package.json stays at the Node of the
// fallback Electron; Electron's own tools need a newer Node, and say so when they are used.
import { jsonOf } from './tooling.mjs';

/** Versions with broken trays on Linux (electron/electron#52674, #53138, #53213): the first broken, the first fixed. */
const broken = [
  ['43.3.0', '43.5.0'],
  ['44.0.0', '44.0.1'],
];

/** @param {string} version @returns {number[]} without the part after a dash */
const numbersOf = (version) =>
  version
    .replace(/[-+].*$/, '')
    .split('.')
    .map(Number);

/** @param {string} version @param {string} other */
const isBefore = (version, other) => {
  const [own, its] = [numbersOf(version), numbersOf(other)];
  const index = its.findIndex((number, at) => number !== (own[at] ?? 0));
  return index >= 0 && (own[index] ?? 0) < (its[index] ?? 0);
};

/**
 * @param {string} version from package.json
 * @returns {string | null} why it can't be pinned
 */
export const pinFault = (version) => {
  if (!/^\d+\.\d+\.\d+$/.test(version))
    return `package.json must pin Electron to one version, not ${version}.`;
  const isBroken = broken.some(
    ([from = '', before = '']) => !isBefore(version, from) && isBefore(version, before),
  );
  return isBroken
    ? `Electron ${version} shows no tray icon on some Linux desktops. Pin another version (electron/electron#53213).`
    : null;
};

/**
 * @param {string} wanted an `engines.node` of the form `>= 22.12.0`
 * @param {string} version of Node
 * @returns {string | null} a message if it is too old for Electron's own tools
 */
export const nodeHint = (wanted, version) => {
  const least = wanted.replace(/^>=\s*/, '');
  return isBefore(version, least)
    ? `Electron's own tools need Node ${least.replace(/\.0$/, '')} or newer; this is Node ${version}.`
    : null;
};

/** The same message for the running Node and the installed Electron. */
export const ownNodeHint = () => {
  /** @type {{ engines: { node: string } }} */
  const { engines } = jsonOf('node_modules/electron/package.json');
  return nodeHint(engines.node, process.versions.node);
};
