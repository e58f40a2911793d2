// Makes texts from outside (task names, account names) safe for native surfaces: menu, tooltip, dialog, notification, title,
// file name. Those surfaces accept only SafeText, which only this file makes, so that a raw text does not compile there.

declare const mark: unique symbol;

/** Has no line breaks but our own, no control characters, turns no reading direction, and has a limited length. */
export type SafeText = string & { readonly [mark]: true };

/** Longer names are cut, so that a menu does not become as wide as the screen. In visible characters. */
const MOST_CHARACTERS = 40;
/** One visible character can have hundreds of accents, so UTF-16 units are limited, too. */
const MOST_UNITS = 2 * MOST_CHARACTERS;

/**
 * Control and format characters, which break the line or turn the direction of the text around it. The two joiners
 * stay: scripts and emoji are written with them.
 */
const unseen = /(?:(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\s])+/gu;

/** A name as one short line, without invisible characters. */
export const oneLine = (text: string): SafeText => {
  // The rest of a very long text would be looked at in vain. Twice the most: blanks are merged.
  const start = text.slice(0, 2 * MOST_UNITS);
  const flat = start.replace(unseen, ' ').trim();
  const characters = Array.from(new Intl.Segmenter().segment(flat), ({ segment }) => segment);
  const isWhole = start.length === text.length;
  if (isWhole && characters.length <= MOST_CHARACTERS && flat.length <= MOST_UNITS)
    return flat as SafeText;
  return `${fitting(characters).trimEnd()}…` as SafeText;
};

const fitting = (characters: readonly string[]): string => {
  let text = '';
  for (const character of characters.slice(0, MOST_CHARACTERS - 1)) {
    if (text.length + character.length > MOST_UNITS) break;
    text += character;
  }
  return text;
};

/** Characters of a system's own message that the window shows. */
const MOST_OF_SENTENCE = 200;

/** A system's own message, on one line, without invisible characters. */
export const sentenceOf = (text: string): SafeText =>
  text.slice(0, MOST_OF_SENTENCE).replace(unseen, ' ').trim() as SafeText;

/** A whole sentence of a service or a system is shorter. */
const MOST_OF_VALUE = 4_000;

/**
 * What breaks a line, halves of characters, and what turns the text around it: embeddings, overrides and isolates. The
 * marks that dates are written with in some languages turn nothing but themselves, so they stay.
 */
const breaking = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu;

/** A value inside one of the app's texts: on one line, up to a limit. */
export const valueText = (text: string): SafeText => {
  const start = text.length > MOST_OF_VALUE ? `${text.slice(0, MOST_OF_VALUE)}…` : text;
  return start.replace(breaking, ' ') as SafeText;
};

/** Joins texts. The separator is the app's own, so it may be a line break. */
export const joined = (texts: readonly SafeText[], separator: ' · ' | ', ' | '\n'): SafeText =>
  texts.join(separator) as SafeText;

export const capitalized = (text: SafeText): SafeText =>
  (text.charAt(0).toUpperCase() + text.slice(1)) as SafeText;

/** A menu label that shows every character: one `&` would mark a key. */
export const withoutMnemonics = (text: SafeText): SafeText =>
  text.replaceAll('&', '&&') as SafeText;

/** An empty text. */
export const noText = '' as SafeText;
