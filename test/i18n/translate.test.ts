// The texts of the app: what may be asked of them, and that each of them can be said.
import { afterEach, describe, expect, it } from 'vitest';
import { en } from '../../electron/i18n/en.ts';
import { languageFor, t, setLanguage, currentLanguageTag } from '../../electron/i18n/translate.ts';
import { valuesIn } from './messages.ts';

afterEach(() => setLanguage(languageFor([]), 'linux'));

const all = Object.entries(en);

describe('A text', () => {
  it('is said with its values in it', () => {
    expect(t('window.loading')).toBe('Loading…');
    expect(t('job.heading', { id: '5001' })).toBe('Job 5001');
  });

  it('counts in the way of its language', () => {
    expect(t('cancel.heading', { count: 1, id: '5001' })).toBe('Cancel job 5001?');
    expect(t('cancel.heading', { count: 3, id: '5001' })).toBe('Cancel 3 jobs?');
    expect(t('jobs.older-hidden', { count: 1 })).toBe('1 older job is not shown');
    expect(t('jobs.older-hidden', { count: 9000 })).toBe('9,000 older jobs are not shown');
  });

  it('takes what others wrote as it is: braces and tags are letters', () => {
    const word = "{id} <b>x</b> it's";
    expect(t('input.not-an-id', { word })).toContain(`“${word}”`);
  });

  it.each(all)('%s can be read as a message, and loses no apostrophe', (_key, text) => {
    const { letters } = valuesIn(text);
    expect(letters.split("'").length).toBe(text.split("'").length);
  });

  it('does not compile with a wrong name or without its values', () => {
    const wrong = [
      // @ts-expect-error: there is no such text
      () => t('window.loadin'),
      // @ts-expect-error: its values are missing
      () => t('cancel.heading'),
      // @ts-expect-error: one of its values is missing
      () => t('cancel.heading', { count: 1 }),
      // @ts-expect-error: it takes no such value
      () => t('job.heading', { id: '1', count: 1 }),
      // @ts-expect-error: it takes no value at all
      () => t('window.loading', { id: '1' }),
      // @ts-expect-error: a plural takes a number
      () => t('cancel.heading', { count: '1', id: '1' }),
    ];
    expect(wrong).toHaveLength(6);
  });
});

describe('The language', () => {
  it('is English for whoever prefers one that is not there', () => {
    expect(languageFor(['tlh', 'en-GB']).tag).toBe('en');
    expect(languageFor(['tlh']).tag).toBe('en');
    expect(languageFor([]).tag).toBe('en');
  });

  it.each(['C', 'POSIX', 'en_US.UTF-8', 'sr@latin', ''])(
    'is found on a system that calls its language %j',
    (name) => {
      expect(languageFor([name]).tag).toBe('en');
    },
  );

  it('is the one that was chosen, from then on', () => {
    expect(t('window.back')).toBe('Back');
    setLanguage({ tag: 'de', texts: { ...en, 'window.back': 'Zurück' } }, 'linux');
    expect(t('window.back')).toBe('Zurück');
    expect(currentLanguageTag()).toBe('de');
  });

  it('has its own plural rules', () => {
    const rows = '{count, plural, one {# Zeile} few {# řádky} other {# řádků}}';
    setLanguage({ tag: 'cs', texts: { ...en, 'jobs.older-hidden': rows } }, 'linux');
    const told = [1, 3, 5].map((count) => t('jobs.older-hidden', { count }));
    expect(told).toEqual(['1 Zeile', '3 řádky', '5 řádků']);
  });
});
