// Gives texts in the app's language, which is chosen once, at the start, before any text is shown.
import type { GetICUArgs } from '@schummar/icu-type-parser';
import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en.ts';
import { numberFormat, readTag } from './locale.ts';
import { valueText, type SafeText } from './safe-text.ts';

export type Key = keyof typeof en;

/** All texts of a language: none may be missing, and each takes the values of the English one. */
export type Texts = Readonly<Record<Key, string>>;

export interface Language {
  /** BCP 47, as Intl takes it. */
  readonly tag: string;
  readonly texts: Texts;
}

/** English is first: it is used if no language matches. */
const languages = [{ tag: 'en', texts: en }] as const satisfies readonly Language[];

/** Values that every text may use without passing them: they are the same everywhere. */
type OwnValue = 'os' | 'keychain' | 'Keychain';

type Values<K extends Key> = GetICUArgs<
  (typeof en)[K],
  { ICUArgument: string | number; ICUNumberArgument: number }
>;
/** For one of several texts, the values that any of them may take. */
type ValuesOfAny<K extends Key> = (
  K extends unknown ? (values: Values<K>) => void : never
) extends (values: infer All) => void
  ? All
  : never;
/** Of each alternative by itself: those of a text with choices differ. */
type WithoutOwn<T> = T extends unknown ? Omit<T, OwnValue> : never;
type Arguments<K extends Key> = [K] extends [PlainKey]
  ? readonly []
  : readonly [values: WithoutOwn<ValuesOfAny<K>> & object];

/** The texts that take no values. */
export type PlainKey = {
  [K in Key]: [Exclude<keyof Values<K>, OwnValue>] extends [never] ? K : never;
}[Key];

/** The person's system: its keychain and other things have names of their own there. */
export type System = 'windows' | 'mac' | 'linux';

export const systemOf = (platform: string): System => {
  if (platform === 'win32') return 'windows';
  return platform === 'darwin' ? 'mac' : 'linux';
};

let spoken: Language = languages[0];
let system: System = 'linux';
let formats = new Map<Key, IntlMessageFormat>();

/**
 * The best language for a person who prefers these, best first; each as the system names it. One in the same script is
 * needed; of several that differ by region, that of the person's region or else the first.
 */
export const languageFor = (
  preferred: readonly string[],
  available: readonly Language[] = languages,
): Language => {
  for (const name of preferred) {
    const wanted = likelyLocale(name);
    if (wanted === null) continue;
    const alike = available.filter(({ tag }) => {
      const one = likelyLocale(tag);
      return one?.language === wanted.language && one.script === wanted.script;
    });
    const same = alike.find(({ tag }) => likelyLocale(tag)?.region === wanted.region);
    const found = same ?? alike[0];
    if (found) return found;
  }
  return available[0] ?? languages[0];
};

/** With the script and the region that are meant where they are left out: `zh-CN` is `zh-Hans-CN`. */
const likelyLocale = (name: string): Intl.Locale | null => {
  const tag = readTag(name);
  return tag === null ? null : new Intl.Locale(tag).maximize();
};

/** @param on whose system the texts speak of */
export const setLanguage = (language: Language, on: System): void => {
  spoken = language;
  system = on;
  formats = new Map();
};

/** The system that the texts speak of. */
export const currentSystem = (): System => system;

/** The tag of the current language. */
export const currentLanguageTag = (): string => spoken.tag;

/**
 * A text in the language that is spoken. Its values are put in on one line, see valueText; numbers as the person's
 * locale has them. So what comes out may stand on a native surface.
 */
export const t = <K extends Key>(key: K, ...values: Arguments<K>): SafeText => {
  const text = spoken.texts[key];
  const takesOwn = OWN.test(text);
  if (values.length === 0 && !takesOwn) return text as SafeText;
  return formatted(key, { ...(takesOwn ? ownValues() : {}), ...values[0] });
};

const OWN = /\{(?:os|keychain|Keychain)\b/;

/** `Keychain` is its name at the beginning of a sentence. */
const ownValues = (): Readonly<Record<OwnValue, string>> => ({
  os: system,
  keychain: formatted('keychain.name', { os: system }),
  Keychain: formatted('keychain.name-first', { os: system }),
});

const formatted = (key: Key, values: Readonly<Record<string, string | number>>): SafeText => {
  const format = formats.get(key) ?? formatOf(key, spoken.texts[key]);
  const clean = Object.entries(values).map(([name, value]): [string, string | number] => [
    name,
    typeof value === 'string' ? valueText(value) : value,
  ]);
  return String(format.format(Object.fromEntries(clean))) as SafeText;
};

/** Parsing a message takes a hundred times as long as formatting it. */
const formatOf = (key: Key, text: string): IntlMessageFormat => {
  const format = new IntlMessageFormat(text, spoken.tag, undefined, {
    ignoreTag: true,
    formatters: {
      getNumberFormat: (_tags, options) => numberFormat(options),
      getDateTimeFormat: (...given) => new Intl.DateTimeFormat(...given),
      getPluralRules: (...given) => new Intl.PluralRules(...given),
    },
  });
  formats.set(key, format);
  return format;
};
