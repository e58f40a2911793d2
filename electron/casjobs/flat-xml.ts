// Reads XML into texts, records and lists, for replies that `soap` does not parse. The only file that imports `sax`.
import sax, { type Tag } from 'sax';
import { CasJobsError } from './errors.ts';
import type { ElementName } from './xml-structure.ts';

/**
 * A text; a record for an element with elements in it (one that comes more than once is a list; text beside them
 * is its `$value`, as `soap` calls it); null for what is nil.
 */
export type FlatValue = string | null | { readonly [name: string]: FlatValue | FlatValue[] };

export interface FlatXml {
  readonly root: ElementName;
  readonly value: FlatValue;
}

/** A list of rows has three levels. Deeper elements are ignored as unknown, up to this depth. */
const DEEPEST = 50;
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** @throws CasJobsError `not-understood` if it is not well-formed, or too deep */
export const readFlatXml = (xml: string): FlatXml => {
  const open: Element[] = [];
  const roots: FlatXml[] = [];
  const parser = sax.parser(true, { xmlns: true, position: false, strictEntities: true });
  parser.onerror = () => {
    throw broken('The XML of the answer is broken.');
  };
  parser.onopentag = (tag) => {
    if (open.length >= DEEPEST) throw broken('The XML of the answer is nested too deep.');
    open.push(elementOf(tag));
  };
  parser.ontext = parser.oncdata = (text) => {
    open.at(-1)?.texts.push(text);
  };
  parser.onclosetag = () => {
    const element = open.pop();
    if (element === undefined) return;
    const parent = open.at(-1);
    if (parent === undefined) roots.push({ root: element.name, value: valueOf(element) });
    else parent.children.push([element.name.local, valueOf(element)]);
  };
  parser.write(xml).close();
  const [whole] = roots;
  if (whole === undefined) throw broken('The XML of the answer is broken.');
  return whole;
};

interface Element {
  readonly name: ElementName;
  readonly isNil: boolean;
  readonly texts: string[];
  readonly children: [name: string, value: FlatValue][];
}

const elementOf = ({ uri, local, attributes }: Tag): Element => {
  const isNil = Object.values(attributes).some(
    (one) => one.uri === XSI && one.local === 'nil' && /^(?:true|1)$/.test(one.value.trim()),
  );
  return { name: { namespace: uri, local }, isNil, texts: [], children: [] };
};

const valueOf = ({ isNil, texts, children }: Element): FlatValue => {
  if (isNil) return null;
  if (children.length === 0) return texts.join('');
  const lists = new Map<string, FlatValue[]>();
  for (const [name, value] of children) {
    const list = lists.get(name);
    if (list === undefined) lists.set(name, [value]);
    else list.push(value);
  }
  const entries = [...lists].map(([name, list]) => [name, oneOrAll(list)] as const);
  const text = texts.join('');
  return Object.fromEntries(text.trim() === '' ? entries : [...entries, ['$value', text]]);
};

const oneOrAll = (list: FlatValue[]): FlatValue | FlatValue[] =>
  list.length === 1 ? (list[0] ?? null) : list;

const broken = (why: string): CasJobsError => new CasJobsError('not-understood', why);
