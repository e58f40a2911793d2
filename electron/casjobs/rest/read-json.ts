// Reads JSON in which every number stays a text, because ids above 2^53 would lose digits. The only file that imports
// json-custom-numbers. Pure.
import { parse } from 'json-custom-numbers';

/** JSON as it was read; a number is its text. */
export type Json = string | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

/** A reply of the service has three levels. */
const MOST_DEEP = 64;
/** The largest reply (64 MiB) has 1.5 million values. */
const MOST_VALUES = 4_000_000;
/** A parser joins a text at each of its escapes. The queries of the largest reply have two million. */
const MOST_ESCAPES = 8_000_000;

/**
 * - `broken`   it is not JSON
 * - `too-deep` nested deeper than 64 levels
 * - `too-many` more than 4,000,000 values or 8,000,000 escapes
 */
export type JsonFault = 'broken' | 'too-deep' | 'too-many';

export const readJson = (text: string): { readonly json: Json } | { readonly fault: JsonFault } => {
  const fault = exceededJsonLimit(text);
  if (fault !== null) return { fault };
  try {
    return { json: parse(text, undefined, (_key, digits) => digits) as Json };
  } catch {
    // The parser quotes what it has read.
    return { fault: 'broken' };
  }
};

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const BACKSLASH = 92;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/** Null if a parser may read the text; the parser then decides whether it is JSON. */
const exceededJsonLimit = (text: string): JsonFault | null => {
  let depth = 0;
  let values = 0;
  let escapes = 0;
  let isText = false;
  for (let at = 0; at < text.length; at += 1) {
    const c = text.charCodeAt(at);
    if (isText && c === BACKSLASH) {
      escapes += 1;
      at += 1;
    } else if (c === QUOTE) isText = !isText;
    else if (!isText) {
      depth += DEEPER.get(c) ?? 0;
      if (c === COMMA || c === COLON) values += 1;
      if (depth > MOST_DEEP) return 'too-deep';
    }
  }
  return values > MOST_VALUES || escapes > MOST_ESCAPES ? 'too-many' : null;
};

const DEEPER: ReadonlyMap<number, number> = new Map([
  [OPEN_LIST, 1],
  [OPEN_OBJECT, 1],
  [CLOSE_LIST, -1],
  [CLOSE_OBJECT, -1],
]);

export const isJsonObject = (json: Json | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

/** Own names only: a name may be `constructor`. */
export const valueAt = (json: Json | undefined, name: string): Json | undefined =>
  isJsonObject(json) && Object.hasOwn(json, name) ? json[name] : undefined;
