// Made things are kept until what they are made from changes: judged by content, not by date.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { at, madeFolder } from './tooling.mjs';

/**
 * @param {string} place a file or folder, from the root of the tree
 * @returns {string[]} the files in it, in a fixed order
 */
const filesIn = (place) => {
  if (!existsSync(at(place))) return [];
  if (!statSync(at(place)).isDirectory()) return [place];
  return readdirSync(at(place))
    .sort()
    .flatMap((name) => filesIn(path.posix.join(place, name)));
};

/**
 * @param {readonly string[]} places files and folders, from the root of the tree
 * @param {...string} more whatever else it depends on
 * @returns {string} one text for all their content
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
 * Makes something unless it stands already, made from the same content. The note is taken away first and
 * written last, so that a making which was broken off is made anew.
 * @param {string} note a file, from the root of the tree
 * @param {string} content see contentOf
 * @param {string} result a file that must stand
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
