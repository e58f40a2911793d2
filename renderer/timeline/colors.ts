// The colours and patterns that a canvas is painted with, read from the page's style. Knows no job.
import { fills, type Fill } from './bars.ts';

export interface Colors {
  readonly colour: Readonly<Record<Fill, string>>;
  /** What a stretch is filled with: pattern and colour say the same. */
  readonly fill: Readonly<Record<Fill, string | CanvasPattern>>;
  readonly ground: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly accent: string;
  readonly font: string;
}

const SIDE = 8;

/** The strokes of each pattern, on a square of 8 px; what has none is filled whole, or hollow (`waiting`). */
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

const patternOf = (name: Fill, colour: string, ground: string): string | CanvasPattern => {
  const lines = strokes[name];
  const tile = new OffscreenCanvas(SIDE, SIDE);
  const paint = tile.getContext('2d');
  if (!lines || !paint) return colour;
  paint.fillStyle = colour;
  paint.fillRect(0, 0, SIDE, SIDE);
  paint.strokeStyle = ground;
  paint.lineWidth = 1.5;
  for (const [x1, y1, x2, y2] of lines) {
    paint.beginPath();
    paint.moveTo(x1, y1);
    paint.lineTo(x2, y2);
    paint.stroke();
  }
  return paint.createPattern(tile, 'repeat') ?? colour;
};

/** Reads what the page's style says now; again when the theme changes. */
export const readColors = (element: Element): Colors => {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  const ground = read('--bar-ground');
  const each = <T>(make: (name: Fill) => T): Record<Fill, T> =>
    Object.fromEntries(fills.map((name) => [name, make(name)])) as Record<Fill, T>;
  const colour = each((name) => read(`--bar-${name}`));
  return {
    colour,
    fill: each((name) => patternOf(name, colour[name], ground)),
    ground,
    ink: read('--bar-ink'),
    soft: read('--bar-soft'),
    line: read('--bar-line'),
    accent: read('--bar-accent'),
    font: `11px ${style.fontFamily}`,
  };
};
