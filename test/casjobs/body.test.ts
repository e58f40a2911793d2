import { describe, expect, it } from 'vitest';
import { decodeBody } from '../../electron/casjobs/body.ts';

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
  ])('%s is read', (_, body, contentType) => {
    expect(decodeBody(body, contentType)).toBe('<a>ü</a>');
  });

  it('in the charset of its XML declaration is read', () => {
    const xml = '<?xml version="1.0" encoding="windows-1252"?><a>ü</a>';
    expect(decodeBody(Buffer.from(xml, 'latin1'), 'text/xml')).toBe(xml);
  });

  it('in a charset that nobody knows is not guessed at', () => {
    expect(() => decodeBody(Buffer.from('<a/>'), 'text/xml; charset=klingon')).toThrow(
      expect.objectContaining({ code: 'not-understood' }) as Error,
    );
  });
});
