// The time axis: ticks at round times in the user's time zone, with labels in the user's locale. Pure.
import { scaleTime, type ScaleTime } from 'd3-scale';
import { timeText } from '../../electron/i18n/locale.ts';

export type Scale = ScaleTime<number, number>;

export interface Tick {
  readonly at: number;
  readonly label: string;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** The least space between two labels, px. */
const GAP_PX = 16;
/** The width of the narrowest label, px. */
const NARROWEST_PX = 32;

export const scaleOf = ([from, to]: readonly [number, number], width: number): Scale =>
  scaleTime([from, to], [0, width]);

/**
 * As many ticks as fit without two labels touching.
 * @param widthOf the width of a label as it will be painted, px
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

/** About `count` ticks: d3 only places them at round times. */
const ticksNear = (scale: Scale, count: number): readonly Tick[] => {
  const times = scale.ticks(count).map(Number);
  const stepMs = (times[1] ?? Infinity) - (times[0] ?? 0);
  return times.map((at) => ({ at, label: labelOf(at, stepMs) }));
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
