// XML of the practice service: a small strict reader of elements, namespaces and texts (no DTD), and a writer. Pure.
import { NAMESPACE } from './service-schema.ts';

export interface XmlElement {
  readonly namespace: string;
  readonly local: string;
  readonly children: readonly XmlElement[];
  /** Its own text, without that of its children. */
  readonly text: string;
}

interface Open {
  readonly name: string;
  readonly prefixes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
}

const NAME = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?';
const ATTRIBUTES = `(?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*`;
const TAG = new RegExp(
  [
    '<!--[^]*?-->',
    '<\\?[^]*?\\?>',
    '<!\\[CDATA\\[(?<data>[^]*?)\\]\\]>',
    `</(?<close>${NAME})\\s*>`,
    `<(?<open>${NAME})(?<attributes>${ATTRIBUTES})\\s*(?<empty>/?)>`,
  ].join('|'),
  'gy',
);
const DECLARED = /\sxmlns(?::([\w.-]+))?\s*=\s*["']([^"']*)["']/g;

/** Reads a whole document; null for all that is not well-formed, and for a DTD. */
export const readXml = (document: string): XmlElement | null => {
  const xml = document.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const root: Open = { name: '', prefixes: new Map(), children: [], text: '' };
  const path = [root];
  for (let at = 0; at < xml.length;) {
    const top = path.at(-1);
    // A text's end is looked for, not matched: it may be megabytes long.
    const next = xml.indexOf('<', at);
    const text = resolved(xml.slice(at, next === -1 ? xml.length : next));
    if (top === undefined || text === null) return null;
    top.text += text;
    if (next === -1) break;
    TAG.lastIndex = next;
    const tag = TAG.exec(xml)?.groups;
    if (tag === undefined || !take(tag, top, path)) return null;
    at = TAG.lastIndex;
  }
  const [only = null] = root.children;
  const isWhole = path.length === 1 && root.children.length === 1 && root.text.trim() === '';
  return isWhole ? only : null;
};

/** Takes one tag; false where it does not belong. */
const take = (
  tag: Readonly<Record<string, string | undefined>>,
  top: Open,
  path: Open[],
): boolean => {
  top.text += tag['data'] ?? '';
  if (tag['open'] !== undefined) {
    const prefixes = withDeclared(top.prefixes, tag['attributes'] ?? '');
    path.push({ name: tag['open'], prefixes, children: [], text: '' });
  }
  const closed = tag['close'] ?? (tag['empty'] === '/' ? tag['open'] : undefined);
  return closed === undefined || close(closed, path);
};

const close = (name: string, path: Open[]): boolean => {
  const done = path.pop();
  const parent = path.at(-1);
  if (done === undefined || parent === undefined || done.name !== name) return false;
  const [local = '', prefix = ''] = name.split(':').reverse();
  const namespace = done.prefixes.get(prefix) ?? (prefix === '' ? '' : null);
  if (namespace === null) return false;
  parent.children.push({ namespace, local, children: done.children, text: done.text });
  return true;
};

const withDeclared = (
  prefixes: ReadonlyMap<string, string>,
  attributes: string,
): ReadonlyMap<string, string> => {
  const declared = [...attributes.matchAll(DECLARED)];
  if (declared.length === 0) return prefixes;
  return new Map([...prefixes, ...declared.map(([, name = '', uri = '']) => [name, uri] as const)]);
};

const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
};

/** Undoes XML's escapes; null for an unknown one. */
const resolved = (text: string): string | null => {
  const unknown: string[] = [];
  const out = text.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w+));|&/g, (...found) => {
    const [, decimal, hex, name = ''] = found as readonly (string | undefined)[];
    if (Object.hasOwn(NAMED, name)) return NAMED[name] ?? '';
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16);
    if (code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
    unknown.push(name);
    return '';
  });
  return unknown.length === 0 ? out : null;
};

// The opposite of the characters that XML 1.0 allows.
const NOT_IN_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Half of an emoji: .NET cannot write it. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#xD;',
};

/**
 * Text for within an element of XML or HTML, not for an attribute. A character that XML forbids becomes a reference to
 * it, which XML forbids as well: the real engine writes a pasted line break as `&#xB;`.
 */
export const escape = (text: string): string =>
  text
    .replace(/[&<>\r]/g, (c) => ESCAPES[c] ?? c)
    .replace(LONE_SURROGATE, '?')
    .replace(NOT_IN_XML, (c) => `&#x${c.charCodeAt(0).toString(16).toUpperCase()};`);

export const element = (name: string, inner: string, attributes = ''): string =>
  inner === '' ? `<${name}${attributes} />` : `<${name}${attributes}>${inner}</${name}>`;

export const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>';
export const XMLNS = ` xmlns="${NAMESPACE}"`;
export const SCHEMAS =
  ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"';
