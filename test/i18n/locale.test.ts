// The person's locale: how its name is read, and how numbers, days and times are written in it.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { lookUpZone, hourCycleOf } from '../../electron/platform/system-facts.ts';
import { clockLabel } from '../../electron/tray/tray-texts.ts';
import { en } from '../../electron/i18n/en.ts';
import {
  locale,
  localeFor,
  numberFormat,
  readTag,
  timeText,
  useLocale,
} from '../../electron/i18n/locale.ts';
import { languageFor, t, setLanguage } from '../../electron/i18n/translate.ts';
import { rowsText } from '../../renderer/state/jobs.ts';
import { exactText, momentText } from '../../renderer/state/time-texts.ts';

afterEach(() => {
  useLocale(localeFor([]));
  setLanguage(languageFor([]), 'linux');
});

const AT = new Date(2026, 10, 24, 21, 5, 9).getTime();
const DAY_MS = 24 * 60 * 60_000;
/** ICU writes narrow and no-break spaces, and marks that turn the direction. */
const plain = (text: string): string =>
  text.replace(/[\p{Zs}]/gu, ' ').replace(/[\u200e\u200f\u061c]/g, '');

describe('the name of a locale', () => {
  it.each([
    ['de-DE', 'de-DE'],
    ['de_DE.UTF-8@euro', 'de-DE'],
    ['en_US.UTF-8', 'en-US'],
    ['sr_RS@latin', 'sr-Latn-RS'],
    ['zh-Hans-CN', 'zh-Hans-CN'],
    ['zh_CN', 'zh-CN'],
    ['en-US-u-hc-h23', 'en-US-u-hc-h23'],
    ['th-TH-u-ca-buddhist-nu-thai', 'th-TH'],
    ['EN-gb', 'en-GB'],
    ['en_US_POSIX', 'en-US'],
  ])('%j is %s', (name, tag) => expect(readTag(name)).toBe(tag));

  it.each(['C', 'POSIX', 'C.UTF-8', '', ' ', 'und', '@euro', '.UTF-8', 'not a locale', 'x', '12'])(
    '%j is none',
    (name) => expect(readTag(name)).toBeNull(),
  );

  it('is the first that can be used', () => {
    expect(localeFor(['C', 'tlh-Latn', 'pt_BR.UTF-8', 'de-DE'])).toBe('pt-BR');
    expect(localeFor(['', 'POSIX'])).toBe('en-US');
    expect(localeFor([])).toBe('en-US');
  });
});

describe('the clock of a person who chose it apart from the locale', () => {
  const on = (...set: string[]) => hourCycleOf('darwin', (name) => set.includes(name));

  it.each([
    ['en-US', on('AppleICUForce24HourTime'), 'en-US-u-hc-h23', '21:05'],
    ['de-DE', on('AppleICUForce12HourTime'), 'de-DE-u-hc-h12', '09:05 PM'],
    ['en-US', on(), 'en-US', '09:05 PM'],
    ['en-US', hourCycleOf('win32', () => true), 'en-US', '09:05 PM'],
    ['de-DE', hourCycleOf('linux', () => true), 'de-DE', '21:05'],
  ])('in %s is %s', (name, cycle, tag, clock) => {
    useLocale(localeFor([name], cycle));
    expect(locale()).toBe(tag);
    expect([plain(clockLabel(AT)), plain(momentText(AT, AT))]).toEqual([clock, clock]);
  });
});

describe('in each locale', () => {
  it.each([
    ['en-US', '1,234,567', '09:05 PM', 'Nov 24, 09:05 PM', /^Nov 24, 2026, 9:05:09 PM$/],
    ['en-GB', '1,234,567', '21:05', '24 Nov, 21:05', /^24 Nov 2026, 21:05:09$/],
    ['de-DE', '1.234.567', '21:05', '24. Nov., 21:05', /^24\.11\.2026, 21:05:09$/],
    ['fa-IR', '1,234,567', '21:05', /24.*21:05/, /2026.*21:05:09/],
    ['ar-EG', '1,234,567', /^09:05 م$/, /24.*09:05/, /2026.*9:05:09/],
    ['hi-IN', '12,34,567', '09:05 pm', '24 नव॰, 09:05 pm', /2026.*9:05:09 pm/],
    ['th-TH', '1,234,567', '21:05', /^24 พ.ย. 21:05$/, /2026.*21:05:09/],
    ['pt-BR', '1.234.567', '21:05', '24 de nov., 21:05', /^24 de nov\. de 2026, 21:05:09$/],
    ['zh-Hans', '1,234,567', '21:05', '11月24日 21:05', /^2026年11月24日 21:05:09$/],
    ['en-US-u-hc-h23', '1,234,567', '21:05', 'Nov 24, 21:05', /^Nov 24, 2026, 21:05:09$/],
  ])('%s window, tray and main write alike', (tag, rows, clock, moment, exact) => {
    useLocale(localeFor([tag]));
    const like = (expected: string | RegExp) =>
      typeof expected === 'string' ? expected : (expect.stringMatching(expected) as string);
    expect(plain(rowsText('1234567'))).toEqual(like(rows));
    expect(plain(clockLabel(AT))).toEqual(like(clock));
    expect(plain(momentText(AT, AT))).toEqual(like(clock));
    expect(plain(momentText(AT, AT + DAY_MS))).toEqual(like(moment));
    expect(plain(exactText(AT))).toEqual(like(exact));
    const drawn = [
      rowsText('9876543210'),
      clockLabel(AT),
      exactText(AT),
      t('palette.count', { count: 1234 }),
    ];
    // Digits are Latin, and no year is counted from another beginning (Thai 2569, Persian 1405).
    expect(drawn.join(' ')).not.toMatch(/(?![0-9])\p{Nd}|2569|1405/u);
  });
});

describe('a computer that travels', () => {
  it('writes times in the zone where it is, with formats that were made elsewhere', () => {
    vi.stubEnv('TZ', 'America/New_York');
    useLocale('de-DE');
    const at = Date.UTC(2026, 10, 24, 21, 5);
    const seen = [clockLabel(at), momentText(at, at)];
    vi.stubEnv('TZ', 'Asia/Tokyo');
    seen.push(clockLabel(at), momentText(at, at));
    vi.unstubAllEnvs();
    expect(seen).toEqual(['16:05', '16:05', '06:05', '06:05']);
  });

  it('has the zone looked up again, unless its person has set one', () => {
    const looks: string[] = [];
    const env = (content: NodeJS.ProcessEnv) =>
      new Proxy(content, { deleteProperty: (_, name) => looks.push(String(name)) > 0 });
    lookUpZone(env({}));
    expect(looks).toEqual(['TZ']);
    lookUpZone(env({ TZ: 'Asia/Tokyo' }));
    expect(looks).toEqual(['TZ']);
  });
});

describe('a text', () => {
  it('has the numbers of the locale, and the plural of its own language', () => {
    useLocale('de-DE');
    expect(t('jobs.older-hidden', { count: 9000 })).toBe('9.000 older jobs are not shown');
    expect(t('jobs.older-hidden', { count: 1 })).toBe('1 older job is not shown');
    useLocale('fa-IR');
    expect(t('cancel.heading', { count: 3, id: '5001' })).toBe('Cancel 3 jobs?');
    expect(t('job.heading', { id: '58462801283' })).toBe('Job 58462801283');
  });
});

describe('the locale in use', () => {
  it('can be changed, and nothing that was kept for the former is used', () => {
    useLocale('en-US');
    expect(numberFormat().format(1234)).toBe('1,234');
    expect(timeText(AT, { month: 'long' })).toBe('November');
    useLocale('de-DE');
    expect([locale(), numberFormat().format(1234)]).toEqual(['de-DE', '1.234']);
    expect(timeText(AT, { month: 'short' })).toBe('Nov');
  });
});

describe('the language', () => {
  const of = (...tags: string[]) => tags.map((tag) => ({ tag, texts: en }));
  it.each([
    [['pt-BR'], ['en', 'pt-PT', 'pt-BR'], 'pt-BR'],
    [['pt-BR'], ['en', 'pt-PT'], 'pt-PT'],
    [['pt'], ['en', 'pt-PT', 'pt-BR'], 'pt-BR'],
    [['zh-Hans'], ['en', 'zh-Hant', 'zh-Hans'], 'zh-Hans'],
    [['zh-Hans-CN'], ['en', 'zh-Hant', 'zh-Hans'], 'zh-Hans'],
    [['zh_CN.UTF-8'], ['en', 'zh-Hant', 'zh-Hans'], 'zh-Hans'],
    [['zh-TW'], ['en', 'zh-Hans'], 'en'],
    [['zh-TW', 'de'], ['en', 'zh-Hans', 'de'], 'de'],
    [['en-GB'], ['en', 'en-GB'], 'en-GB'],
    [['en-GB'], ['en', 'de'], 'en'],
    [['fr-CA', 'de-AT', 'en'], ['en', 'de', 'fr'], 'fr'],
    [['de-AT', 'fr-CA'], ['en', 'fr', 'de'], 'de'],
    [['C', 'de_DE.UTF-8@euro'], ['en', 'de'], 'de'],
    [['sr_RS@latin'], ['en', 'sr-Cyrl', 'sr-Latn'], 'sr-Latn'],
    [['tlh', ''], ['en', 'de'], 'en'],
  ])('for %j among %j is %s', (preferred, available, tag) => {
    expect(languageFor(preferred, of(...available)).tag).toBe(tag);
  });
});
