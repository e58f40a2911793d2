// Reads a response's body: collects, unpacks and decodes it. Trusts the bytes more than the headers, because
// proxies and gateways repack bodies without changing the headers, or the other way round.
import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { promisify, TextDecoder } from 'node:util';
import { gunzip, inflate, inflateRaw, type ZlibOptions } from 'node:zlib';
import { CasJobsError } from './errors.ts';

/**
 * The whole body, unpacked.
 * @param maxBytes limit before and after unpacking, so that a small packed body cannot become a huge one
 * @throws CasJobsError `too-large`, `not-understood`; Node's own error when the connection breaks
 */
export const readBody = async (response: IncomingMessage, maxBytes: number): Promise<Buffer> => {
  const body: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBytes) throw tooLarge(maxBytes);
    body.push(chunk);
  }
  return unpack(Buffer.concat(body), response.headers['content-encoding'] ?? '', maxBytes);
};

/** A gateway may pack a packed body again, but not three times by accident. */
const MOST_LAYERS = 3;

/**
 * Unpacks a body by its own first bytes. gzip shows in them; deflate does not, so that is tried where it is announced.
 * Any other encoding, or one that the bytes belie, means the body as it is.
 * @param encoding the Content-Encoding header, which may be a list
 */
export const unpack = async (body: Buffer, encoding: string, maxBytes: number): Promise<Buffer> => {
  let left = body;
  for (let layer = 0; layer < MOST_LAYERS && isGzip(left); layer += 1) {
    left = await unpackedBy(unzip, left, maxBytes);
  }
  const tokens = encoding.toLowerCase().split(',');
  if (tokens.some((token) => token.trim() === 'deflate')) return inflated(left, maxBytes);
  if (!isReadable(left) && encoding !== '') throw new CasJobsError('not-understood', PACKED);
  return left;
};

const PACKED = 'The reply is compressed in an unknown way.';

const isGzip = (body: Buffer): boolean => body[0] === 0x1f && body[1] === 0x8b;

/** IIS leaves out the wrapper that belongs to deflate (RFC 1950) and sends its inside (RFC 1951). */
const inflated = async (body: Buffer, maxBytes: number): Promise<Buffer> => {
  if (body.length === 0) return body;
  for (const way of [unwrap, unwrapRaw]) {
    const found = await unpackedBy(way, body, maxBytes).catch(nullIfGarbled);
    if (found !== null) return found;
  }
  if (isReadable(body)) return body;
  throw new CasJobsError('not-understood', PACKED);
};

type Unpacking = (body: Buffer, options: ZlibOptions) => Promise<Buffer>;

const unzip: Unpacking = promisify(gunzip);
const unwrap: Unpacking = promisify(inflate);
const unwrapRaw: Unpacking = promisify(inflateRaw);

const unpackedBy = async (way: Unpacking, body: Buffer, maxBytes: number): Promise<Buffer> => {
  try {
    return await way(body, { maxOutputLength: maxBytes });
  } catch (error) {
    throw codeOf(error) === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(maxBytes) : error;
  }
};

const nullIfGarbled = (error: unknown): null => {
  if (error instanceof CasJobsError) throw error;
  return null;
};

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : null;

const tooLarge = (maxBytes: number): CasJobsError =>
  new CasJobsError('too-large', `The answer is larger than ${Math.ceil(maxBytes / 2 ** 20)} MiB.`);

/** The number of bytes that tells a text from a packed body. */
const FIRST_BYTES = 1_000;

/** Control characters that no text has. Source: MIME Sniffing Standard, 'binary data byte'. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const BINARY = /[\0-\x08\x0B\x0E-\x1A\x1C-\x1F]/;

/** Of the letters of most languages' error texts so many are in ASCII; of packed bytes it is a half. */
const FEWEST_ASCII = 0.7;

/** Markup may have a forbidden character; another text has none, and is UTF-8 or has much ASCII. */
const isReadable = (body: Buffer): boolean => {
  if (markOf(body) !== undefined) return true;
  const start = body.toString('latin1', 0, FIRST_BYTES);
  if (start.trimStart().startsWith('<')) return true;
  const ascii = start.replace(/[\x80-\xFF]/g, '').length;
  return !BINARY.test(start) && (isUtf8(body) || ascii >= FEWEST_ASCII * start.length);
};

/**
 * The text of a body; bytes that are no text in its charset become U+FFFD. A byte order mark counts most. Good UTF-8
 * is UTF-8 whatever is declared: in another charset such bytes would make no sense. Then the header's charset counts,
 * then the XML declaration's; UTF-8 without any that is known.
 */
export const decodeBody = (body: Buffer, contentType: string): string => {
  const mark = markOf(body);
  if (mark !== undefined) return new TextDecoder(mark).decode(body);
  const declared = [
    /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1],
    /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)/.exec(body.toString('latin1', 0, 200))?.[1],
  ];
  const [decoder] = isGoodUtf8(body) ? [] : declared.flatMap(decoderOf);
  return (decoder ?? new TextDecoder()).decode(body);
};

/** Where there is a NUL or an Escape, the same bytes may be UTF-16 or ISO-2022. */
const isGoodUtf8 = (body: Buffer): boolean =>
  isUtf8(body) && !body.includes(0x00) && !body.includes(0x1b);

const decoderOf = (label: string | undefined): readonly TextDecoder[] => {
  try {
    return label === undefined ? [] : [new TextDecoder(label)];
  } catch {
    return [];
  }
};

/** The charset by the first bytes: a byte order mark, or `<` as UTF-16 writes it. */
const markOf = (body: Buffer): string | undefined => {
  const start = body.toString('hex', 0, 3);
  if (start.startsWith('efbbbf')) return 'utf-8';
  if (start.startsWith('fffe') || start.startsWith('3c00')) return 'utf-16le';
  return start.startsWith('feff') || start.startsWith('003c') ? 'utf-16be' : undefined;
};
