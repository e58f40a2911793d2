// Makes characters that XML 1.0 forbids visible before a parser sees them: one of them would lose the whole answer. Pure.
import { isXmlText, NOT_IN_XML } from './xml.ts';

/**
 * Stands for each character that cannot be shown. One sign for all kinds: Unicode made it for this, every font has it,
 * and TextDecoder writes it for broken bytes too.
 */
export const SIGN = '\uFFFD';

/** The text with the sign in place of what XML forbids. */
export const withSigns = (text: string): string =>
  isXmlText(text) ? text : text.replace(new RegExp(NOT_IN_XML, 'gu'), SIGN);

/**
 * The same XML with a sign for each forbidden character, whether it stands there itself or as a reference. Two
 * references that make up one character in UTF-16, as some engines write an emoji, become that character.
 * References in CDATA, comments and instructions are text and stay. One pass; the result is never longer.
 */
export const readableXml = (xml: string): string => withReadableReferences(withSigns(xml));

/** Where references are no references. */
const ENDS: Readonly<Record<string, string>> = { '<!--': '-->', '<![CDATA[': ']]>', '<?': '?>' };

/** A reference is bounded, so that the search stays linear; xml-limits.ts refuses longer ones. */
const NEXT = /<!--|<!\[CDATA\[|<\?|&#(?:[xX]([\da-fA-F]{1,60})|(\d{1,60}));/g;

/** So many pieces at a time become one text: millions of small ones take a lot of memory. */
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

/** The references that a parser would refuse, with what is to stand in their place. */
function* forbiddenIn(xml: string): Generator<Replacement> {
  const next = new RegExp(NEXT);
  for (let found = next.exec(xml); found !== null; found = next.exec(xml)) {
    const end = ENDS[found[0]];
    if (end !== undefined) {
      const at = xml.indexOf(end, next.lastIndex);
      // The parser will say that it has no end.
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
