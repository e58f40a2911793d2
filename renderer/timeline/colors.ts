// The colors and patterns of the timeline's canvas, read from the page's style.
import { fills, type Fill } from './bars.ts';

export interface Colors {
  readonly color: Readonly<Record<Fill, string>>;
  /** What a stretch is filled with. The pattern shows the same as the color. */
  readonly fill: Readonly<Record<Fill, string | CanvasPattern>>;
  readonly ground: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly accent: string;
  readonly font: string;
}

const SIDE = 8;

/** The strokes of each pattern, on a square of 8 px. Without a pattern, a stretch is solid, or hollow (`waiting`). */
const strokes: Readonly<
  Partial<Record<Fill, readonly (readonly [number, number, number, number])[]>>
> = {
  canceling: [
    [-2, 10, 10, -2],
    [-2, 2, 2, -2],
    [6, 10, 10, 6],
  ],
  failed: [
    [0, 0, 8, 8],
    [0, 8, 8, 0],
  ],
  cancelled: [[0, 4, 8, 4]],
};

const patternOf = (name: Fill, color: string, ground: string): string | CanvasPattern => {
  const lines = strokes[name];
  const tile = new OffscreenCanvas(SIDE, SIDE);
  const context = tile.getContext('2d');
  if (!lines || !context) return color;
  context.fillStyle = color;
  context.fillRect(0, 0, SIDE, SIDE);
  context.strokeStyle = ground;
  context.lineWidth = 1.5;
  for (const [x1, y1, x2, y2] of lines) {
    context.beginPath();
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
    context.stroke();
  }
  return context.createPattern(tile, 'repeat') ?? color;
};

/** Reads the current style of the page; called again when the theme changes. */
export const readColors = (element: Element): Colors => {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  const ground = read('--bar-ground');
  const each = <T>(make: (name: Fill) => T): Record<Fill, T> =>
    Object.fromEntries(fills.map((name) => [name, make(name)])) as Record<Fill, T>;
  const color = each((name) => read(`--bar-${name}`));
  return {
    color,
    fill: each((name) => patternOf(name, color[name], ground)),
    ground,
    ink: read('--bar-ink'),
    soft: read('--bar-soft'),
    line: read('--bar-line'),
    accent: read('--bar-accent'),
    font: `11px ${style.fontFamily}`,
  };
};
