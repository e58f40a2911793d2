// Paints the timeline on a canvas: the axis, the bars in their lanes, the queue slots below, and a line at the current
// time. A canvas paints thousands of bars in a few ms; as many elements would block the page.
import { ticksOf } from './axis.ts';
import type { Colors } from './colors.ts';
import { paintBars } from './paint-bars.ts';
import { paintSlots } from './paint-slots.ts';
import type { TimelineData } from './timeline-data.ts';
import { AXIS_PX, lanesPx } from './layout.ts';

export const paintTimeline = (
  context: CanvasRenderingContext2D,
  data: TimelineData,
  colors: Colors,
): void => {
  const { size, scrolled } = data;
  context.clearRect(0, 0, size.width, size.height);
  context.font = colors.font;
  context.textBaseline = 'middle';
  paintAxis(context, data, colors);
  context.save();
  context.beginPath();
  context.rect(0, AXIS_PX, size.width, lanesPx(size));
  context.clip();
  context.translate(0, AXIS_PX - scrolled);
  paintBars(context, data, colors);
  context.restore();
  paintSlots(context, data, colors);
  paintNow(context, data, colors);
};

const paintAxis = (
  context: CanvasRenderingContext2D,
  { scale, size }: TimelineData,
  colors: Colors,
): void => {
  const widthOf = (label: string): number => context.measureText(label).width;
  for (const { at, label } of ticksOf(scale, size.width, widthOf)) {
    const x = Math.round(scale(at)) + 0.5;
    context.fillStyle = colors.line;
    context.fillRect(x - 0.5, AXIS_PX - 6, 1, size.height - AXIS_PX + 6);
    context.fillStyle = colors.soft;
    const half = widthOf(label) / 2;
    if (x > half && x < size.width - half) context.fillText(label, x - half, AXIS_PX / 2);
  }
};

const paintNow = (
  context: CanvasRenderingContext2D,
  { scale, now, size }: TimelineData,
  colors: Colors,
): void => {
  const x = Math.round(scale(now));
  if (x < 0 || x > size.width) return;
  context.fillStyle = colors.accent;
  context.fillRect(x, AXIS_PX - 8, 2, size.height - AXIS_PX + 8);
  context.beginPath();
  context.moveTo(x - 4, AXIS_PX - 10);
  context.lineTo(x + 6, AXIS_PX - 10);
  context.lineTo(x + 1, AXIS_PX - 3);
  context.fill();
};
