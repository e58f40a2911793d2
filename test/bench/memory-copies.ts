// Counts the copies of a word in the memory of a process, as a program of the same user can read it. Linux only.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

const CHUNK = 8 * 1024 * 1024;

/** The ranges that the process may write to: what it was started from holds no word that was typed. */
const writableRanges = (pid: number): readonly (readonly [from: number, to: number])[] =>
  readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, from, to] = /^([\da-f]+)-([\da-f]+) rw/.exec(line) ?? [];
      return from && to ? [[parseInt(from, 16), parseInt(to, 16)] as const] : [];
    });

/** Each form in which a text lies in memory: one byte a character, or two. */
const formsOf = (word: string): readonly Buffer[] => [
  Buffer.from(word, 'utf8'),
  Buffer.from(word, 'utf16le'),
];

const countIn = (bytes: Buffer, form: Buffer): number => {
  let count = 0;
  for (let at = bytes.indexOf(form); at !== -1; at = bytes.indexOf(form, at + form.length))
    count += 1;
  return count;
};

/** A range may go while it is read. */
const readAt = (file: number, bytes: Buffer, at: number): number => {
  try {
    return readSync(file, bytes, 0, bytes.length, at);
  } catch {
    return 0;
  }
};

/** How often the word lies in the process's memory. @throws where the system does not let it be read */
export const copiesIn = (pid: number, word: string): number => {
  const forms = formsOf(word);
  const overlap = Math.max(...forms.map(({ length }) => length)) - 1;
  const file = openSync(`/proc/${pid}/mem`, 'r');
  let count = 0;
  try {
    for (const [from, to] of writableRanges(pid)) {
      for (let at = from; at < to; at += CHUNK) {
        // A word that lies across two chunks is found in the first, and one that ends there is not found twice.
        const chunk = Buffer.alloc(Math.min(CHUNK + overlap, to - at));
        const bytes = chunk.subarray(0, readAt(file, chunk, at));
        for (const form of forms)
          count += countIn(bytes.subarray(0, CHUNK + form.length - 1), form);
      }
    }
  } finally {
    closeSync(file);
  }
  return count;
};
