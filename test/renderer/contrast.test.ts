// The colors of the window where the system asks for more contrast.
import { wcagContrast } from 'culori';
import { describe, expect, it } from 'vitest';
import { textOf } from '../imports.ts';

const css = textOf('renderer/app.css');

const LIGHT = ':root {';
const DARK = '@media (prefers-color-scheme: dark) {';
const MORE = '@media (prefers-contrast: more) {';
const MORE_DARK = '@media (prefers-contrast: more) and (prefers-color-scheme: dark) {';

/** The colors of one block of the style sheet, by their names. */
const colorsIn = (opening: string): Map<string, string> => {
  const [, rest = ''] = css.split(`${opening}\n`);
  const [block = ''] = rest.split('}');
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, k, v]) => [k!, v!]));
};

const themes = {
  light: new Map([...colorsIn(LIGHT), ...colorsIn(MORE)]),
  dark: new Map([
    ...[LIGHT, DARK, MORE].flatMap((block) => [...colorsIn(block)]),
    ...colorsIn(MORE_DARK),
  ]),
};

/** What stands on what, and the least contrast. Text: 7 (WCAG 2.2, 1.4.6). */
const pairs: readonly (readonly [string, string, number])[] = [
  ...['ground', 'sunken', 'raised', 'hover', 'chosen'].flatMap((ground) =>
    (['ink', 'soft'] as const).map((text) => [text, ground, 7] as const),
  ),
  ...['accent', 'danger', 'good'].map((text) => [text, 'ground', 7] as const),
  ['danger', 'danger-tint', 7],
  ['warm', 'warm-tint', 7],
  ['on-accent', 'accent', 7],
  ['on-accent', 'accent-hover', 7],
  ['on-accent', 'danger', 7],
  ['edge', 'raised', 4.5],
  ['line', 'ground', 3],
  ['line', 'sunken', 3],
];

describe('Where the system asks for more contrast', () => {
  it.each(Object.entries(themes))('texts and lines have it in the %s theme', (_theme, colors) => {
    const of = (name: string): string => colors.get(name) ?? `no color: ${name}`;
    const weak = pairs
      .map(([one, other, least]) => ({ one, other, least, has: wcagContrast(of(one), of(other)) }))
      .filter(({ has, least }) => has < least);
    expect(weak).toEqual([]);
  });
});
