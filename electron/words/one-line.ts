// Texts from outside (task names, account names) made fit for a native surface: menu, tooltip, dialog, notice, title.

/** Longer names are cut: a menu as wide as the screen hides its other lines. Counted as people count. */
const MOST_CHARACTERS = 40;
/** One character can carry hundreds of accents; so many UTF-16 units are shown at most. */
const MOST_UNITS = 2 * MOST_CHARACTERS;

/**
 * Control and format characters, which break the line or turn the direction of the text around it. The two joiners
 * stay: scripts and emoji are written with them.
 */
const unseen = /(?:(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\s])+/gu;

/** One short line, without characters that cannot be seen. */
export const oneLine = (text: string): string => {
  // The rest of a very long text would be looked at in vain. Twice the most: blanks are merged.
  const start = text.slice(0, 2 * MOST_UNITS);
  const flat = start.replace(unseen, ' ').trim();
  const characters = Array.from(new Intl.Segmenter().segment(flat), ({ segment }) => segment);
  const isWhole = start.length === text.length;
  if (isWhole && characters.length <= MOST_CHARACTERS && flat.length <= MOST_UNITS) return flat;
  return `${fitting(characters).trimEnd()}…`;
};

const fitting = (characters: readonly string[]): string => {
  let text = '';
  for (const character of characters.slice(0, MOST_CHARACTERS - 1)) {
    if (text.length + character.length > MOST_UNITS) break;
    text += character;
  }
  return text;
};

/** So much of a system's own sentence is shown in the window. */
const MOST_OF_SENTENCE = 200;

/** What a system says of itself, on one line, without characters that cannot be seen. */
export const sentenceOf = (text: string): string =>
  text.slice(0, MOST_OF_SENTENCE).replace(unseen, ' ').trim();
