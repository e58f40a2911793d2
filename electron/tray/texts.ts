// Texts as a tray can show them: foreign names made fit for one line, times to the minute. Pure; no clock.

/** Longer names are cut: a menu as wide as the screen hides its other lines. Counted as people count. */
const MOST_CHARACTERS = 40;

/** One line without control characters, and without those that turn the direction of the text around it. */
export const shortText = (text: string): string => {
  const flat = text.replace(/[\p{Cc}\p{Bidi_Control}\s]+/gu, ' ').trim();
  const characters = Array.from(new Intl.Segmenter().segment(flat), ({ segment }) => segment);
  if (characters.length <= MOST_CHARACTERS) return flat;
  return `${characters
    .slice(0, MOST_CHARACTERS - 1)
    .join('')
    .trimEnd()}…`;
};

/**
 * A text as a menu label that shows it letter by letter. One `&` would mark a mnemonic, on Linux too, and macOS
 * drops it; Electron doubles `_` for Linux menus itself (https://github.com/electron/electron/issues/9584).
 */
export const labelOf = (text: string): string => text.replaceAll('&', '&&');

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A length in ms: `just now` below a minute, `12 min`, `3 h 20 min`, `2 d 4 h`. No seconds: each new text replaces
 * the menu, and on Linux a click into a menu that was replaced while open is lost.
 */
export const lengthText = (ms: number): string => {
  if (ms < MINUTE) return 'just now';
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  return ms < DAY ? inTwo(ms, HOUR, 'h', MINUTE, 'min') : inTwo(ms, DAY, 'd', HOUR, 'h');
};

const inTwo = (ms: number, big: number, bigUnit: string, small: number, unit: string): string => {
  const rest = Math.floor((ms % big) / small);
  return `${Math.floor(ms / big)} ${bigUnit}${rest > 0 ? ` ${rest} ${unit}` : ''}`;
};

/** `just now`, `6 min ago`. */
export const agoText = (ms: number): string => (ms < MINUTE ? 'just now' : `${lengthText(ms)} ago`);

/** A moment's time of day in the person's own zone and language. */
export const clockText = (at: number): string =>
  new Date(at).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
