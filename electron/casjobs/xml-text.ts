// The characters of XML: writes a text so that it arrives unchanged, and makes characters that XML 1.0 forbids visible in
// an answer, because a parser would reject the whole answer for one of them. Pure.

/** Escapes a text, CR and leading spaces included; `soap` would send a text like `<![CDATA[…]]>` unescaped. */
export const xmlText = (text: string): string =>
  text.replace(/[&<>"'\t\n\r]/g, (c) => `&#${c.charCodeAt(0).toString()};`);

/** Whether XML 1.0 can contain the text: it has no control characters and no half of a surrogate pair. */
export const isXmlText = (text: string): boolean => !NOT_IN_XML.test(text);

// The opposite of the allowed characters (XML 1.0, 2.2). The `u` makes lone surrogates match.
export const NOT_IN_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** Replaces each forbidden character. Unicode made it for this, and TextDecoder writes it for broken bytes, too. */
export const SIGN = '\uFFFD';

/** The text with SIGN for each character that XML forbids. */
export const withSigns = (text: string): string =>
  isXmlText(text) ? text : text.replace(new RegExp(NOT_IN_XML, 'gu'), SIGN);

/**
 * The same XML with SIGN for each forbidden character, also where it is written as a reference. Two references that
 * together are one character in UTF-16, as some engines write an emoji, become that character. References in CDATA,
 * comments and instructions are plain text and stay. One pass; the result is never longer.
 */
export const readableXml = (xml: string): string => withReadableReferences(withSigns(xml));

/** In these, a reference is plain text. */
const ENDS: Readonly<Record<string, string>> = { '<!--': '-->', '<![CDATA[': ']]>', '<?': '?>' };

/** A reference is bounded, so that the search stays linear; xml-structure.ts refuses longer ones. */
const NEXT = /<!--|<!\[CDATA\[|<\?|&#(?:[xX]([\da-fA-F]{1,60})|(\d{1,60}));/g;

/** After this many, the pieces are joined, because millions of small ones take a lot of memory. */
const MOST_PIECES = 10_000;

const withReadableReferences = (xml: string): string => {
  if (!xml.includes('&#')) return xml;
  const done: string[] = [];
  let pieces: string[] = [];
  let from = 0;
  for (const { start, end, text } of forbiddenIn(xml)) {
    pieces.push(xml.slice(from, start), text);
    from = end;
    if (pieces.length < MOST_PIECES) continue;
    done.push(pieces.join(''));
    pieces = [];
  }
  return from === 0 ? xml : [...done, ...pieces, xml.slice(from)].join('');
};

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The references that a parser would refuse, and their replacements. */
function* forbiddenIn(xml: string): Generator<Replacement> {
  const next = new RegExp(NEXT);
  for (let found = next.exec(xml); found !== null; found = next.exec(xml)) {
    const end = ENDS[found[0]];
    if (end !== undefined) {
      const at = xml.indexOf(end, next.lastIndex);
      // The parser will report that it has no end.
      if (at === -1) return;
      next.lastIndex = at + end.length;
      continue;
    }
    const start = found.index;
    const code = codeOf(found);
    const low = isHigh(code) ? lowAfter(xml, next.lastIndex) : null;
    if (low !== null) {
      next.lastIndex = low.end;
      yield { start, end: low.end, text: String.fromCharCode(code, low.code) };
    } else if (isForbidden(code)) {
      yield { start, end: next.lastIndex, text: SIGN };
    }
  }
}

const codeOf = ([, hex, decimal]: RegExpExecArray): number =>
  hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);

const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;

const REFERENCE = /&#(?:[xX]([\da-fA-F]{1,60})|(\d{1,60}));/y;

/** The second half of a surrogate pair, if a reference to one follows at once. */
const lowAfter = (xml: string, at: number): { code: number; end: number } | null => {
  const reference = new RegExp(REFERENCE);
  reference.lastIndex = at;
  const found = reference.exec(xml);
  if (found === null) return null;
  const code = codeOf(found);
  return code >= 0xdc00 && code <= 0xdfff ? { code, end: reference.lastIndex } : null;
};

const isForbidden = (code: number): boolean =>
  code > 0x10ffff || !isXmlText(String.fromCodePoint(code));
