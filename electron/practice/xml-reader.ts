// A small strict reader of XML: elements with their namespaces and texts. Takes no DTD. Pure.

export interface Element {
  readonly namespace: string;
  readonly local: string;
  readonly children: readonly Element[];
  /** Its own text, without that of its children. */
  readonly text: string;
}

/** Says where: `(line, column)`, as .NET does. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

interface Open {
  readonly name: string;
  readonly namespace: string;
  readonly local: string;
  readonly prefixes: ReadonlyMap<string, string>;
  readonly children: Element[];
  text: string;
}

const NAME = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?';
const ATTRIBUTES = `(?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*`;
const TOKEN = new RegExp(
  [
    '<!--[^]*?-->',
    '<\\?[^]*?\\?>',
    '<!\\[CDATA\\[(?<data>[^]*?)\\]\\]>',
    `</(?<close>${NAME})\\s*>`,
    `<(?<open>${NAME})(?<attributes>${ATTRIBUTES})\\s*(?<empty>/?)>`,
  ].join('|'),
  'gy',
);

/** Reads a whole document. @throws XmlError for all that is not well-formed, and for a DTD */
export const readXml = (document: string): Element => {
  const xml = document.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const root = newOpen('', '', '', new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]));
  const path: Open[] = [root];
  let at = 0;
  const fail = (): XmlError => new XmlError(placeIn(xml, at));
  while (at < xml.length) {
    const token = tokenAt(xml, at);
    const top = path.at(-1);
    if (token === null || top === undefined || !take(token.groups, path, top)) throw fail();
    at = token.end;
  }
  const [only] = root.children;
  const alone = path.length === 1 && root.children.length === 1 && root.text.trim() === '';
  if (only === undefined || !alone) throw fail();
  return only;
};

/** A text's end is looked for, not matched: it may be megabytes long. */
const tokenAt = (xml: string, at: number): { groups: Groups; end: number } | null => {
  if (!xml.startsWith('<', at)) {
    const next = xml.indexOf('<', at);
    const end = next === -1 ? xml.length : next;
    return { groups: { text: xml.slice(at, end) }, end };
  }
  TOKEN.lastIndex = at;
  const found = TOKEN.exec(xml);
  return found === null ? null : { groups: found.groups ?? {}, end: TOKEN.lastIndex };
};

type Groups = Readonly<Record<string, string | undefined>>;

/** Takes one token; false where it does not belong. */
const take = (token: Groups, path: Open[], top: Open): boolean => {
  if (token['open'] !== undefined) {
    return open(token['open'], token['attributes'] ?? '', token['empty'] === '/', path, top);
  }
  if (token['close'] !== undefined) return close(token['close'], path);
  const text = token['data'] ?? resolved(token['text'] ?? '');
  if (text === null) return false;
  top.text += text;
  return true;
};

const open = (
  name: string,
  attributes: string,
  isEmpty: boolean,
  path: Open[],
  top: Open,
): boolean => {
  const prefixes = withDeclared(top.prefixes, attributes);
  const [local = '', prefix = ''] = name.split(':').reverse();
  const namespace = prefixes.get(prefix) ?? (prefix === '' ? '' : null);
  if (namespace === null) return false;
  path.push(newOpen(name, namespace, local, prefixes));
  return isEmpty ? close(name, path) : true;
};

const close = (name: string, path: Open[]): boolean => {
  const done = path.pop();
  const parent = path.at(-1);
  if (done === undefined || parent === undefined || done.name !== name) return false;
  const { namespace, local, children, text } = done;
  parent.children.push({ namespace, local, children, text });
  return true;
};

const newOpen = (
  name: string,
  namespace: string,
  local: string,
  prefixes: ReadonlyMap<string, string>,
): Open => ({ name, namespace, local, prefixes, children: [], text: '' });

const DECLARED = /\sxmlns(?::([\w.-]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

const withDeclared = (
  prefixes: ReadonlyMap<string, string>,
  attributes: string,
): ReadonlyMap<string, string> => {
  const declared = [...attributes.matchAll(DECLARED)];
  if (declared.length === 0) return prefixes;
  const pairs = declared.map(([, prefix, double, single]): [string, string] => [
    prefix ?? '',
    resolved(double ?? single ?? '') ?? '',
  ]);
  return new Map([...prefixes, ...pairs]);
};

const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
};

/** Undoes the escapes; null for one that XML does not know. */
const resolved = (text: string): string | null => {
  const unknown: string[] = [];
  const out = text.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w+));|&/g, (...found) => {
    const [, decimal, hex, name] = found as readonly (string | undefined)[];
    if (name !== undefined && Object.hasOwn(NAMED, name)) return NAMED[name] ?? '';
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16);
    if (code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
    unknown.push(name ?? '');
    return '';
  });
  return unknown.length === 0 ? out : null;
};

const placeIn = (xml: string, at: number): string => {
  const before = xml.slice(0, at).split('\n');
  return `(${before.length}, ${(before.at(-1) ?? '').length + 1})`;
};
