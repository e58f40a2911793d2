// Names from outside, as they may stand in a menu, a tooltip, a dialog or a notice.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneLine } from '../../electron/i18n/safe-text.ts';

describe('a name from outside', () => {
  it.each([
    ['plain', 'm31 halo', 'm31 halo'],
    ['of several lines', 'm31\r\n\thalo\u2028x', 'm31 halo x'],
    ['that turns the direction', 'a\u202ecba\u2066d\u200f', 'a cba d'],
    ['with what cannot be seen', 'a\u200bb\ufeff\u{e0041}\u00ad', 'a b'],
    ['with half a character', 'a\ud83d b', 'a b'],
    ['with joiners, which scripts need', '\u{1f469}\u200d\u{1f680}', '\u{1f469}\u200d\u{1f680}'],
    ['of 40 characters', 'x'.repeat(40), 'x'.repeat(40)],
    ['of 41', 'x'.repeat(41), `${'x'.repeat(39)}…`],
    ['of 20,000', 'x'.repeat(20_000), `${'x'.repeat(39)}…`],
    ['of 20,000 blanks', ' '.repeat(20_000), '…'],
    ['blank', ' \n ', ''],
  ])('%s', (_, text, said) => {
    expect(oneLine(text)).toBe(said);
  });

  it('piled with accents is cut within the pile of none', () => {
    expect(oneLine(`a${'\u0301'.repeat(20_000)}`).length).toBeLessThanOrEqual(81);
    expect(oneLine(`ab${'\u0301'.repeat(200)}`)).toBe('a…');
  });

  it('of any kind is one short line', () => {
    const any = fc.string({ unit: 'binary', maxLength: 2_000 });
    fc.assert(
      fc.property(any, (text) => {
        const said = oneLine(text);
        expect(said.length).toBeLessThanOrEqual(81);
        expect(said.replace(/[\u200c\u200d]/g, '')).not.toMatch(
          /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u,
        );
        expect(said).toBe(said.trim());
      }),
    );
  });
});
