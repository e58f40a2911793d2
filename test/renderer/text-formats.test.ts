// Words for people.
import { describe, expect, it } from 'vitest';
import { casJobsErrorCodes } from '../../electron/casjobs/errors.ts';
import { statusText } from '../../electron/i18n/value-texts.ts';
import { errorTexts } from '../../renderer/state/error-texts.ts';

describe('Words', () => {
  it('say what happened and what to do next, for each code', () => {
    for (const code of casJobsErrorCodes) {
      const { sentence, next } = errorTexts({ code, detail: '' });
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(next).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('take the sentence of a refused input from main', () => {
    const error = { code: 'bad-input', detail: '“x” is no job ID.' } as const;
    expect(errorTexts(error)).toEqual({ sentence: '“x” is no job ID.', next: '', detail: '' });
  });

  it.each([
    ['ENOSPC', /The disk is full/],
    ['EROFS', /does not allow it/],
    ['EIO', /Check that the disk has space/],
  ])('name the step that helps where the disk refuses with %s', (detail, next) => {
    expect(errorTexts({ code: 'disk', detail }).next).toMatch(next);
  });

  it('take the sentence of a file of the app from main, and no other advice', () => {
    const error = { code: 'file', detail: 'accounts.json is odd. Repair it.' } as const;
    expect(errorTexts(error)).toEqual({ sentence: error.detail, next: '', detail: '' });
  });

  it("keep the service's spelling", () => {
    expect(statusText({ status: 'canceling', statusCode: 2 })).toBe('canceling');
    expect(statusText({ status: 'cancelled', statusCode: 3 })).toBe('cancelled');
    expect(statusText({ status: 'unknown', statusCode: 7 })).toBe('status 7');
  });
});
