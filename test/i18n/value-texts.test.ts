// Texts for values: lists are cut between two items, and advice points to `Details` only if there are any.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listText, nextText, refusedText } from '../../electron/i18n/value-texts.ts';
import { casJobsErrorCodes } from '../../electron/casjobs/errors.ts';
import { outcomeTexts } from '../../electron/notifications/outcome-texts.ts';
import type { CallErrorCode, ErrorCode } from '../../electron/result.ts';
import { en } from '../../electron/i18n/en.ts';
import { errorTexts } from '../../renderer/state/error-texts.ts';
import { outcomeEvent } from '../notifications/outcome-events.ts';

const ids = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => String(10_000 + n));

describe('a list of ids', () => {
  it('that fits is whole', () => {
    expect(listText(ids(3), 100)).toBe('10000, 10001, 10002');
    expect(listText([], 100)).toBe('');
  });

  it('that does not fit is cut between two, and counts the rest', () => {
    expect(listText(ids(232), 50)).toBe('10000, 10001, 10002, 10003, 10004, and 227 more');
    expect(listText(ids(2), 11)).toBe('and 2 more');
  });

  it('of any length names whole ids and counts all of them', () => {
    const anyId = fc.integer({ min: 1, max: 2 ** 40 }).map(String);
    fc.assert(
      fc.property(fc.array(anyId, { maxLength: 300 }), fc.integer({ min: 20 }), (all, most) => {
        const said = listText(all, most);
        const [, named = '', more = '0'] = /^(.*?)(?:, |^)(?:and (\d+) more)?$/.exec(said) ?? [];
        const whole = more === '0' ? said : named;
        const shown = whole === '' ? [] : whole.split(', ');
        expect(shown).toEqual(all.slice(0, shown.length));
        expect(shown.length + Number(more)).toBe(all.length);
        expect(said.length).toBeLessThanOrEqual(Math.max(most, 20));
      }),
    );
  });
});

const POINTER = /\bdetails\b/i;

/** The codes that have a text whose key ends so. */
const codesWith = (end: 'next' | 'tray'): string[] =>
  Object.keys(en)
    .flatMap((key) => new RegExp(`^error\\.([\\w-]+)-${end}$`).exec(key)?.[1] ?? [])
    .filter((code) => `error.${code}` in en);
const codes = codesWith('next') as ErrorCode[];
const callCodes = codesWith('tray') as CallErrorCode[];

describe('the words of a error', () => {
  it('are there for every code', () => {
    expect(codes).toEqual(expect.arrayContaining([...casJobsErrorCodes, 'disk', 'locked']));
    expect(callCodes).toEqual(expect.arrayContaining([...casJobsErrorCodes, 'internal']));
  });

  it.each(codes)('%s do not point to details where there are none', (code) => {
    for (const detail of ['', ' \n']) {
      expect(nextText({ code, detail })).not.toMatch(POINTER);
      expect(errorTexts({ code, detail }).next).not.toMatch(POINTER);
    }
  });

  it.each(callCodes)('%s do not in a notification of a cancel either', (code) => {
    for (const detail of ['', ' \n']) {
      expect(refusedText({ code, detail })).not.toMatch(POINTER);
      const notSent = outcomeEvent({ outcome: 'not-sent', error: { code, detail } });
      expect(outcomeTexts(notSent).body).not.toMatch(POINTER);
    }
  });

  it('point to details where the service gave a reason', () => {
    const said = { code: 'service-fault', detail: 'The moon is full.' } as const;
    expect(nextText(said)).toMatch(POINTER);
    expect(refusedText(said)).toMatch(POINTER);
    expect(errorTexts(said)).toMatchObject({ next: nextText(said), detail: said.detail });
  });
});

it.each([null, 60_000])(
  'a failed job (ran %s ms) points to its reason only if it has one',
  (ranMs) => {
    const failed = { outcome: 'done-failed', ranMs } as const;
    expect(outcomeTexts(outcomeEvent({ ...failed, hasError: false })).body).not.toMatch(POINTER);
    expect(outcomeTexts(outcomeEvent({ ...failed, hasError: false })).body).toContain(
      'gave no reason',
    );
    expect(outcomeTexts(outcomeEvent({ ...failed, hasError: true })).body).toMatch(POINTER);
  },
);
