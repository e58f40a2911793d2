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
/** A label and the room around it. */
const TICK_PX = 84;

export const scaleOf = ([from, to]: readonly [number, number], width: number): Scale =>
  scaleTime([from, to], [0, width]);

export const ticksOf = (scale: Scale, width: number): readonly Tick[] => {
  const moments = scale.ticks(Math.max(2, Math.floor(width / TICK_PX))).map(Number);
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
