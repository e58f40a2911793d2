// Reads the source maps of the bundles.
import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import path from 'node:path';
import { ExitError } from './tooling.mjs';

/**
 * @param {string} place in a bundle, as the log has it: `main-1a2b.js:1:23456`
 * @param {string} folder of the bundles and their source maps
 * @returns {string} file, line and column in the sources; relative to the root two folders above
 * @throws {ExitError}
 */
export const sourceOf = (place, folder) => {
  const [, name = '', line, column] = /^([\w-]+\.js):(\d+):(\d+)$/.exec(place) ?? [];
  if (name === '') throw new ExitError('Name a place as in the log: main-1a2b.js:1:23456.', 2);
  const map = path.join(folder, `${name}.map`);
  if (!existsSync(map))
    throw new ExitError(`There is no ${map}. The bundles may be of another version.`);
  /** @type {unknown} */
  const content = JSON.parse(readFileSync(map, 'utf8'));
  const payload = /** @type {ConstructorParameters<typeof SourceMap>[0]} */ (content);
  // Both count from 0 in a source map, and from 1 in a stack trace.
  const entry = new SourceMap(payload).findEntry(Number(line) - 1, Number(column) - 1);
  if (!('originalSource' in entry)) throw new ExitError(`Nothing in ${map} is at this place.`);
  const file = path.relative(path.join(folder, '../..'), path.join(folder, entry.originalSource));
  return `${file}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
};
