// Whether a text is tame enough to be given to a parser. Reads tags, no names; one pass, no copies. Pure.

/** An answer of the service has seven levels, header included. */
const MOST_DEEP = 64;
/**
 * Of tags and comments; the longest of an answer, the envelope's, has some 300 characters. The parser compares
 * each attribute with those before it, and takes up a comment letter by letter, 30 bytes for each.
 */
const LONGEST_TAG = 2_048;
/** The same for CDATA; the service writes none. */
const LONGEST_DATA = 1_048_576;
/** Elements have two tags; the largest answer (64 MiB) has 1.4 million elements. A million costs a second or two. */
const MOST_TAGS = 4_000_000;

/** The parser takes an entity's name up letter by letter too. */
const LONG_ENTITY = /&[^\s;<]{64}/;

/**
 * - `dtd`       a DTD can blow a short answer up, and no answer of the service has one
 * - `two-roots` something follows the root; the parser in `soap` would take it
 * - `too-deep`  nested deeper than 64 levels
 * - `too-long`  a tag or comment of more than 2,048 characters, a CDATA section of more than
 *               1,048,576, an entity of more than 64
 * - `too-many`  more than 4,000,000 tags, attributes, comments and CDATA sections
 */
export type XmlLimit = 'two-roots' | 'dtd' | 'too-deep' | 'too-long' | 'too-many';

/** Null for a text that a parser may see; whether it is well-formed is for the parser to say. */
export const exceededLimit = (xml: string): XmlLimit | null => {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return 'dtd';
  if (LONG_ENTITY.test(xml)) return 'too-long';
  let depth = 0;
  let tags = 0;
  let rooted = false;
  for (let at = xml.indexOf('<'); at !== -1;) {
    const end = endOfMarkup(xml, at);
    if (end === null) return 'too-long';
    if (end === -1) return null;
    const kind = kindOf(xml, at, end);
    const begins = kind === 'open' || kind === 'empty';
    if (begins && rooted && depth === 0) return 'two-roots';
    rooted ||= begins;
    depth += DEEPER[kind];
    tags += 1 + (kind === 'other' ? 0 : attributesIn(xml, at, end));
    if (depth > MOST_DEEP) return 'too-deep';
    if (tags > MOST_TAGS) return 'too-many';
    at = xml.indexOf('<', end);
  }
  return null;
};

const DEEPER = { open: 1, close: -1, empty: 0, other: 0 } as const;

/** At least as many attributes as a tag has. */
const attributesIn = (xml: string, at: number, end: number): number => {
  let equals = 0;
  for (let i = at; i < end; i += 1) if (xml.charCodeAt(i) === EQUALS) equals += 1;
  return equals;
};

/** Comments, instructions and CDATA, in which a `>` ends nothing. */
const SKIPPED = [
  ['<!--', '-->', LONGEST_TAG],
  ['<?', '?>', LONGEST_TAG],
  ['<![CDATA[', ']]>', LONGEST_DATA],
] as const;

const BANG = 33;
const SLASH = 47;
const EQUALS = 61;
const QUESTION = 63;

/** What begins at a `<`; `other` is no tag. */
export const kindOf = (
  xml: string,
  at: number,
  end: number,
): 'open' | 'close' | 'empty' | 'other' => {
  const first = xml.charCodeAt(at + 1);
  if (first === BANG || first === QUESTION) return 'other';
  if (first === SLASH) return 'close';
  return xml.charCodeAt(end - 1) === SLASH ? 'empty' : 'open';
};

/** Where what begins at this `<` has its `>`; -1 where the text ends before, null where it is too long. */
export const endOfMarkup = (xml: string, at: number): number | null => {
  const first = xml.charCodeAt(at + 1);
  if (first !== BANG && first !== QUESTION) return tagEnd(xml, at);
  const skipped = SKIPPED.find(([start]) => xml.startsWith(start, at));
  if (skipped === undefined) return tagEnd(xml, at);
  const [start, stop, longest] = skipped;
  const found = xml.indexOf(stop, at + start.length);
  const end = found === -1 ? -1 : found + stop.length - 1;
  return (end === -1 ? xml.length : end) - at > longest ? null : end;
};

const DOUBLE = 34;
const SINGLE = 39;
const GREATER = 62;

/** The `>` that ends a tag; one within an attribute's quotes does not. */
const tagEnd = (xml: string, start: number): number | null => {
  const last = Math.min(xml.length, start + LONGEST_TAG);
  let quote = 0;
  for (let at = start + 1; at < last; at += 1) {
    const c = xml.charCodeAt(at);
    if (quote !== 0) quote = c === quote ? 0 : quote;
    else if (c === DOUBLE || c === SINGLE) quote = c;
    else if (c === GREATER) return at;
  }
  return last === xml.length ? -1 : null;
};
