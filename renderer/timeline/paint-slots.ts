// Paints how many queue slots were in use over time, as steps.
import { area, curveStepAfter } from 'd3-shape';
import type { Colors } from './colors.ts';
import type { TimelineData } from './timeline-data.ts';
import { SLOTS_PX } from './layout.ts';
import { outlineWithin, type Level } from './slots.ts';

export const paintSlots = (
  context: CanvasRenderingContext2D,
  data: TimelineData,
  colors: Colors,
): void => {
  const { levels, scale, now, size, slotsTitle } = data;
  const top = size.height - SLOTS_PX;
  context.fillStyle = colors.line;
  context.fillRect(0, top, size.width, 1);
  const [from, to] = scale.domain().map(Number) as [number, number];
  const until = Math.min(to, now);
  if (from < until) {
    const shown = outlineWithin(levels, from, until, size.width);
    const most = Math.max(1, ...shown.map((level) => level.count));
    const base = size.height - 6;
    const step = (base - top - 30) / most;
    const count = shown.at(-1)?.count ?? 0;
    const shape = area<Level>()
      .curve(curveStepAfter)
      .x(({ at }) => scale(at))
      .y0(base)
      .y1((level) => base - level.count * step)
      .context(context);
    context.beginPath();
    shape([...shown, { at: until, count }]);
    context.fillStyle = colors.color.running;
    context.fill();
  }
  context.fillStyle = colors.ground;
  context.fillRect(8, top + 6, context.measureText(slotsTitle).width + 8, 16);
  context.fillStyle = colors.soft;
  context.fillText(slotsTitle, 12, top + 14);
};
