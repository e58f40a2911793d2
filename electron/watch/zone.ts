// Places the service's times, which mostly come without a zone, on the computer's clock, by the IANA database. Pure, except
// for the computer's own zone; remembers what it has computed.
import type { ServiceTime } from '../casjobs/job.ts';

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

/** Zones differ by quarters of an hour, and change at one. */
export const QUARTER_MS = 15 * MINUTE_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * The moments (ms since 1970) at which a clock in `timeZone` shows `shown` (ms since 1970, read as if it were UTC),
 * earliest first: two in the hour that is repeated when summer time ends, none in the hour that is skipped.
 */
export const momentsAt = (timeZone: string, shown: number): readonly number[] => {
  const { before, after } = offsetsAround(timeZone, shown);
  if (before === after) return [shown - before];
  return [shown - before, shown - after].filter((at) => offsetAt(timeZone, at) === shown - at);
};

/** The same, and for a time in the skipped hour the moment it would be if the clock had not been set forward. */
const someMomentsAt = (timeZone: string, shown: number): readonly number[] => {
  const moments = momentsAt(timeZone, shown);
  return moments.length > 0 ? moments : [shown - offsetsAround(timeZone, shown).before];
};

/** The computer's own zone; null where the system does not name one. */
export const ownZone = (): string | null => {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  try {
    clockOf(timeZone);
    return timeZone;
  } catch {
    return null;
  }
};

/** No zone changes twice within two days. */
const offsetsAround = (timeZone: string, shown: number): { before: number; after: number } => ({
  before: offsetAt(timeZone, shown - DAY_MS),
  after: offsetAt(timeZone, shown + DAY_MS),
});

/** What a clock in `timeZone` shows at `at`, less UTC; ms. Zones change at a quarter of an hour, and on few days. */
const offsetAt = (timeZone: string, at: number): number => {
  const day = Math.floor(at / DAY_MS) * DAY_MS;
  const offset = knownOffset(timeZone, day);
  if (offset === knownOffset(timeZone, day + DAY_MS)) return offset;
  return knownOffset(timeZone, Math.floor(at / QUARTER_MS) * QUARTER_MS);
};

/** A list of years has fewer days. */
const MOST_OFFSETS = 10_000;
const offsets = new Map<string, Map<number, number>>();

/** Remembered: to compute it takes long, and lists have thousands of times. */
const knownOffset = (timeZone: string, at: number): number => {
  const known = offsets.get(timeZone) ?? new Map<number, number>();
  const before = known.get(at);
  if (before !== undefined) return before;
  if (known.size >= MOST_OFFSETS) known.clear();
  const offset = computedOffset(timeZone, at);
  offsets.set(timeZone, known.set(at, offset));
  return offset;
};

const computedOffset = (timeZone: string, at: number): number => {
  const parts = clockOf(timeZone).formatToParts(at);
  const part = (type: string): number => Number(parts.find((p) => p.type === type)?.value);
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return shown - at;
};

const clocks = new Map<string, Intl.DateTimeFormat>();

const clockOf = (timeZone: string): Intl.DateTimeFormat => {
  const clock =
    clocks.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { timeZone, ...TO_THE_SECOND });
  clocks.set(timeZone, clock);
  return clock;
};

const TO_THE_SECOND = {
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
} as const;
