// Finds this system's installer in dist/release, or the Debian package in dist/deb.
import { readdirSync } from 'node:fs';
import { ExitError, at } from '../../scripts/lib/tooling.mjs';

/** @param {string} suffix @param {readonly string[]} names @throws {ExitError} unless there is exactly one */
export const onlyOne = (suffix, names) => {
  const fitting = names.filter((name) => name.endsWith(suffix));
  const [name] = fitting;
  if (name === undefined || fitting.length > 1)
    throw new ExitError(
      `There must be one file that ends with ${suffix}, but there are ${fitting.length}.`,
    );
  return name;
};

/** @param {string} suffix @returns {string} its path */
export const installerFile = (suffix) => {
  const folder = suffix === '.deb' ? 'dist/deb' : 'dist/release';
  return at(folder, onlyOne(suffix, readdirSync(at(folder))));
};
