// The axis of time: moments that people count by, in their own zone and locale. Pure.
import { scaleTime, type ScaleTime } from 'd3-scale';
import { timeText } from '../../electron/i18n/locale.ts';

export type Scale = ScaleTime<number, number>;

export interface Tick {
  readonly at: number;
  readonly label: string;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Between two labels, px. */
const GAP_PX = 16;
/** No label is narrower, px. */
const NARROWEST_PX = 32;

export const scaleOf = ([from, to]: readonly [number, number], width: number): Scale =>
  scaleTime([from, to], [0, width]);

/**
 * As many ticks as there is room for: two labels never touch.
 * @param widthOf how wide a label is as it will be painted, px
 */
export const ticksOf = (
  scale: Scale,
  width: number,
  widthOf: (label: string) => number,
): readonly Tick[] => {
  for (let most = Math.floor(width / (NARROWEST_PX + GAP_PX)); most > 1; most -= 1) {
    const ticks = ticksNear(scale, most);
    const widest = Math.max(0, ...ticks.map(({ label }) => widthOf(label)));
    if (ticks.every(({ at }, index) => isFar(scale, ticks[index - 1]?.at, at, widest + GAP_PX)))
      return ticks;
  }
  return ticksNear(scale, 1).slice(0, 1);
};

const isFar = (scale: Scale, before: number | undefined, at: number, px: number): boolean =>
  before === undefined || scale(at) - scale(before) >= px;

/** About so many: moments that people count by are not to be had in any number. */
const ticksNear = (scale: Scale, count: number): readonly Tick[] => {
  const moments = scale.ticks(count).map(Number);
  const stepMs = (moments[1] ?? Infinity) - (moments[0] ?? 0);
  return moments.map((at) => ({ at, label: labelOf(at, stepMs) }));
};

const isMidnight = (at: number): boolean => new Date(at).setHours(0, 0, 0, 0) === at;

const labelOf = (at: number, stepMs: number): string => {
  if (stepMs >= DAY || isMidnight(at))
    return timeText(at, {
      weekday: 'short',
      month: 'short',
      day: 'numeric',
    });
  return timeText(at, {
    hour: '2-digit',
    minute: '2-digit',
    ...(stepMs < MINUTE && { second: '2-digit' }),
  });
};
