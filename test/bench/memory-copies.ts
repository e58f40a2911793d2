// Counts the copies of a string in a process's memory, as another program of the same user can read it. Linux only.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

const CHUNK = 8 * 1024 * 1024;

/** The writable ranges; the program file itself contains no typed text. */
const writableRanges = (pid: number): readonly (readonly [from: number, to: number])[] =>
  readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, from, to] = /^([\da-f]+)-([\da-f]+) rw/.exec(line) ?? [];
      return from && to ? [[parseInt(from, 16), parseInt(to, 16)] as const] : [];
    });

/** Both forms of a string in memory: one or two bytes for each character. */
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

/** A range may disappear while it is read. */
const readAt = (file: number, bytes: Buffer, at: number): number => {
  try {
    return readSync(file, bytes, 0, bytes.length, at);
  } catch {
    return 0;
  }
};

/** Counts the copies. @throws if the system does not allow reading the memory */
export const copiesIn = (pid: number, word: string): number => {
  const forms = formsOf(word);
  const overlap = Math.max(...forms.map(({ length }) => length)) - 1;
  const file = openSync(`/proc/${pid}/mem`, 'r');
  let count = 0;
  try {
    for (const [from, to] of writableRanges(pid)) {
      for (let at = from; at < to; at += CHUNK) {
        // Finds a copy across two chunks in the first one, and does not count a copy at its end twice.
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
