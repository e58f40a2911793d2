// Places the service's times, which mostly come without a zone, on the computer's clock. Pure.
import type { Job, ServiceTime } from '../casjobs/job.ts';

/**
 * How the server's zone is known. `learnt` from an event seen as it happened; `assumed` from where the
 * site stands; `unknown`: its times are shown as written.
 */
export type Zone =
  | { readonly kind: 'learnt'; readonly offsetMinutes: number }
  | { readonly kind: 'assumed'; readonly timeZone: string }
  | { readonly kind: 'unknown' };

/** Times as if the service's clock showed UTC: hours wrong at most, and in their order. */
export const AS_WRITTEN: Zone = { kind: 'learnt', offsetMinutes: 0 };

const HAS_ZONE = /(?:Z|[+-]\d{2}:\d{2})$/i;
const MINUTE_MS = 60_000;
/** Zones differ by quarters of an hour. */
const STEP_MINUTES = 15;
/** An event is 'seen as it happened' only between looks closer than this; half a step, so the step is certain. */
const LONGEST_GAP_MS = 7 * MINUTE_MS;

/** The time in ms since 1970, or null while the zone is unknown. */
export const placeTime = (time: ServiceTime, zone: Zone): number | null => {
  if (HAS_ZONE.test(time)) return numberOrNull(Date.parse(time));
  const asIfUtc = Date.parse(`${time}Z`);
  if (Number.isNaN(asIfUtc) || zone.kind === 'unknown') return null;
  if (zone.kind === 'learnt') return asIfUtc - zone.offsetMinutes * MINUTE_MS;
  const offset = offsetOfZone(zone.timeZone, asIfUtc);
  // Once more with the better moment, for the hours around a change of summer time.
  return asIfUtc - offsetOfZone(zone.timeZone, asIfUtc - offset);
};

/** From one time to another, ms; null where one is no time. Two times of one clock have a difference in any zone. */
export const lengthBetween = (from: ServiceTime, to: ServiceTime, zone: Zone): number | null => {
  const known = zone.kind === 'unknown' ? AS_WRITTEN : zone;
  const [start, end] = [placeTime(from, known), placeTime(to, known)];
  return start === null || end === null ? null : Math.max(0, end - start);
};

const numberOrNull = (n: number): number | null => (Number.isNaN(n) ? null : n);

const QUARTER_MS = STEP_MINUTES * MINUTE_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** What a clock in `timeZone` shows at `at`, less UTC; ms. Zones change at a quarter of an hour, and on few days. */
const offsetOfZone = (timeZone: string, at: number): number => {
  const day = Math.floor(at / DAY_MS) * DAY_MS;
  const offset = knownOffset(timeZone, day);
  if (offset === knownOffset(timeZone, day + DAY_MS)) return offset;
  return knownOffset(timeZone, Math.floor(at / QUARTER_MS) * QUARTER_MS);
};

/** A list of years has fewer days. */
const MOST_OFFSETS = 10_000;
const offsets = new Map<string, Map<number, number>>();

/** Remembered: to ask for it takes long, and lists have thousands of times. */
const knownOffset = (timeZone: string, at: number): number => {
  const known = offsets.get(timeZone) ?? new Map<number, number>();
  const before = known.get(at);
  if (before !== undefined) return before;
  if (known.size >= MOST_OFFSETS) known.clear();
  const offset = askedOffset(timeZone, at);
  offsets.set(timeZone, known.set(at, offset));
  return offset;
};

const askedOffset = (timeZone: string, at: number): number => {
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

/** A job before and after a look. */
export interface Change {
  readonly before: Job | null;
  /** The server's clock at the look before, ms since 1970; null if there was none. */
  readonly beforeAt: number | null;
  readonly after: Job;
}

/**
 * Learns the server's zone from a time that was written between two looks.
 * @param serverNow the server's clock at this look
 */
export const learnZone = (changes: readonly Change[], serverNow: number | null): Zone | null => {
  if (serverNow === null) return null;
  for (const change of changes) {
    const written = freshTimeOf(change, serverNow);
    if (written === null || HAS_ZONE.test(written)) continue;
    const ahead = (Date.parse(`${written}Z`) - serverNow) / MINUTE_MS;
    const offsetMinutes = Math.round(ahead / STEP_MINUTES) * STEP_MINUTES;
    if (Number.isFinite(offsetMinutes) && Math.abs(offsetMinutes) <= 14 * 60)
      return { kind: 'learnt', offsetMinutes };
  }
  return null;
};

/** The time that came to be between the two looks, if one did. A job not known before may be old, so it teaches nothing. */
const freshTimeOf = ({ before, beforeAt, after }: Change, now: number): ServiceTime | null => {
  if (before === null || beforeAt === null || now - beforeAt > LONGEST_GAP_MS) return null;
  if (before.endedAt === null && after.endedAt !== null) return after.endedAt;
  return before.startedAt === null && after.startedAt !== null ? after.startedAt : null;
};
