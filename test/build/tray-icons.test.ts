// The tray icons are visible and distinguishable on common trays, measured by the contrast ratio of WCAG 2
// (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
import { describe, expect, it } from 'vitest';
import { drawing, rendered, states, templateOf } from '../../build/scripts/lib/icons.mjs';

const trays = {
  'GNOME, black': '#000000',
  'Windows 11, dark': '#1f1f1f',
  'Windows 11, light': '#eeeeee',
  'Windows 11, accent blue': '#0078d4',
  'Windows 11, dark accent blue': '#005fb8',
  'Windows 11, accent purple': '#744da9',
  'KDE Breeze, dark': '#2a2e32',
  'KDE Breeze, light': '#eff0f1',
  'Ubuntu, aubergine': '#2c001e',
  'waybar, blue': '#2980b9',
  'waybar, red': '#eb4d4b',
  'Gruvbox, aqua': '#458588',
  'Gruvbox, green': '#689d6a',
  'Gruvbox, red': '#cc241d',
  'Gruvbox, yellow': '#d79921',
  'Catppuccin, mauve': '#cba6f7',
  'Solarized, dark': '#002b36',
  'Solarized, light': '#eee8d5',
  'dark grey': '#3b3b3b',
  grey: '#595959',
  'middle grey': '#808080',
  'light grey': '#b0b0b0',
  white: '#ffffff',
};

const sizes = [16, 22, 24, 32];

/** The contrast that WCAG requires for parts of an image. */
const SEEN_CONTRAST = 3;
/** The share of the square that must stand out; the thinnest ring covers a seventh. */
const SEEN_SHARE = 1 / 12;
/** The share that must differ between two states, with less contrast, because users compare them from memory. */
const APART_CONTRAST = 2;
const APART_SHARE = 1 / 20;

const linear = (byte: number): number => {
  const part = byte / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
};

/** The relative luminance of each pixel of an icon on a tray. */
const luminances = (svg: string, size: number, tray: string): number[] => {
  const { pixels } = rendered(svg, size, tray);
  return Array.from({ length: pixels.length / 4 }, (_, at) => {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(4 * at, 4 * at + 3);
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  });
};

const contrast = (one: number, other: number): number =>
  (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);

/** The share of pixels that differ by that contrast. */
const shareApart = (one: readonly number[], other: readonly number[], least: number): number =>
  one.filter((light, at) => contrast(light, other[at] ?? 0) >= least).length / one.length;

const empty = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"></svg>';

describe.each(Object.entries(trays))('on a %s tray', (_, tray) => {
  it.each(sizes)('each state is visible and differs from the others at %i px', (size) => {
    const nothing = luminances(empty, size, tray);
    const shown = states.map((state) => ({
      state,
      pixels: luminances(drawing(`tray/${state}`), size, tray),
    }));
    const faint = shown.filter(
      ({ pixels }) => shareApart(pixels, nothing, SEEN_CONTRAST) < SEEN_SHARE,
    );
    expect(faint.map(({ state }) => state)).toEqual([]);
    const alike = shown.flatMap((one) =>
      shown
        .filter((other) => shareApart(one.pixels, other.pixels, APART_CONTRAST) < APART_SHARE)
        .map((other) => `${one.state} ${other.state}`),
    );
    expect(alike).toEqual(states.map((state) => `${state} ${state}`));
  });
});

describe('the icons of macOS', () => {
  it.each(states)('are only black and transparent, so that the system can color %s', (state) => {
    const { pixels } = rendered(templateOf(drawing(`tray/${state}`)), 18);
    const colored = pixels.filter((byte, at) => at % 4 !== 3 && byte !== 0);
    expect([...colored]).toEqual([]);
    const opaque = pixels.filter((byte, at) => at % 4 === 3 && byte > 128).length / (18 * 18);
    expect(opaque).toBeGreaterThan(0.1);
    expect(opaque).toBeLessThan(0.5);
  });

  it.each(states)('have no background in %s, which would be black too', (state) => {
    expect(drawing(`tray/${state}`)).toContain('<g id="ground"');
    expect(templateOf(drawing(`tray/${state}`))).not.toContain('ground"');
  });
});
