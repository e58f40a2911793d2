// The little of XML that is done outside the package `soap`: writing a text, and seeing what an answer is
// before it is parsed. Pure.

/**
 * Writes a text so that it comes out unchanged, CR and leading spaces included.
 * Done here because `soap` lets a text like `<![CDATA[…]]>` through unescaped.
 */
export const xmlText = (text: string): string =>
  text.replace(/[&<>"'\t\n\r]/g, (c) => `&#${c.charCodeAt(0).toString()};`);

/** Whether XML 1.0 can carry the text: not control characters, and no half of a surrogate pair. */
export const isXmlText = (text: string): boolean => !NOT_IN_XML.test(text);

// The set of allowed characters, turned round: XML 1.0, 2.2. The `u` makes lone surrogates match as such.
const NOT_IN_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** A DTD can blow a short answer up, and no answer of the service has one. */
export const hasDtd = (xml: string): boolean => /<!(?:DOCTYPE|ENTITY)/i.test(xml);

export interface ElementName {
  /** The namespace; empty for none. */
  readonly namespace: string;
  readonly local: string;
}

const ENVELOPES: readonly string[] = [
  'http://schemas.xmlsoap.org/soap/envelope/',
  'http://www.w3.org/2003/05/soap-envelope',
];

/** `fault`, the name of the first element in the body, or null for what is no envelope with a body. */
export const bodyOf = (xml: string): 'fault' | ElementName | null => {
  const path: Scope[] = [];
  for (const tag of tagsOf(xml)) {
    if (tag.kind === 'close') {
      path.pop();
      continue;
    }
    const scope = scopeOf(tag, path.at(-1));
    if (!isOnTheWay(path.length, scope)) return null;
    if (path.length === 2 && isBody(path[1])) {
      return isOfEnvelope(scope.name) && scope.name.local === 'Fault' ? 'fault' : scope.name;
    }
    if (tag.kind === 'open') path.push(scope);
  }
  return null;
};

/** The root is an Envelope; what else stands beside the body is passed over. */
const isOnTheWay = (depth: number, { name }: Scope): boolean =>
  depth !== 0 || (isOfEnvelope(name) && name.local === 'Envelope');

const isBody = (scope: Scope | undefined): boolean =>
  scope !== undefined && isOfEnvelope(scope.name) && scope.name.local === 'Body';

const isOfEnvelope = (name: ElementName): boolean => ENVELOPES.includes(name.namespace);

interface Tag {
  readonly kind: 'open' | 'close' | 'empty';
  readonly name: string;
  readonly attributes: string;
}

interface Scope {
  readonly name: ElementName;
  readonly prefixes: ReadonlyMap<string, string>;
}

const SKIPPED = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<![CDATA[', ']]>'],
] as const;

/** Tags in their order. Whether the whole is well-formed is left to the parser. */
function* tagsOf(xml: string): Generator<Tag> {
  let at = xml.indexOf('<');
  while (at !== -1) {
    const skipped = SKIPPED.find(([start]) => xml.startsWith(start, at));
    const end = skipped ? xml.indexOf(skipped[1], at + skipped[0].length) : tagEnd(xml, at);
    if (end === -1) return;
    if (!skipped) yield tagOf(xml.slice(at + 1, end));
    at = xml.indexOf('<', end);
  }
}

/** The `>` that ends a tag; one within an attribute's quotes does not. */
const tagEnd = (xml: string, start: number): number => {
  let quote = '';
  for (let at = start; at < xml.length; at += 1) {
    const c = xml.charAt(at);
    if (quote !== '') quote = c === quote ? '' : quote;
    else if (c === '"' || c === "'") quote = c;
    else if (c === '>') return at;
  }
  return -1;
};

const tagOf = (inner: string): Tag => {
  const kind = inner.startsWith('/') ? 'close' : inner.endsWith('/') ? 'empty' : 'open';
  const bare = inner.replace(/^\/|\/$/g, '');
  const space = bare.search(/\s/);
  return space === -1
    ? { kind, name: bare, attributes: '' }
    : { kind, name: bare.slice(0, space), attributes: bare.slice(space) };
};

const scopeOf = (tag: Tag, parent: Scope | undefined): Scope => {
  const prefixes = new Map(parent?.prefixes);
  for (const [, prefix = '', , uri = ''] of tag.attributes.matchAll(XMLNS))
    prefixes.set(prefix, uri);
  const colon = tag.name.indexOf(':');
  const prefix = colon === -1 ? '' : tag.name.slice(0, colon);
  const namespace = prefixes.get(prefix) ?? '';
  return { name: { namespace, local: tag.name.slice(colon + 1) }, prefixes };
};

const XMLNS = /\sxmlns(?::([\w.-]+))?\s*=\s*(["'])(.*?)\2/g;
