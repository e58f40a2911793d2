// The timeline's colors as people with color blindness see them.
import {
  converter,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  formatHex,
  wcagContrast,
  type Rgb,
} from 'culori';
import { describe, expect, it } from 'vitest';
import { fills } from '../../../renderer/timeline/bars.ts';
import { textOf } from '../../imports.ts';

const css = textOf('renderer/timeline/timeline.css');
const [light = '', dark = ''] = css.split('@media');

/** A color of the style sheet by its name. */
const read = (part: string, name: string): string => {
  const colour = new RegExp(`--bar-${name}: (#[0-9a-f]{6});`).exec(part)?.[1];
  if (!colour) throw new Error(`No colour: ${name}`);
  return colour;
};

const rgb = converter('rgb');
const rgbOf = (colour: string): Rgb => rgb(colour) ?? { mode: 'rgb', r: 0, g: 0, b: 0 };
const protanopia = filterDeficiencyProt(1);
const deuteranopia = filterDeficiencyDeuter(1);
const tritanopia = filterDeficiencyTrit(1);
const eyes: Readonly<Record<string, (colour: string) => string | undefined>> = {
  'as most people': (colour) => colour,
  'without red (protanopia)': (colour) => formatHex(protanopia(rgbOf(colour))),
  'without green (deuteranopia)': (colour) => formatHex(deuteranopia(rgbOf(colour))),
  'without blue (tritanopia)': (colour) => formatHex(tritanopia(rgbOf(colour))),
};

/** CIEDE2000: 2 is visible side by side, 10 at a glance. */
const AT_A_GLANCE = 15;
/** WCAG 2.2, 1.4.11: the contrast of graphics. */
const CONTRAST = 3;
const apart = differenceCiede2000();

describe.each([
  ['light', light],
  ['dark', dark],
])('In the %s theme the bars', (_theme, part) => {
  it.each(Object.entries(eyes))('can be distinguished by people who see %s', (_who, seen) => {
    const pairs = fills.flatMap((one, index) =>
      fills.slice(index + 1).map((other) => ({
        pair: `${one} and ${other}`,
        by: apart(seen(read(part, one)) ?? '', seen(read(part, other)) ?? ''),
      })),
    );
    expect(pairs).toHaveLength(15);
    expect(pairs.filter(({ by }) => by < AT_A_GLANCE)).toEqual([]);
  });

  it('contrast with the background', () => {
    const ground = read(part, 'ground');
    const faint = fills.filter((fill) => wcagContrast(read(part, fill), ground) < CONTRAST);
    expect(faint).toEqual([]);
  });

  it('use the background of the window', () => {
    const [lightPage = '', darkPage = ''] = textOf('renderer/app.css').split(
      '@media (prefers-color-scheme: dark)',
    );
    const page = part === light ? lightPage : darkPage;
    expect(read(part, 'ground')).toBe(/--ground: (#[0-9a-f]{6});/.exec(page)?.[1]);
  });
});
