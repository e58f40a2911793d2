// Looks for a secret in everything that can be reached from a value.
import { inspect } from 'node:util';
import { sentForms } from './sent-forms.ts';

/** Every text that can be reached: own properties of all kinds, getters, prototypes, and what printers make of it. */
export const textsIn = (value: unknown): string[] => {
  const texts: string[] = [];
  const seen = new Set<unknown>();
  const walk = (one: unknown): void => {
    if (typeof one === 'string') texts.push(one);
    if (typeof one === 'symbol') texts.push(one.toString());
    if (one instanceof Uint8Array) texts.push(Buffer.from(one).toString());
    if ((typeof one !== 'object' && typeof one !== 'function') || one === null) return;
    if (seen.has(one)) return;
    seen.add(one);
    if (one instanceof Map || one instanceof Set) for (const entry of one) walk(entry);
    for (const key of Reflect.ownKeys(one)) {
      walk(key);
      walk(read(one, key));
    }
    walk(Object.getPrototypeOf(one));
  };
  walk(value);
  texts.push(inspect(value, { showHidden: true, depth: Infinity, getters: true }));
  texts.push(JSON.stringify(value), String(value));
  return texts;
};

/** Strict functions throw when their `caller` is read. */
const read = (from: object, key: PropertyKey): unknown => {
  try {
    return Reflect.get(from, key);
  } catch {
    return null;
  }
};

/** The forms of the secret that can be reached from the value; none is good. */
export const leaksOf = (value: unknown, secret: string): string[] =>
  leaksIn(textsIn(value), secret);

/** The forms of the secret that stand in one of the texts. */
export const leaksIn = (texts: readonly string[], secret: string): string[] =>
  Object.values(sentForms(secret)).filter((form) => texts.some((text) => text.includes(form)));
