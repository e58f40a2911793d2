// Searches all files of a folder for a secret, in UTF-8 and UTF-16.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** @param {string} file @returns {Buffer} empty if another program has locked the file */
const bytesOf = (file) => {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
};

/**
 * @param {string} folder
 * @param {string} secret
 * @returns {{ files: number, holding: string[] }}
 */
export const searchSecret = (folder, secret) => {
  const forms = [Buffer.from(secret, 'utf8'), Buffer.from(secret, 'utf16le')];
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const holding = files.filter((file) => forms.some((form) => bytesOf(file).includes(form)));
  return { files: files.length, holding };
};
