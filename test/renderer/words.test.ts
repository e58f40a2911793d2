// Words for people.
import { describe, expect, it } from 'vitest';
import { casJobsErrorCodes } from '../../electron/casjobs/errors.ts';
import { statusText } from '../../electron/words/statuses.ts';
import { wordsFor } from '../../renderer/state/words.ts';

describe('Words', () => {
  it('say what happened and what to do next, for each code', () => {
    for (const code of casJobsErrorCodes) {
      const { sentence, next } = wordsFor({ code, detail: '' });
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(next).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('take the sentence of a refused input from main', () => {
    const trouble = { code: 'bad-input', detail: '“x” is no job ID.' } as const;
    expect(wordsFor(trouble)).toEqual({ sentence: '“x” is no job ID.', next: '', detail: '' });
  });

  it("keep the service's spelling", () => {
    expect(statusText({ status: 'canceling', statusCode: 2 })).toBe('canceling');
    expect(statusText({ status: 'cancelled', statusCode: 3 })).toBe('cancelled');
    expect(statusText({ status: 'unknown', statusCode: 7 })).toBe('status 7');
  });
});
