// The labels of the time axis do not touch at any width, zoom, clock or text length.
import { afterEach, describe, expect, it } from 'vitest';
import { useLocale } from '../../../electron/i18n/locale.ts';
import { scaleOf, ticksOf } from '../../../renderer/timeline/axis.ts';

const HOUR = 3_600_000;
/** Not a full hour: a range that ends now rarely is. */
const END = Date.UTC(2026, 10, 28, 7, 42, 31);
const spans = [HOUR / 60, HOUR / 2, 3 * HOUR, 10 * HOUR, 24 * HOUR, 7 * 24 * HOUR, 90 * 24 * HOUR];
const widths = Array.from({ length: 9 }, (_, n) => 320 + 280 * n);

afterEach(() => useLocale('en-US'));

describe('The labels of the time axis', () => {
  it.each(['en-US', 'en-US-u-hc-h23', 'de-DE', 'ta-IN'])('never touch (%s)', (locale) => {
    useLocale(locale);
    for (const charPx of [6, 11])
      for (const width of widths)
        for (const span of spans) {
          const widthOf = (label: string): number => label.length * charPx;
          const scale = scaleOf([END - span, END], width);
          const ticks = ticksOf(scale, width, widthOf);
          ticks.slice(1).forEach(({ at, label }, index) => {
            const before = ticks[index]!;
            const edge = scale(before.at) + widthOf(before.label) / 2;
            expect(scale(at) - widthOf(label) / 2).toBeGreaterThanOrEqual(edge + 16);
          });
        }
  });

  it('are several in an ordinary window', () => {
    for (const span of spans) {
      const scale = scaleOf([END - span, END], 700);
      expect(ticksOf(scale, 700, (label) => label.length * 7).length).toBeGreaterThanOrEqual(3);
    }
  });
});
