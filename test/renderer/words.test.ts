// Words for people, and the pieces that a query is coloured in.
import { describe, expect, it } from 'vitest';
import { casJobsErrorCodes } from '../../electron/casjobs/errors.ts';
import { piecesOf } from '../../renderer/state/sql.ts';
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

describe('A coloured query', () => {
  const query =
    "SELECT top 5 x -- select\nFROM t /* from */ WHERE name = 'it''s from' AND a1 > 2.5e3";

  it('is still the same text', () => {
    expect(
      piecesOf(query)
        .map(({ text }) => text)
        .join(''),
    ).toBe(query);
  });

  it('tells keywords from the same words in remarks and texts', () => {
    const of = (kind: string) =>
      piecesOf(query)
        .filter((piece) => piece.kind === kind)
        .map(({ text }) => text);
    expect(of('keyword')).toEqual(['SELECT', 'top', 'FROM', 'WHERE', 'AND']);
    expect(of('remark')).toEqual(['-- select', '/* from */']);
    expect(of('text')).toEqual(["'it''s from'"]);
    expect(of('number')).toEqual(['5', '2.5e3']);
  });
});
