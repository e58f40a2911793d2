import { describe, expect, it } from 'vitest';
import { readFlatXml } from '../../electron/casjobs/flat-xml.ts';
import { readableXml } from '../../electron/casjobs/xml-text.ts';
import { exceededLimit } from '../../electron/casjobs/xml-structure.ts';

const SIGN = '\uFFFD';

describe('a character that XML forbids', () => {
  it.each([
    '&#0;',
    '&#x0;',
    '&#x00;',
    '&#000;',
    '&#xB;',
    '&#xb;',
    '&#X0B;',
    '&#11;',
    '&#x1F;',
    '&#31;',
    `&#${'0'.repeat(50)}8;`,
    '&#xFFFE;',
    '&#xffff;',
    '&#65534;',
    '&#xD800;',
    '&#xDFFF;',
    '&#55296;',
    '&#x110000;',
    '&#99999999999;',
    '\0',
    '\u000B',
    '\u001F',
    '\uFFFE',
    '\uD83D',
    '\uDD2D',
  ])('written as %j is shown as a sign', (written) => {
    const xml = readableXml(`<a b="${written}">a${written}b</a>`);
    expect(xml).toBe(`<a b="${SIGN}">a${SIGN}b</a>`);
    expect(readFlatXml(xml).value).toBe(`a${SIGN}b`);
  });

  it.each([
    ['&#xD83D;&#xDD2D;', '🔭'],
    ['&#55357;&#56621;', '🔭'],
    ['&#xD83D;&#56621;', '🔭'],
    ['&#xDD2D;&#xD83D;', SIGN + SIGN],
    ['&#xD83D; &#xDD2D;', `${SIGN} ${SIGN}`],
    ['&#xD83D;&#xD83D;&#xDD2D;', `${SIGN}🔭`],
    ['&#xD83D;', SIGN],
  ])('as a half in %s becomes %s', (written, read) => {
    expect(readableXml(`<a>${written}</a>`)).toBe(`<a>${read}</a>`);
  });

  it.each([
    '<a>&#9;&#10;&#xD;&#x20;&#xA0;&#xFFFD;&#x1F52D;&amp;&lt;\t\r\n🔭</a>',
    '<a><![CDATA[&#0;&#xB;]]></a>',
    '<a><!-- &#0; --></a>',
    '<?b &#0;?><a/>',
    '<a>&#;&#x;&#0&#xG;& #0;&amp;#0;</a>',
  ])('is none in %j, which stays as it is', (xml) => {
    expect(readableXml(xml)).toBe(xml);
  });

  it('as itself is shown as a sign in CDATA and comments too, and as a reference behind them', () => {
    expect(readableXml('<a><!--\0&#0;--><![CDATA[\u000B&#0;]]>&#0;</a>')).toBe(
      `<a><!--${SIGN}&#0;--><![CDATA[${SIGN}&#0;]]>${SIGN}</a>`,
    );
  });

  it('does not hide what is refused of an XML', () => {
    const refused = (xml: string) => exceededLimit(readableXml(xml));
    expect(refused('<!DOCTYPE a [<!ENTITY b "&#0;">]><a/>')).toBe('dtd');
    expect(refused(`<a>&#${'0'.repeat(70)};</a>`)).toBe('too-long');
    expect(refused(`<a>&#0;</a><b/>`)).toBe('two-roots');
  });

  it.each(['&#0;', '&#', '&#xD800;', '<![CDATA[&#0;', '<!--&#0;-->', '\0', `&#${'1'.repeat(62)}`])(
    'is replaced in one pass where %j fills 16 MB',
    (piece) => {
      const xml = piece.repeat(16_000_000 / piece.length);
      // One pass takes seconds at most; what is quadratic would take days.
      expect(readableXml(xml).length).toBeLessThanOrEqual(xml.length);
    },
    60_000,
  );
});
