// Says the texts of the language that is spoken. The language is chosen once, at the start, before anything is said.
import type { GetICUArgs } from '@schummar/icu-type-parser';
import { IntlMessageFormat } from 'intl-messageformat';
import { english } from './english.ts';

export type Key = keyof typeof english;

/** All texts of a language: none may be missing, and each takes the values of the English one. */
export type Texts = Readonly<Record<Key, string>>;

export interface Language {
  /** BCP 47, as Intl takes it. */
  readonly tag: string;
  readonly texts: Texts;
}

/** English comes first: it is spoken where none fits. */
const languages = [{ tag: 'en', texts: english }] as const satisfies readonly Language[];

type Values<K extends Key> = GetICUArgs<
  (typeof english)[K],
  { ICUArgument: string | number; ICUNumberArgument: number }
>;
/** For one of several texts, the values that any of them may take. */
type ValuesOfAny<K extends Key> = (
  K extends unknown ? (values: Values<K>) => void : never
) extends (values: infer All) => void
  ? All
  : never;
type Arguments<K extends Key> = [keyof ValuesOfAny<K>] extends [never]
  ? readonly []
  : readonly [values: ValuesOfAny<K> & object];

/** The texts that take no values. */
export type PlainKey = { [K in Key]: [keyof Values<K>] extends [never] ? K : never }[Key];

let spoken: Language = languages[0];
let formats = new Map<Key, IntlMessageFormat>();

/** The best language for a person who prefers these tags, best first. */
export const languageFor = (preferred: readonly string[]): Language => {
  // Read as it stands: Linux hands over names like `C` and `en_US.UTF-8`, at which Intl throws.
  const primary = (tag: string): string => tag.split(/[-_.@]/)[0]?.toLowerCase() ?? '';
  const wanted = preferred.map(primary);
  return languages.find(({ tag }) => wanted.includes(tag)) ?? languages[0];
};

export const speak = (language: Language): void => {
  spoken = language;
  formats = new Map();
};

/** The tag of the language that is spoken. */
export const spokenTag = (): string => spoken.tag;

/** A text in the language that is spoken. Its values are put in as they are; numbers as the language writes them. */
export const say = <K extends Key>(key: K, ...values: Arguments<K>): string => {
  const text = spoken.texts[key];
  if (values.length === 0) return text;
  const format = formats.get(key) ?? formatOf(key, text);
  return String(format.format({ ...values[0] }));
};

/** Reading a message takes a hundred times as long as saying it. */
const formatOf = (key: Key, text: string): IntlMessageFormat => {
  const format = new IntlMessageFormat(text, spoken.tag, undefined, { ignoreTag: true });
  formats.set(key, format);
  return format;
};
