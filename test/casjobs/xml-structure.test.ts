import { describe, expect, it } from 'vitest';
import { exceededLimit, bodyOf } from '../../electron/casjobs/xml-structure.ts';
import { isXmlText, xmlText } from '../../electron/casjobs/xml-text.ts';
import { SOAP11, SOAP12 } from '../service/envelopes.ts';

const done = { namespace: 'http://Services.Cas.jhu.edu', local: 'CancelJobResponse' };
const DONE = '<CancelJobResponse xmlns="http://Services.Cas.jhu.edu" />';

const envelope = (inner: string, before = ''): string =>
  `<?xml version="1.0"?>${before}<s:Envelope xmlns:s="${SOAP12}">${inner}</s:Envelope>`;

describe('what stands in a SOAP body', () => {
  it.each([
    ['plainly', envelope(`<s:Body>${DONE}</s:Body>`)],
    [
      'by a prefix of the envelope',
      `<Envelope xmlns="${SOAP11}" xmlns:c="${done.namespace}"><Body><c:CancelJobResponse></c:CancelJobResponse></Body></Envelope>`,
    ],
    [
      'by single quotes and over lines',
      envelope(`<s:Body\n>\n<CancelJobResponse\n xmlns='${done.namespace}'\n/></s:Body>`),
    ],
    [
      'after a header with the same name in it',
      envelope(`<s:Header><Body><x/></Body><y/></s:Header><s:Body>${DONE}</s:Body>`),
    ],
    [
      'after comments with brackets',
      envelope(
        `<!-- a > b <s:Body><x/> --><s:Body><!-- > <x/> -->${DONE}</s:Body>`,
        '<!-- <x/> -->',
      ),
    ],
    ['after an attribute with brackets', envelope(`<s:Body a="<x>" b='/>'>${DONE}</s:Body>`)],
    [
      'after an instruction and a CDATA section',
      envelope(
        `<s:Header><a><![CDATA[</a><s:Body><x/>]]></a></s:Header><?x <y> ?><s:Body>${DONE}</s:Body>`,
      ),
    ],
  ])('is found when it is written %s', (_, xml) => {
    expect(bodyOf(xml)).toEqual(done);
  });

  it('is told as a fault only under the envelope’s own namespace', () => {
    expect(bodyOf(envelope('<s:Body><s:Fault/></s:Body>'))).toBe('fault');
    expect(bodyOf(envelope('<s:Body><Fault/></s:Body>'))).toEqual({
      namespace: '',
      local: 'Fault',
    });
  });

  it.each([
    `<Envelope><s:Body xmlns:s="${SOAP12}">${DONE}</s:Body></Envelope>`,
    `<x xmlns:s="${SOAP12}"><s:Body>${DONE}</s:Body></x>`,
    `<s:Envelop xmlns:s="${SOAP12}"><s:Body>${DONE}</s:Body></s:Envelop>`,
    envelope(`<Body>${DONE}</Body>`),
    envelope(`<a><s:Body>${DONE}</s:Body></a>`),
    envelope('<s:Body />'),
    envelope('<s:Body></s:Body>'),
    envelope(`<s:Body><!-- > ${DONE}`),
    envelope(`<s:Body><CancelJobResponse xmlns="`).slice(0, -13),
    'text',
    '',
  ])('is nothing in %j', (xml) => {
    expect(bodyOf(xml)).toBeNull();
  });

  it('is found quickly in an answer that is made to be slow', () => {
    expect(bodyOf('<!--'.repeat(500_000))).toBeNull();
    expect(bodyOf('<a "'.repeat(500_000))).toBeNull();
  });
});

describe('a text for the parser', () => {
  it.each(['<!DOCTYPE a>', '<?xml version="1.0"?><!doctype a []>', '<a><!ENTITY b "c"></a>'])(
    'has no DTD, as %j has',
    (xml) => {
      expect(exceededLimit(xml)).toBe('dtd');
    },
  );

  it('may be about a DTD', () => {
    expect(exceededLimit('<a>&lt;!DOCTYPE a></a>')).toBeNull();
  });

  const nested = (levels: number): string => '<a>'.repeat(levels) + '</a>'.repeat(levels);

  it('is nested in 64 levels at most', () => {
    expect(exceededLimit(nested(64))).toBeNull();
    expect(exceededLimit(nested(65))).toBe('too-deep');
    expect(exceededLimit('<a>'.repeat(65))).toBe('too-deep');
  });

  it('has levels only by its tags: none by comments, attributes, CDATA and what is empty', () => {
    const flat = '<!--<a>--><b c="<a>"/><?d <a>?><![CDATA[<a>]]>'.repeat(100);
    expect(exceededLimit(`<e>${flat}</e>`)).toBeNull();
  });

  it.each([
    ['a tag', (length: number) => `<a ${'b'.repeat(length)}>`],
    ['a tag without an end', (length: number) => `<a b="${'<'.repeat(length)}`],
    ['a comment', (length: number) => `<!--${'a'.repeat(length)}-->`],
    ['a comment without an end', (length: number) => `<!--${'a'.repeat(length)}`],
    ['an instruction', (length: number) => `<?${'a'.repeat(length)}?>`],
  ])('has %s of 2,000 letters at most', (_, written) => {
    expect(exceededLimit(written(1_990))).toBeNull();
    expect(exceededLimit(written(2_100))).toBe('too-long');
  });

  it.each(['<a/><b/>', '<a></a><b>', '<?a?><a/><!-- b --><b/>'])(
    'has one root, not as %j',
    (xml) => {
      expect(exceededLimit(xml)).toBe('two-roots');
    },
  );

  it('has no entity with a name without end', () => {
    expect(exceededLimit('<a>&amp;&lt;&#x1F52D; a & b</a>')).toBeNull();
    expect(exceededLimit(`<a>&${'a'.repeat(100)}</a>`)).toBe('too-long');
  });

  it('has four million tags and attributes at most', () => {
    expect(exceededLimit(`<e>${`<a ${'b="" '.repeat(400)}/>`.repeat(10_000)}`)).toBe('too-many');
    expect(exceededLimit(`<b>${'<a/>'.repeat(3_999_998)}</b>`)).toBeNull();
    expect(exceededLimit(`<b>${'<a/>'.repeat(4_000_000)}</b>`)).toBe('too-many');
  });

  it.each(['<a>', '</a>', '<!--', '<a "', '<![CDATA[', '<', '<?', '&', '<a b="', '<!-->'])(
    'is judged in one pass, also when %j fills 64 MB',
    (piece) => {
      const xml = piece.repeat(64_000_000 / piece.length);
      const begun = performance.now();
      if (exceededLimit(xml) === null) bodyOf(xml);
      // One pass takes half a second; what is quadratic would take days.
      expect(performance.now() - begun).toBeLessThan(10_000);
    },
    30_000,
  );
});

describe('a text for XML', () => {
  it('has everything escaped that a parser would change', () => {
    expect(xmlText('a &<>"\'\t\n\r ü🔭')).toBe('a &#38;&#60;&#62;&#34;&#39;&#9;&#10;&#13; ü🔭');
  });

  it.each(['\0', '\u0001', '\u000B', '\u001F', '\uFFFE', '\uD800', 'a\uDC00b'])(
    'with %j cannot be written',
    (text) => {
      expect(isXmlText(text)).toBe(false);
    },
  );
});
