// A file of java.util.Properties, as bytes: its values, and the same bytes without the lines of one key. Pure.
// https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Properties.html#load(java.io.Reader)
import { Pair, parseLines } from 'dot-properties';

interface Entry {
  readonly key: string;
  readonly value: string;
  /** The lines of the file that it takes, both included: a backslash at its end continues a line. */
  readonly first: number;
  readonly last: number;
}

/** Such a file is in Latin-1, in which every byte is a character and comes back as it was. */
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** The lines as they stand, each with its end: LF, CRLF or CR. */
const linesOf = (text: string): string[] => text.split(/(?<=\n|\r(?!\n))/);

const entriesIn = (lines: readonly string[]): Entry[] => {
  // The library knows a continued key or separator before LF only. Lines are counted, so their ends do not matter.
  const text = lines.map((line) => line.replace(/\r\n?$/, '\n')).join('');
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length - 1;
  return parseLines(text, true)
    .filter((line) => line instanceof Pair)
    .map(({ key, value, range }) => {
      const [first, last] = [range[0], range.at(-1) ?? 0].map(lineAt);
      return { key, value, first: first ?? 0, last: last ?? 0 };
    });
};

/** The value of a key; of several the last, as Java has it. Undefined where there is none. */
export const valueIn = (bytes: Uint8Array, wanted: string): string | undefined =>
  entriesIn(linesOf(textOf(bytes))).findLast(({ key }) => key === wanted)?.value;

/** The bytes without any line of the key; every other byte is as it was. */
export const withoutKey = (bytes: Uint8Array, unwanted: string): Uint8Array => {
  const lines = linesOf(textOf(bytes));
  const gone = entriesIn(lines).filter(({ key }) => key === unwanted);
  const isGone = (at: number): boolean => gone.some(({ first, last }) => first <= at && at <= last);
  return Buffer.from(lines.filter((_, at) => !isGone(at)).join(''), 'latin1');
};
