// What clocks in the zones of the IANA database show. Pure but for the computer's own zone; remembers what it has computed.

const MINUTE_MS = 60_000;
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
export const someMomentsAt = (timeZone: string, shown: number): readonly number[] => {
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
