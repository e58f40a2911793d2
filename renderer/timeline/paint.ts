// Paints the picture on a canvas: the axis, the bars in their lanes, the queue slots below, and the line of now.
// Thousands of bars are painted in a few ms, where as many elements would hold up the page.
import type { Inks } from './inks.ts';
import { paintBars } from './paint-bars.ts';
import { paintSlots } from './paint-slots.ts';
import type { Picture } from './picture.ts';
import { AXIS_PX, lanesPx } from './places.ts';

type Paint = CanvasRenderingContext2D;

export const paintPicture = (paint: Paint, picture: Picture, inks: Inks): void => {
  const { size, scrolled } = picture;
  paint.clearRect(0, 0, size.width, size.height);
  paint.font = inks.font;
  paint.textBaseline = 'middle';
  paintAxis(paint, picture, inks);
  paint.save();
  paint.beginPath();
  paint.rect(0, AXIS_PX, size.width, lanesPx(size));
  paint.clip();
  paint.translate(0, AXIS_PX - scrolled);
  paintBars(paint, picture, inks);
  paint.restore();
  paintSlots(paint, picture, inks);
  paintNow(paint, picture, inks);
};

const paintAxis = (paint: Paint, { ticks, scale, size }: Picture, inks: Inks): void => {
  for (const { at, label } of ticks) {
    const x = Math.round(scale(at)) + 0.5;
    paint.fillStyle = inks.line;
    paint.fillRect(x - 0.5, AXIS_PX - 6, 1, size.height - AXIS_PX + 6);
    paint.fillStyle = inks.soft;
    const half = paint.measureText(label).width / 2;
    if (x > half && x < size.width - half) paint.fillText(label, x - half, AXIS_PX / 2);
  }
};

const paintNow = (paint: Paint, { scale, now, size }: Picture, inks: Inks): void => {
  const x = Math.round(scale(now));
  if (x < 0 || x > size.width) return;
  paint.fillStyle = inks.accent;
  paint.fillRect(x, AXIS_PX - 8, 2, size.height - AXIS_PX + 8);
  paint.beginPath();
  paint.moveTo(x - 4, AXIS_PX - 10);
  paint.lineTo(x + 6, AXIS_PX - 10);
  paint.lineTo(x + 1, AXIS_PX - 3);
  paint.fill();
};
