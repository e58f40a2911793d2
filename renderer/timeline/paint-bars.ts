// Paints the bars in their lanes: each stretch with its pattern, a mark for how the job ended, and its name if it fits.
import type { Bar, Fill, BarStretch } from './bars.ts';
import type { Colors } from './colors.ts';
import type { TimelineData } from './timeline-data.ts';
import { BAR_PX, LANE_PX, LEAST_PX, layoutEdgesOf, lanesPx, topOf } from './layout.ts';

export const paintBars = (
  context: CanvasRenderingContext2D,
  data: TimelineData,
  colors: Colors,
): void => {
  const { placedBars, scale, now, size, scrolled } = data;
  const first = Math.floor(scrolled / LANE_PX);
  const last = Math.ceil((scrolled + lanesPx(size)) / LANE_PX);
  for (const { bar, lane } of placedBars) {
    if (lane < first || lane > last) continue;
    const { left, right } = layoutEdgesOf(bar, scale, now);
    if (right < 0 || left > size.width) continue;
    paintBar(context, { bar, top: topOf(lane), left, right }, data, colors);
  }
};

interface BarBox {
  readonly bar: Bar;
  readonly top: number;
  readonly left: number;
  readonly right: number;
}

const paintBar = (
  context: CanvasRenderingContext2D,
  { bar, top, left, right }: BarBox,
  data: TimelineData,
  colors: Colors,
): void => {
  const { scale, now, size } = data;
  const { stretches, job } = bar;
  const last = stretches.length - 1;
  stretches.forEach((stretch, index) => {
    const from = index === 0 ? left : Math.max(left, scale(stretch.from));
    const to = index === last ? right : scale(Math.min(stretch.to, now));
    // A canvas can't paint parts that lie very far outside.
    paintStretch(
      context,
      stretch,
      { x: Math.max(from, -20), to: Math.min(to, size.width + 20), top },
      colors,
    );
  });
  if (stretches.length === 0)
    paintStretch(context, { fill: endOf(bar) ?? 'waiting' }, { x: left, to: right, top }, colors);
  const end = endOf(bar);
  if (end && right - left >= MARK_PX)
    paintMark(context, end, right - MARK_PX / 2, top + BAR_PX / 2, colors);
  const room = Math.min(right, size.width) - Math.max(left, 0) - (end ? MARK_PX : 0) - 8;
  if (room > 30)
    paintLabel(context, job.taskName ?? job.jobId, { x: Math.max(left, 0) + 4, top, room }, colors);
};

const endOf = ({ job: { status } }: Bar): Fill | null =>
  status === 'finished' || status === 'failed' || status === 'cancelled' ? status : null;

const paintStretch = (
  context: CanvasRenderingContext2D,
  { fill }: Pick<BarStretch, 'fill'>,
  { x, to, top }: { readonly x: number; readonly to: number; readonly top: number },
  colors: Colors,
): void => {
  const width = Math.max(to - x, 1);
  if (fill === 'waiting') {
    context.fillStyle = colors.ground;
    context.fillRect(x, top, width, BAR_PX);
    context.strokeStyle = colors.color.waiting;
    context.lineWidth = 1;
    context.strokeRect(x + 0.5, top + 0.5, Math.max(width - 1, 1), BAR_PX - 1);
  } else {
    context.fillStyle = width < LEAST_PX ? colors.color[fill] : colors.fill[fill];
    context.fillRect(x, top, width, BAR_PX);
  }
};

const MARK_PX = 16;

/** A mark for how the job ended, on a disc: a check mark, a triangle or a stroke. */
const paintMark = (
  context: CanvasRenderingContext2D,
  end: Fill,
  x: number,
  y: number,
  colors: Colors,
): void => {
  context.beginPath();
  context.arc(x, y, BAR_PX / 2, 0, 2 * Math.PI);
  context.fillStyle = colors.ground;
  context.fill();
  context.strokeStyle = colors.color[end];
  context.lineWidth = 1.5;
  context.stroke();
  context.beginPath();
  for (const [index, [dx, dy]] of (marks[end] ?? []).entries())
    if (index === 0) context.moveTo(x + dx, y + dy);
    else context.lineTo(x + dx, y + dy);
  context.stroke();
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

interface LabelBox {
  readonly x: number;
  readonly top: number;
  readonly room: number;
}

/** Has a plain background, so that it can be read on every pattern. */
const paintLabel = (
  context: CanvasRenderingContext2D,
  text: string,
  { x, top, room }: LabelBox,
  colors: Colors,
): void => {
  const shown = shortened(context, text, room - 8);
  if (shown === '') return;
  context.fillStyle = colors.ground;
  context.fillRect(x, top + 1, context.measureText(shown).width + 8, BAR_PX - 2);
  context.fillStyle = colors.ink;
  context.fillText(shown, x + 4, top + BAR_PX / 2 + 0.5);
};

const shortened = (context: CanvasRenderingContext2D, text: string, room: number): string => {
  const width = context.measureText(text).width;
  if (width <= room) return text;
  const fits = Math.floor((text.length * room) / width) - 1;
  return fits < 3 ? '' : `${text.slice(0, fits)}…`;
};
