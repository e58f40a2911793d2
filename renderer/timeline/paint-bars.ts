// Paints the bars in their lanes: each stretch with its pattern, the sign of the end, and the name where it fits.
import type { Bar, Fill, BarStretch } from './bars.ts';
import type { Colors } from './colors.ts';
import type { TimelineData } from './timeline-data.ts';
import { BAR_PX, LANE_PX, LEAST_PX, layoutEdgesOf, lanesPx, topOf } from './layout.ts';

type Paint = CanvasRenderingContext2D;

export const paintBars = (paint: Paint, picture: TimelineData, colors: Colors): void => {
  const { laid, scale, now, size, scrolled } = picture;
  const first = Math.floor(scrolled / LANE_PX);
  const last = Math.ceil((scrolled + lanesPx(size)) / LANE_PX);
  for (const { bar, lane } of laid) {
    if (lane < first || lane > last) continue;
    const { left, right } = layoutEdgesOf(bar, scale, now);
    if (right < 0 || left > size.width) continue;
    paintBar(paint, { bar, top: topOf(lane), left, right }, picture, colors);
  }
};

interface Placed {
  readonly bar: Bar;
  readonly top: number;
  readonly left: number;
  readonly right: number;
}

const paintBar = (
  paint: Paint,
  { bar, top, left, right }: Placed,
  picture: TimelineData,
  colors: Colors,
): void => {
  const { scale, now, size } = picture;
  const { stretches, job } = bar;
  const last = stretches.length - 1;
  stretches.forEach((stretch, index) => {
    const from = index === 0 ? left : Math.max(left, scale(stretch.from));
    const to = index === last ? right : scale(Math.min(stretch.to, now));
    // What lies far outside need not be painted, nor could a canvas.
    paintStretch(
      paint,
      stretch,
      { x: Math.max(from, -20), to: Math.min(to, size.width + 20), top },
      colors,
    );
  });
  if (stretches.length === 0)
    paintStretch(paint, { fill: endOf(bar) ?? 'waiting' }, { x: left, to: right, top }, colors);
  const end = endOf(bar);
  if (end && right - left >= MARK_PX)
    paintMark(paint, end, right - MARK_PX / 2, top + BAR_PX / 2, colors);
  const room = Math.min(right, size.width) - Math.max(left, 0) - (end ? MARK_PX : 0) - 8;
  if (room > 30)
    paintLabel(paint, job.taskName ?? job.jobId, { x: Math.max(left, 0) + 4, top, room }, colors);
};

const endOf = ({ job: { status } }: Bar): Fill | null =>
  status === 'finished' || status === 'failed' || status === 'cancelled' ? status : null;

const paintStretch = (
  paint: Paint,
  { fill }: Pick<BarStretch, 'fill'>,
  { x, to, top }: { readonly x: number; readonly to: number; readonly top: number },
  colors: Colors,
): void => {
  const width = Math.max(to - x, 1);
  if (fill === 'waiting') {
    paint.fillStyle = colors.ground;
    paint.fillRect(x, top, width, BAR_PX);
    paint.strokeStyle = colors.colour.waiting;
    paint.lineWidth = 1;
    paint.strokeRect(x + 0.5, top + 0.5, Math.max(width - 1, 1), BAR_PX - 1);
  } else {
    paint.fillStyle = width < LEAST_PX ? colors.colour[fill] : colors.fill[fill];
    paint.fillRect(x, top, width, BAR_PX);
  }
};

const MARK_PX = 16;

/** The sign of how it ended, on a disc: a check, a triangle, a stroke. */
const paintMark = (paint: Paint, end: Fill, x: number, y: number, colors: Colors): void => {
  paint.beginPath();
  paint.arc(x, y, BAR_PX / 2, 0, 2 * Math.PI);
  paint.fillStyle = colors.ground;
  paint.fill();
  paint.strokeStyle = colors.colour[end];
  paint.lineWidth = 1.5;
  paint.stroke();
  paint.beginPath();
  for (const [index, [dx, dy]] of (marks[end] ?? []).entries())
    if (index === 0) paint.moveTo(x + dx, y + dy);
    else paint.lineTo(x + dx, y + dy);
  paint.stroke();
};

const marks: Readonly<Partial<Record<Fill, readonly (readonly [number, number])[]>>> = {
  finished: [
    [-3, 0],
    [-1, 2.5],
    [3, -2.5],
  ],
  failed: [
    [0, -3.5],
    [3.5, 2.5],
    [-3.5, 2.5],
    [0, -3.5],
  ],
  cancelled: [
    [-3, -3],
    [3, 3],
  ],
};

interface Room {
  readonly x: number;
  readonly top: number;
  readonly room: number;
}

/** On a plate of the ground's colour, so that it can be read on every pattern. */
const paintLabel = (paint: Paint, text: string, { x, top, room }: Room, colors: Colors): void => {
  const shown = shortened(paint, text, room - 8);
  if (shown === '') return;
  paint.fillStyle = colors.ground;
  paint.fillRect(x, top + 1, paint.measureText(shown).width + 8, BAR_PX - 2);
  paint.fillStyle = colors.ink;
  paint.fillText(shown, x + 4, top + BAR_PX / 2 + 0.5);
};

const shortened = (paint: Paint, text: string, room: number): string => {
  const width = paint.measureText(text).width;
  if (width <= room) return text;
  const fits = Math.floor((text.length * room) / width) - 1;
  return fits < 3 ? '' : `${text.slice(0, fits)}…`;
};
