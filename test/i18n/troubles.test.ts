// Words that point to `Details` do so only where something stands there.
import { describe, expect, it } from 'vitest';
import { casJobsErrorCodes } from '../../electron/casjobs/errors.ts';
import { outcomeTexts } from '../../electron/notifications/outcome-texts.ts';
import type { CallErrorCode, ErrorCode } from '../../electron/result.ts';
import { en } from '../../electron/i18n/en.ts';
import { nextText, refusedText } from '../../electron/i18n/error-advice.ts';
import { errorTexts } from '../../renderer/state/error-texts.ts';
import { told } from '../notifications/outcome-events.ts';

const POINTER = /\bdetails\b/i;

/** The codes that have a text whose key ends so. */
const codesWith = (end: 'next' | 'tray'): string[] =>
  Object.keys(en)
    .flatMap((key) => new RegExp(`^trouble\\.([\\w-]+)-${end}$`).exec(key)?.[1] ?? [])
    .filter((code) => `trouble.${code}` in en);
const codes = codesWith('next') as ErrorCode[];
const callCodes = codesWith('tray') as CallErrorCode[];

describe('the words of a trouble', () => {
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
      const notSent = told({ outcome: 'not-sent', trouble: { code, detail } });
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
    expect(outcomeTexts(told({ ...failed, hasError: false })).body).not.toMatch(POINTER);
    expect(outcomeTexts(told({ ...failed, hasError: false })).body).toContain('gave no reason');
    expect(outcomeTexts(told({ ...failed, hasError: true })).body).toMatch(POINTER);
  },
);
