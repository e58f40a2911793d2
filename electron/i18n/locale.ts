// How the user's system writes numbers, days and times: one locale for the window, the tray, the notifications and
// everything else. The texts around them are in the app's language, which may differ.
//
// Digits are Latin and years are counted from 1 AD in every locale: job IDs, rows and the service's own times are
// written so, and people compare these with what they see here.

/** If the system names no usable locale. */
const FALLBACK = 'en-US';

const scripts: Readonly<Record<string, string>> = {
  latin: 'Latn',
  cyrillic: 'Cyrl',
  devanagari: 'Deva',
};

/** Names of Linux for 'no language', and BCP 47's own. */
const NO_LANGUAGE = /^(?:c|posix|root|und)$/i;

/**
 * A locale's name as BCP 47 has it: `de-DE` for `de_DE.UTF-8@euro`. Keeps language, script and region, and whether
 * the person's clock has 12 or 24 hours. Null for what names no language, like `C`.
 */
export const readTag = (name: string): string | null => {
  const [, first = '', modifier = ''] = /^([^.@]*)(?:\.[^@]*)?(?:@(.*))?$/.exec(name.trim()) ?? [];
  const text = first.replaceAll('_', '-').replace(/-posix$/i, '');
  if (text === '' || NO_LANGUAGE.test(text)) return null;
  try {
    const { language, script, region, hourCycle } = new Intl.Locale(text);
    const parts = [language, script ?? scripts[modifier.toLowerCase()], region];
    const tag = new Intl.Locale(parts.filter(Boolean).join('-'), hourCycle ? { hourCycle } : {});
    return NO_LANGUAGE.test(language) ? null : tag.toString();
  } catch {
    return null;
  }
};

/**
 * The first of these names that is a locale whose numbers and times can be written.
 * @param hourCycle of the person's clock, where they chose it apart from the locale
 */
export const localeFor = (
  names: readonly string[],
  hourCycle: 'h12' | 'h23' | null = null,
): string => {
  const tags = names.map(readTag).filter((tag) => tag !== null);
  const found = tags.find((tag) => Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0);
  const tag = found ?? FALLBACK;
  return hourCycle === null ? tag : new Intl.Locale(tag, { hourCycle }).toString();
};

let current = FALLBACK;
let times = new Map<string, Intl.DateTimeFormat>();
let numbers = new Map<string, Intl.NumberFormat>();

/** Chosen once, at the start, before anything is shown. */
export const useLocale = (tag: string): void => {
  current = tag;
  times = new Map();
  numbers = new Map();
};

/** The BCP 47 tag of the locale in use. */
export const locale = (): string => current;

/** Kept: to make one takes a hundred times as long as to use it. */
export const numberFormat = (options: Intl.NumberFormatOptions = {}): Intl.NumberFormat => {
  const key = JSON.stringify(options);
  const kept =
    numbers.get(key) ?? new Intl.NumberFormat(current, { ...options, numberingSystem: 'latn' });
  numbers.set(key, kept);
  return kept;
};

/** Two different zones differ on a day in winter or one in summer. */
const zoneNow = (): string =>
  [0, 6].map((month) => new Date(2024, month, 1).getTimezoneOffset()).join();

/** In which the formats were made; they stay in it. */
let zone = zoneNow();

const forgetOtherZone = (): void => {
  const now = zoneNow();
  if (now === zone) return;
  zone = now;
  times = new Map();
};

/** A moment (ms since 1970) in the person's own zone. */
export const timeText = (at: number, options: Intl.DateTimeFormatOptions): string => {
  forgetOtherZone();
  const key = JSON.stringify(options);
  const kept = times.get(key) ?? new Intl.DateTimeFormat(current, { ...options, ...COMMON });
  times.set(key, kept);
  return kept.format(at);
};

const COMMON = { numberingSystem: 'latn', calendar: 'gregory' } as const;
