// The shape of a JSON text, for a report: the names and types of its values, and no value. Pure.

const LONGEST_SHAPE = 1_200;
const MOST_NAMES = 60;
const DEEPEST_SHAPE = 4;
/** Of a list, so many entries are described. */
const MOST_ENTRIES = 50;
/** Names that a service would give its fields; another may be a value. */
const PLAIN_NAME = /^[A-Za-z][\w .-]{0,39}$/;

/** For example `[{ JobID: number, Message: null | text }]`; empty if the text is not JSON. */
export const shapeOf = (text: string): string => {
  try {
    const shape = described(JSON.parse(text), 0);
    return shape.length > LONGEST_SHAPE ? `${shape.slice(0, LONGEST_SHAPE)}…` : shape;
  } catch {
    return '';
  }
};

const described = (value: unknown, depth: number): string => {
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value === 'string' ? 'text' : typeof value;
  const isList = Array.isArray(value);
  if (depth === DEEPEST_SHAPE) return isList ? '[…]' : '{…}';
  if (isList) return `[${alternatives(value.slice(0, MOST_ENTRIES), depth)}]`;
  const fields = Object.entries(value).map(([name, one]) => {
    const plain = PLAIN_NAME.test(name) ? name : '(another name)';
    return `${plain}: ${described(one, depth + 1)}`;
  });
  const more = fields.length > MOST_NAMES ? ['…'] : [];
  return fields.length === 0 ? '{}' : `{ ${[...fields.slice(0, MOST_NAMES), ...more].join(', ')} }`;
};

/** The different shapes of a list's entries; objects are described as one that has the fields of all. */
const alternatives = (entries: readonly unknown[], depth: number): string =>
  [...new Set(entries.map((one) => described(one, depth + 1)))].join(' | ');
