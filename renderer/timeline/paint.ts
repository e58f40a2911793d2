// Paints the picture on a canvas: the axis, the bars in their lanes, the queue slots below, and the line of now.
// Thousands of bars are painted in a few ms, where as many elements would hold up the page.
import { ticksOf } from './axis.ts';
import type { Colors } from './colors.ts';
import { paintBars } from './paint-bars.ts';
import { paintSlots } from './paint-slots.ts';
import type { TimelineData } from './timeline-data.ts';
import { AXIS_PX, lanesPx } from './layout.ts';

type Paint = CanvasRenderingContext2D;

export const paintPicture = (paint: Paint, picture: TimelineData, colors: Colors): void => {
  const { size, scrolled } = picture;
  paint.clearRect(0, 0, size.width, size.height);
  paint.font = colors.font;
  paint.textBaseline = 'middle';
  paintAxis(paint, picture, colors);
  paint.save();
  paint.beginPath();
  paint.rect(0, AXIS_PX, size.width, lanesPx(size));
  paint.clip();
  paint.translate(0, AXIS_PX - scrolled);
  paintBars(paint, picture, colors);
  paint.restore();
  paintSlots(paint, picture, colors);
  paintNow(paint, picture, colors);
};

const paintAxis = (paint: Paint, { scale, size }: TimelineData, colors: Colors): void => {
  const widthOf = (label: string): number => paint.measureText(label).width;
  for (const { at, label } of ticksOf(scale, size.width, widthOf)) {
    const x = Math.round(scale(at)) + 0.5;
    paint.fillStyle = colors.line;
    paint.fillRect(x - 0.5, AXIS_PX - 6, 1, size.height - AXIS_PX + 6);
    paint.fillStyle = colors.soft;
    const half = widthOf(label) / 2;
    if (x > half && x < size.width - half) paint.fillText(label, x - half, AXIS_PX / 2);
  }
};

const paintNow = (paint: Paint, { scale, now, size }: TimelineData, colors: Colors): void => {
  const x = Math.round(scale(now));
  if (x < 0 || x > size.width) return;
  paint.fillStyle = colors.accent;
  paint.fillRect(x, AXIS_PX - 8, 2, size.height - AXIS_PX + 8);
  paint.beginPath();
  paint.moveTo(x - 4, AXIS_PX - 10);
  paint.lineTo(x + 6, AXIS_PX - 10);
  paint.lineTo(x + 1, AXIS_PX - 3);
  paint.fill();
};
