// Build results are reused until the content of their sources changes.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { at, madeFolder } from './tooling.mjs';

/**
 * @param {string} place a file or folder, relative to the root
 * @returns {string[]} its files without documents, in a fixed order
 */
const filesIn = (place) => {
  if (!existsSync(at(place))) return [];
  if (!statSync(at(place)).isDirectory()) return [place];
  return readdirSync(at(place))
    .filter((name) => name !== 'README.md')
    .sort()
    .flatMap((name) => filesIn(path.posix.join(place, name)));
};

/**
 * @param {readonly string[]} places files and folders, relative to the root
 * @param {...string} more other values that the result depends on
 * @returns {string} a hash of all content
 */
export const contentOf = (places, ...more) => {
  const hash = createHash('sha256').update(JSON.stringify(more));
  for (const file of places.flatMap(filesIn))
    hash
      .update(`${file}\0`)
      .update(readFileSync(at(file)))
      .update('\0');
  return hash.digest('hex');
};

/**
 * Runs `make` unless its result already exists for the same content. The note is deleted first and written last, so an
 * interrupted build is repeated.
 * @param {string} note a file, relative to the root
 * @param {string} content see contentOf
 * @param {string} result a file that must exist
 * @param {() => Promise<void>} make
 */
export const cached = async (note, content, result, make) => {
  const file = at(note);
  if (existsSync(file) && readFileSync(file, 'utf8') === content && existsSync(at(result))) return;
  rmSync(file, { force: true });
  await make();
  madeFolder(path.dirname(file));
  writeFileSync(file, content);
};
