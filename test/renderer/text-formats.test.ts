// The texts for errors, and the service's spelling.
import { describe, expect, it } from 'vitest';
import { casJobsErrorCodes } from '../../electron/casjobs/errors.ts';
import { statusText } from '../../electron/i18n/value-texts.ts';
import { errorTexts } from '../../renderer/state/error-texts.ts';

describe('Error texts', () => {
  it('state the problem and the next step for each code', () => {
    for (const code of casJobsErrorCodes) {
      const { sentence, next } = errorTexts({ code, detail: '' });
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(next).toMatch(/^[A-Z].*\.$/);
    }
  });

  it("use main's sentence for rejected input", () => {
    const error = { code: 'bad-input', detail: '“x” is no job ID.' } as const;
    expect(errorTexts(error)).toEqual({ sentence: '“x” is no job ID.', next: '', detail: '' });
  });

  it.each([
    ['ENOSPC', /The disk is full/],
    ['EROFS', /does not allow it/],
    ['EIO', /Check that the disk has space/],
  ])('name the remedy for disk error %s', (detail, next) => {
    expect(errorTexts({ code: 'disk', detail }).next).toMatch(next);
  });

  it("use main's sentence for an app file, without other advice", () => {
    const error = { code: 'file', detail: 'accounts.json is odd. Repair it.' } as const;
    expect(errorTexts(error)).toEqual({ sentence: error.detail, next: '', detail: '' });
  });

  it("keep the service's spelling", () => {
    expect(statusText({ status: 'canceling', statusCode: 2 })).toBe('canceling');
    expect(statusText({ status: 'cancelled', statusCode: 3 })).toBe('cancelled');
    expect(statusText({ status: 'unknown', statusCode: 7 })).toBe('status 7');
  });
});
