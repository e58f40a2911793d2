// Lists that have to fit are cut between two items, and say truly how many are left out.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listText } from '../../electron/i18n/list-text.ts';

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
