// The little of XML that is done outside the package `soap`: writing a text, and seeing what an answer is
// before it is parsed. Pure; xml-limits.ts limits what is read.
import { endOfMarkup, kindOf } from './xml-limits.ts';

/**
 * Writes a text so that it comes out unchanged, CR and leading spaces included.
 * Done here because `soap` lets a text like `<![CDATA[…]]>` through unescaped.
 */
export const xmlText = (text: string): string =>
  text.replace(/[&<>"'\t\n\r]/g, (c) => `&#${c.charCodeAt(0).toString()};`);

/** Whether XML 1.0 can carry the text: not control characters, and no half of a surrogate pair. */
export const isXmlText = (text: string): boolean => !NOT_IN_XML.test(text);

// The set of allowed characters, turned round: XML 1.0, 2.2. The `u` makes lone surrogates match as such.
export const NOT_IN_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

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
      if (path.pop() === undefined) return null;
      continue;
    }
    const scope = scopeOf(tag, path);
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

/** An element on the way down; its own prefixes only, so that none is copied for each child. */
interface Scope {
  readonly name: ElementName;
  readonly declared: ReadonlyMap<string, string>;
}

/** Tags in their order. Whether the whole is well-formed is left to the parser. */
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
