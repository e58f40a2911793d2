// The structure of an answer's XML, read before it is parsed: whether it is within the limits that make it safe to give to a
// parser, and which element is in the envelope's body. Reads tags in one pass. Pure.

/** A reply of the service has seven levels, header included. */
const MOST_DEEP = 64;
/**
 * The longest tag of a reply, the envelope's, has some 300 characters. The parser compares each attribute with those
 * before it, and reads a comment letter by letter, 30 bytes for each.
 */
const LONGEST_TAG = 2_048;
/** Of CDATA, which the service does not write. */
const LONGEST_DATA = 1_048_576;
/** Elements have two tags; the largest reply (64 MiB) has 1.4 million elements. A million takes a second or two. */
const MOST_TAGS = 4_000_000;

/** The parser reads an entity's name letter by letter, too. */
const LONG_ENTITY = /&[^\s;<]{64}/;

/**
 * - `dtd`       a DTD can make a short reply huge, and the service writes none
 * - `two-roots` something follows the root; the parser in `soap` would accept it
 * - `too-deep`  nested deeper than 64 levels
 * - `too-long`  a tag or comment of more than 2,048 characters, a CDATA section of more than
 *               1,048,576, an entity of more than 64
 * - `too-many`  more than 4,000,000 tags, attributes, comments and CDATA sections
 */
export type XmlLimit = 'two-roots' | 'dtd' | 'too-deep' | 'too-long' | 'too-many';

/** Null if a parser may read the text; the parser then decides whether it is well-formed. */
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

/** An upper limit of a tag's attributes. */
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

/** What begins at a `<`; `other` is not a tag. */
const kindOf = (xml: string, at: number, end: number): 'open' | 'close' | 'empty' | 'other' => {
  const first = xml.charCodeAt(at + 1);
  if (first === BANG || first === QUESTION) return 'other';
  if (first === SLASH) return 'close';
  return xml.charCodeAt(end - 1) === SLASH ? 'empty' : 'open';
};

/** The position of the `>` that belongs to this `<`; -1 if the text ends before, null if it is too long. */
const endOfMarkup = (xml: string, at: number): number | null => {
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

export interface ElementName {
  /** The namespace; empty for none. */
  readonly namespace: string;
  readonly local: string;
}

const ENVELOPES: readonly string[] = [
  'http://schemas.xmlsoap.org/soap/envelope/',
  'http://www.w3.org/2003/05/soap-envelope',
];

/** The name of the first element in an envelope's body, or `fault`; null if there is no envelope with a body. */
export const bodyOf = (xml: string): 'fault' | ElementName | null => {
  const path: Scope[] = [];
  for (const tag of tagsOf(xml)) {
    if (tag.kind === 'close') {
      if (path.pop() === undefined) return null;
      continue;
    }
    const scope = scopeOf(tag, path);
    if (!isOnPath(path.length, scope)) return null;
    if (path.length === 2 && isBody(path[1])) {
      return isOfEnvelope(scope.name) && scope.name.local === 'Fault' ? 'fault' : scope.name;
    }
    if (tag.kind === 'open') path.push(scope);
  }
  return null;
};

/** The root must be an Envelope; other elements beside the body are ignored. */
const isOnPath = (depth: number, { name }: Scope): boolean =>
  depth !== 0 || (isOfEnvelope(name) && name.local === 'Envelope');

const isBody = (scope: Scope | undefined): boolean =>
  scope !== undefined && isOfEnvelope(scope.name) && scope.name.local === 'Body';

const isOfEnvelope = (name: ElementName): boolean => ENVELOPES.includes(name.namespace);

interface Tag {
  readonly kind: 'open' | 'close' | 'empty';
  readonly name: string;
  readonly attributes: string;
}

/** An element of the current path, with its own prefixes only, so that none are copied for each child. */
interface Scope {
  readonly name: ElementName;
  readonly declared: ReadonlyMap<string, string>;
}

/** The tags in their order. The parser decides whether the text is well-formed. */
function* tagsOf(xml: string): Generator<Tag> {
  let at = xml.indexOf('<');
  while (at !== -1) {
    const end = endOfMarkup(xml, at);
    if (end === null || end === -1) return;
    const kind = kindOf(xml, at, end);
    if (kind !== 'other') yield tagOf(kind, xml.slice(at + 1, end));
    at = xml.indexOf('<', end);
  }
}

const tagOf = (kind: Tag['kind'], inner: string): Tag => {
  const bare = inner.replace(/^\/|\/$/g, '');
  const space = bare.search(/\s/);
  return space === -1
    ? { kind, name: bare, attributes: '' }
    : { kind, name: bare.slice(0, space), attributes: bare.slice(space) };
};

const scopeOf = (tag: Tag, path: readonly Scope[]): Scope => {
  const declared = new Map<string, string>();
  for (const [, prefix = '', , uri = ''] of tag.attributes.matchAll(XMLNS))
    declared.set(prefix, uri);
  const colon = tag.name.indexOf(':');
  const prefix = colon === -1 ? '' : tag.name.slice(0, colon);
  const known = declared.get(prefix) ?? path.findLast((one) => one.declared.has(prefix));
  const namespace = typeof known === 'string' ? known : (known?.declared.get(prefix) ?? '');
  return { name: { namespace, local: tag.name.slice(colon + 1) }, declared };
};

const XMLNS = /\sxmlns(?::([\w.-]+))?\s*=\s*(["'])(.*?)\2/g;
