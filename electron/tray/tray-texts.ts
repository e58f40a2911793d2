// Texts as a tray can show them: labels letter by letter, times to the minute. Pure; no clock.
import { lengthText as lengthOf } from '../i18n/value-texts.ts';
import { timeText } from '../i18n/locale.ts';
import { valueText, withoutMnemonics, type SafeText } from '../i18n/safe-text.ts';
import { t } from '../i18n/translate.ts';

/**
 * A text as a menu label that shows it letter by letter. One `&` would mark a mnemonic, on Linux too, and macOS
 * drops it; Electron doubles `_` for Linux menus itself (https://github.com/electron/electron/issues/9584).
 */
export const labelOf = withoutMnemonics;

const MINUTE = 60_000;

/**
 * A length in ms: `just now` below a minute, `12 min`, `3 h 20 min`, `2 d 4 h`. No seconds: each new text replaces
 * the menu, and on Linux a click into a menu that was replaced while open is lost.
 */
export const lengthLabel = (ms: number): SafeText =>
  ms < MINUTE ? t('ago.just-now') : lengthOf(ms);

/** `just now`, `6 min ago`. */
export const agoLabel = (ms: number): SafeText =>
  ms < MINUTE ? t('ago.just-now') : t('ago.length', { length: lengthOf(ms) });

/** A moment's time of day in the person's own zone and locale. */
export const clockLabel = (at: number): SafeText =>
  valueText(timeText(at, { hour: '2-digit', minute: '2-digit' }));
