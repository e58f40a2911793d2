// A file of java.util.Properties, as bytes: its values, and the same bytes without the lines of one key. Pure.
// https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Properties.html#load(java.io.Reader)
import { Pair, parseLines } from 'dot-properties';
import { encodingOf, utf16Bytes, utf16Text } from '../storage/decode-text.ts';

interface Entry {
  readonly key: string;
  readonly value: string;
  /** The lines of the file that it takes, both included: a backslash at its end continues a line. */
  readonly first: number;
  readonly last: number;
}

interface Content {
  /** One character for one byte or one unit of UTF-16, so that it comes back as it was. */
  readonly text: string;
  /** The same with the characters that are meant. */
  readonly meant: string;
  /** The bytes of a part of `text`, between what stands before and after all lines. */
  readonly bytesOf: (text: string) => Uint8Array;
}

/**
 * Java writes such a file in Latin-1. Editors save it in UTF-8 or UTF-16 as well, some with a byte order mark; beyond
 * ASCII, bytes that are good UTF-8 are hardly ever meant as Latin-1.
 */
const contentOf = (bytes: Uint8Array): Content => {
  const { encoding, markLength } = encodingOf(bytes);
  const mark = bytes.subarray(0, markLength);
  const body = bytes.subarray(markLength);
  if (encoding === 'utf-8') {
    const text = Buffer.from(body).toString('latin1');
    return {
      text,
      meant: utf8Of(body) ?? text,
      bytesOf: (part) => Buffer.concat([mark, Buffer.from(part, 'latin1')]),
    };
  }
  const text = utf16Text(body, encoding);
  const odd = body.subarray(body.length - (body.length % 2));
  return {
    text,
    meant: text,
    bytesOf: (part) => Buffer.concat([mark, utf16Bytes(part, encoding), odd]),
  };
};

const utf8Of = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** The lines with their ends: LF, CRLF or CR. */
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

/** The value of a key, of several the last, as in Java; undefined if there is none. */
export const valueIn = (bytes: Uint8Array, wanted: string): string | undefined =>
  entriesIn(linesOf(contentOf(bytes).meant)).findLast(({ key }) => key === wanted)?.value;

/** The bytes without any line of the key; every other byte is as it was. */
export const withoutKey = (bytes: Uint8Array, unwanted: string): Uint8Array => {
  const { text, bytesOf } = contentOf(bytes);
  const lines = linesOf(text);
  const gone = entriesIn(lines).filter(({ key }) => key === unwanted);
  const isGone = (at: number): boolean => gone.some(({ first, last }) => first <= at && at <= last);
  return bytesOf(lines.filter((_, at) => !isGone(at)).join(''));
};
