// Reads a response's body: unpacked, counted, decoded. Knows HTTP's bodies, no SOAP.
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { createUnzip } from 'node:zlib';
import { CasJobsError } from './errors.ts';

/**
 * The whole body, unpacked.
 * @param maxBytes limit after unpacking, so that a small packed body cannot become a huge one
 * @throws CasJobsError `too-large`, `not-understood`; Node's own error when the connection breaks
 */
export const readBody = async (response: IncomingMessage, maxBytes: number): Promise<Buffer> => {
  const encoding = (response.headers['content-encoding'] ?? '').trim().toLowerCase();
  const body: Buffer[] = [];
  let length = 0;
  const collect = async (source: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of source) {
      length += chunk.length;
      if (length > maxBytes) return;
      body.push(chunk);
    }
  };
  try {
    if (encoding === '' || encoding === 'identity') await pipeline(response, collect);
    else if (PACKED.test(encoding)) await pipeline(response, createUnzip(), collect);
    else throw new CasJobsError('not-understood', 'The answer is packed in an unknown way.');
  } catch (error) {
    // A stream that is left before its end says that it was cut off; the reason is known better here.
    if (length <= maxBytes) throw error;
  }
  if (length > maxBytes) throw tooLarge(maxBytes);
  return Buffer.concat(body);
};

const PACKED = /^(?:(?:x-)?gzip|deflate)$/;

const tooLarge = (maxBytes: number): CasJobsError =>
  new CasJobsError('too-large', `The answer is larger than ${Math.ceil(maxBytes / 2 ** 20)} MiB.`);

/**
 * The text of a body. The byte order mark counts most, then the header's charset, then the XML
 * declaration's; UTF-8 without any.
 * @throws CasJobsError `not-understood` for a charset that is not known
 */
export const decodeBody = (body: Buffer, contentType: string): string => {
  const label =
    markOf(body) ??
    /charset\s*=\s*"?([\w.:-]+)/i.exec(contentType)?.[1] ??
    /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)/.exec(body.toString('latin1', 0, 200))?.[1];
  try {
    return new TextDecoder(label).decode(body);
  } catch {
    throw new CasJobsError('not-understood', 'The answer is in an unknown charset.');
  }
};

/** The charset by the first bytes: a byte order mark, or `<` as UTF-16 writes it. */
const markOf = (body: Buffer): string | undefined => {
  const start = body.toString('hex', 0, 3);
  if (start.startsWith('efbbbf')) return 'utf-8';
  if (start.startsWith('fffe') || start.startsWith('3c00')) return 'utf-16le';
  return start.startsWith('feff') || start.startsWith('003c') ? 'utf-16be' : undefined;
};
