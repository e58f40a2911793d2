// Places the service's times, which mostly come without a zone, on the computer's clock. Pure.
import type { ServiceTime } from '../casjobs/job.ts';
import { someMomentsAt } from './zone-clock.ts';

/**
 * How the server's zone is known. `learnt` from events seen as they happened: a zone with its rules, or, where no
 * zone fits, an offset from UTC; `assumed` from where the site stands; `unknown`: its times are shown as written.
 */
export type Zone =
  | { readonly kind: 'learnt'; readonly timeZone: string }
  | { readonly kind: 'learnt'; readonly offsetMinutes: number }
  | { readonly kind: 'assumed'; readonly timeZone: string }
  | { readonly kind: 'unknown' };

/** Times as if the service's clock showed UTC: hours wrong at most, and in their order. */
export const AS_WRITTEN: Zone = { kind: 'learnt', offsetMinutes: 0 };

const HAS_ZONE = /(?:Z|[+-]\d{2}:\d{2})$/i;
const MINUTE_MS = 60_000;

/** A time without a zone, ms since 1970 as if it were UTC; null where it has a zone, or is no time. */
export const shownTime = (time: ServiceTime): number | null =>
  HAS_ZONE.test(time) ? null : numberOrNull(Date.parse(`${time}Z`));

/** The moments that a time may stand for, earliest first; none where it is no time, or the zone is unknown. */
const momentsOf = (time: ServiceTime, zone: Zone): readonly number[] => {
  if (HAS_ZONE.test(time)) return [Date.parse(time)].filter((at) => !Number.isNaN(at));
  const shown = shownTime(time);
  if (shown === null || zone.kind === 'unknown') return [];
  return 'timeZone' in zone
    ? someMomentsAt(zone.timeZone, shown)
    : [shown - zone.offsetMinutes * MINUTE_MS];
};

/** The time in ms since 1970, or null while the zone is unknown. In the repeated hour it is the earlier of two. */
export const placeTime = (time: ServiceTime, zone: Zone): number | null =>
  momentsOf(time, zone)[0] ?? null;

/**
 * Places times of which each is no earlier than those before it, as a job's are: in the repeated hour that tells
 * which of the two moments is meant. A null stays one.
 */
export const placeInOrder = (
  times: readonly (ServiceTime | null)[],
  zone: Zone,
): readonly (number | null)[] => {
  let least = -Infinity;
  return times.map((time) => {
    const moments = time === null ? [] : momentsOf(time, zone);
    const at = moments.find((moment) => moment >= least) ?? moments.at(-1) ?? null;
    least = at ?? least;
    return at;
  });
};

/** To measure with: two times of one clock have a difference in any zone. */
export const measuringZone = (zone: Zone): Zone => (zone.kind === 'unknown' ? AS_WRITTEN : zone);

/** From one time to another, ms; null where one is no time. */
export const lengthBetween = (from: ServiceTime, to: ServiceTime, zone: Zone): number | null => {
  const [start = null, end = null] = placeInOrder([from, to], measuringZone(zone));
  return start === null || end === null ? null : Math.max(0, end - start);
};

const numberOrNull = (n: number): number | null => (Number.isNaN(n) ? null : n);
