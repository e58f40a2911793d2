// The text of a file, whichever Unicode encoding an editor saved it in. Pure.

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** Byte order marks, as editors write them. */
const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

interface Encoded {
  readonly encoding: Encoding;
  /** How many bytes the byte order mark takes; 0: there is none. */
  readonly markLength: number;
}

/** Finds the encoding by the byte order mark, or by the zero bytes that UTF-16 has between ASCII characters. */
export const encodingOf = (bytes: Uint8Array): Encoded => {
  const found = marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (found) return { encoding: found[0], markLength: found[1].length };
  return { encoding: unmarkedEncoding(bytes), markLength: 0 };
};

const unmarkedEncoding = (bytes: Uint8Array): Encoding => {
  const [first, second, third, fourth] = bytes;
  if (!first !== !third || !second !== !fourth || bytes.length % 2 !== 0) return 'utf-8';
  if (first && second === 0) return 'utf-16le';
  return first === 0 && second ? 'utf-16be' : 'utf-8';
};

/** UTF-16 code units, one to one, also those that are not a character. A last odd byte is left out. */
export const utf16Text = (bytes: Uint8Array, encoding: Encoding): string => {
  const even = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  return (encoding === 'utf-16be' ? even.swap16() : even).toString('utf16le');
};

export const utf16Bytes = (text: string, encoding: Encoding): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return encoding === 'utf-16be' ? bytes.swap16() : bytes;
};

/** The text without its byte order mark. */
export const decodedText = (bytes: Uint8Array): string => {
  const { encoding, markLength } = encodingOf(bytes);
  const body = bytes.subarray(markLength);
  return encoding === 'utf-8' ? Buffer.from(body).toString('utf8') : utf16Text(body, encoding);
};
