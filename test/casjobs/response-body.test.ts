import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeBody, unpack } from '../../electron/casjobs/response-body.ts';

const big = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

describe('the text of an answer', () => {
  it.each([
    ['in UTF-8 by default', Buffer.from('<a>ü</a>'), 'text/xml'],
    [
      'in the charset of the header',
      Buffer.from('<a>ü</a>', 'latin1'),
      'text/xml; charset="ISO-8859-1"',
    ],
    [
      'with a mark that contradicts the header',
      Buffer.from('\uFEFF<a>ü</a>', 'utf16le'),
      'text/xml; charset=utf-8',
    ],
    ['in UTF-16 that nobody names', Buffer.from('<a>ü</a>', 'utf16le'), 'text/xml'],
    ['in UTF-16 the other way round', big('\uFEFF<a>ü</a>'), 'text/xml'],
    ['in UTF-16 the other way round that nobody names', big('<a>ü</a>'), 'text/xml'],
    ['in UTF-8 with a mark', Buffer.from('\uFEFF<a>ü</a>'), 'text/xml; charset=utf-16'],
    ['in UTF-8 that is called unknown', Buffer.from('<a>ü</a>'), 'text/xml; charset=klingon'],
    ['in UTF-8 that is called Latin 1', Buffer.from('<a>ü</a>'), 'text/xml; charset=iso-8859-1'],
    ['in UTF-8 that is called UTF-16', Buffer.from('<a>ü</a>'), "text/xml; charset='utf-16'"],
  ])('%s is read', (_, body, contentType) => {
    expect(decodeBody(body, contentType)).toBe('<a>ü</a>');
  });

  it('in UTF-16 without a mark is read where it begins with a word', () => {
    expect(decodeBody(Buffer.from('bad day', 'utf16le'), 'text/plain; charset=utf-16')).toBe(
      'bad day',
    );
  });

  it('in a charset of seven bits is read', () => {
    const body = Buffer.from('\x1b$B$"\x1b(B', 'latin1');
    expect(decodeBody(body, 'text/plain; charset=iso-2022-jp')).toBe('あ');
  });

  it('in the charset of its XML declaration is read', () => {
    const xml = '<?xml version="1.0" encoding="windows-1252"?><a>ü</a>';
    expect(decodeBody(Buffer.from(xml, 'latin1'), 'text/xml')).toBe(xml);
    expect(decodeBody(Buffer.from(xml, 'latin1'), 'text/xml; charset=klingon')).toBe(xml);
  });

  it.each(['text/xml; charset=utf-8', 'text/xml; charset=klingon', 'text/xml'])(
    'of %s that is another charset has a sign for each byte that is none',
    (contentType) => {
      const body = Buffer.from('<a>ü</a>', 'latin1');
      expect(decodeBody(body, contentType)).toBe('<a>\uFFFD</a>');
    },
  );
});

const XML = '<?xml version="1.0"?><a>ü</a>';
const plain = Buffer.from(XML);
const unpacked = (body: Buffer, encoding: string, most = 1_000) => unpack(body, encoding, most);

describe('a body', () => {
  it.each([
    ['gzip', 'gzip', gzipSync(plain)],
    ['gzip that nobody announces', '', gzipSync(plain)],
    ['gzip twice', 'gzip, gzip', gzipSync(gzipSync(plain))],
    ['gzip twice, announced once', 'gzip', gzipSync(gzipSync(plain))],
    ['gzip in a list', 'gzip, identity', gzipSync(plain)],
    ['gzip that is called something else', 'x-compress', gzipSync(plain)],
    ['deflate', 'deflate', deflateSync(plain)],
    ['deflate without its wrapper', 'deflate', deflateRawSync(plain)],
    ['deflate, then gzip', 'deflate, gzip', gzipSync(deflateSync(plain))],
    ['nothing, called gzip', 'gzip', plain],
    ['nothing, called deflate', 'deflate', plain],
    ['nothing, called identity', 'identity', plain],
    ['nothing, called none', 'none', plain],
    ['nothing, called after its charset', 'UTF-8', plain],
    ['nothing, called aws-chunked', 'aws-chunked', plain],
    ['nothing, called br', 'br', plain],
  ])('packed by %s is read', async (_, encoding, body) => {
    expect((await unpacked(body, encoding)).toString()).toBe(XML);
  });

  it.each(['gzip', 'deflate', 'br'])(
    'without a byte stays so when it is called %s',
    async (name) => {
      expect(await unpacked(Buffer.alloc(0), name)).toHaveLength(0);
    },
  );

  it('with a forbidden character is read as it is', async () => {
    const body = Buffer.from('<a>\u0000\u000B</a>');
    expect(await unpacked(body, 'utf-8')).toEqual(body);
  });

  it.each([
    ['brotli', 'br', brotliCompressSync(plain)],
    ['half of deflate', 'deflate', deflateSync(plain).subarray(0, 20)],
    ['compress', 'compress', Buffer.from([0x1f, 0x9d, 0x90, 0x3c, 0x00, 0x01])],
  ])('packed by %s is not understood', async (_, encoding, body) => {
    await expect(unpacked(body, encoding)).rejects.toMatchObject({
      code: 'not-understood',
      detail: 'The reply is compressed in an unknown way.',
    });
  });

  it.each([
    ['gzip', gzipSync(Buffer.alloc(2_000))],
    ['gzip', gzipSync(gzipSync(Buffer.alloc(2_000)))],
    ['deflate', deflateSync(Buffer.alloc(2_000))],
    ['deflate', deflateRawSync(Buffer.alloc(2_000))],
  ])('packed by %s has its limit unpacked', async (encoding, body) => {
    await expect(unpacked(body, encoding)).rejects.toMatchObject({ code: 'too-large' });
  });
});
