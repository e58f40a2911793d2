// The color of a window before its page is drawn: the page's in the current theme.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { backgroundColorOf, type Theme } from '../../electron/window/background-color.ts';

const styles = readFileSync(path.join(import.meta.dirname, '../../renderer/app.css'), 'utf8');
const [light, dark] = [...styles.matchAll(/--ground: (#\w+);/g)].map(([, colour]) => colour);

const groundIn = (part: Partial<Theme>): string =>
  backgroundColorOf({
    shouldUseDarkColors: false,
    inForcedColorsMode: false,
    windowColor: () => expect.unreachable('asked without need'),
    ...part,
  });

describe('the background color of a window', () => {
  it("is the page's, light or dark", () => {
    expect([groundIn({}), groundIn({ shouldUseDarkColors: true })]).toEqual([light, dark]);
  });

  it.each([
    ['#000000FF', '#000000'],
    ['#2D3236ff', '#2D3236'],
    ['#FFFAEF', '#FFFAEF'],
  ])("is the system's %s without alpha in a contrast theme", (told, ground) => {
    const theme = { inForcedColorsMode: true, shouldUseDarkColors: true };
    expect(groundIn({ ...theme, windowColor: () => told })).toBe(ground);
  });

  it("is the page's if the system names no color", () => {
    expect(groundIn({ inForcedColorsMode: true, windowColor: () => '' })).toBe(light);
  });
});
