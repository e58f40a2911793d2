// Which of the files in dist/release is this system's installer.
import { readdirSync } from 'node:fs';
import { ExitError, at } from '../../scripts/lib/tooling.mjs';

/** @param {string} suffix @param {readonly string[]} names @throws {ExitError} where there is none, or more than one */
export const onlyOne = (suffix, names) => {
  const fitting = names.filter((name) => name.endsWith(suffix));
  const [name] = fitting;
  if (name === undefined || fitting.length > 1)
    throw new ExitError(`dist/release has ${fitting.length} files that end with ${suffix}, not one.`);
  return name;
};

/** @param {string} suffix @returns {string} its path */
export const installerFile = (suffix) =>
  at('dist/release', onlyOne(suffix, readdirSync(at('dist/release'))));
