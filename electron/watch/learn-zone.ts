// Learns the server's zone from times that were written between two polls. It looks for a zone of the IANA database
// whose clock showed them, so that times before and after a change of summer time are right as well. Pure.
import type { Job, ServiceTime } from '../casjobs/job.ts';
import { momentsAt, ownZone, QUARTER_MS, shownTime, type Zone } from './zone.ts';

/** A job before and after a poll. */
export interface Change {
  readonly before: Job | null;
  /** The server's clock at the poll before, ms since 1970; null if there was none. */
  readonly beforeAt: number | null;
  readonly after: Job;
}

export interface ZoneLearner {
  zone(): Zone;
  /** @param serverNow the server's clock at this poll; null where it sent none */
  observe(changes: readonly Change[], serverNow: number | null): void;
}

/** What the server's clock showed (ms, read as UTC), and when; at most half a quarter of an hour off. */
interface Observation {
  readonly shown: number;
  readonly at: number;
  /** Half in an hour that a clock which may be meant shows twice: a zone without that hour fits as well. */
  readonly weight: number;
}

type Candidate = { readonly timeZone: string } | { readonly offsetMinutes: number };

const MINUTE_MS = 60_000;
/** A time is taken for 'just written' only between polls closer than this; half a step, so the step is certain. */
const LONGEST_GAP_MS = 7 * MINUTE_MS;
/** So many of the newest count: several outweigh an odd one, and a server that has moved is believed after a few. */
const MOST_OBSERVATIONS = 5;
const FURTHEST_MINUTES = 14 * 60;

/**
 * Each poll is one observation, however many jobs it saw: what it says depends on one clock. A zone is learnt when
 * more speaks for it than against it, where an assumed zone counts as an observation of its own. When that no longer
 * holds, the zone is again what it was at first.
 * Nothing is kept over a restart: one job is enough to learn it again, and a wrong zone would stay.
 */
export const createZoneLearner = (atFirst: Zone, own: string | null = ownZone()): ZoneLearner => {
  const assumed = atFirst.kind === 'assumed' ? atFirst.timeZone : null;
  const zones = [...new Set([assumed, own, ...likelyZones])].filter((zone) => zone !== null);
  const usual = [...new Set([assumed, own, ...atObservatories])].filter((zone) => zone !== null);
  let recent: readonly Observation[] = [];
  let zone = atFirst;

  const decide = (): Zone => {
    const isBelieved = (one: Candidate): boolean => weightOf(one, recent, assumed) > 0;
    // What holds is kept while it can be: another zone may fit as well at this time of the year.
    if (zone.kind !== 'unknown' && isBelieved(zone)) return asLearnt(zone);
    const candidates = [
      ...zones.map((timeZone) => ({ timeZone })),
      ...recent.map((one) => ({ offsetMinutes: offsetMinutesOf(one) })),
    ];
    const weight = (one: Candidate): number => weightOf(one, recent, assumed);
    const best =
      // Mostly the first ones fit, and the others need not be computed.
      candidates.find((one) => weight(one) === recent.length) ??
      candidates.filter(isBelieved).sort((one, other) => weight(other) - weight(one))[0];
    return best ? asLearnt(best) : atFirst;
  };
  const asLearnt = (one: Candidate): Zone => {
    const learnt: Zone = { kind: 'learnt', ...candidateOf(one) };
    return JSON.stringify(learnt) === JSON.stringify(zone) ? zone : learnt;
  };

  return {
    zone: () => zone,
    observe: (changes, serverNow) => {
      const found = serverNow === null ? null : observationIn(changes, serverNow);
      if (found === null) return;
      const isRepeated = usual.some((one) => momentsThen(one, found).length > 1);
      recent = [...recent, { ...found, weight: isRepeated ? 0.5 : 1 }].slice(-MOST_OBSERVATIONS);
      zone = decide();
    },
  };
};

const candidateOf = (one: Candidate): Candidate =>
  'timeZone' in one ? { timeZone: one.timeZone } : { offsetMinutes: one.offsetMinutes };

/** What speaks for a zone less what speaks against it; 0 or less where it is not to be believed. */
const weightOf = (
  one: Candidate,
  observations: readonly Observation[],
  assumed: string | null,
): number => {
  const agreements = observations.map((observation) => agreement(one, observation));
  const isAssumed = 'timeZone' in one && one.timeZone === assumed;
  const prior = assumed !== null && isAssumed ? 1 : 0;
  const seen = agreements.reduce((sum, each) => sum + each, 0);
  // An offset without a zone is odd: one observation is not enough for it, as one in the repeated hour is not.
  const least = 'timeZone' in one ? 1 : 2;
  if (seen === 0 || seen + prior < least) return 0;
  const against = agreements.filter((each) => each === 0).length;
  return seen + prior - against - (assumed !== null && !isAssumed ? 1 : 0);
};

/** The weight of the observation where a clock of this zone showed it then; 0 where it did not. */
const agreement = (one: Candidate, observation: Observation): number => {
  const agrees =
    'timeZone' in one
      ? momentsThen(one.timeZone, observation).length > 0
      : offsetMinutesOf(observation) === one.offsetMinutes;
  return agrees ? observation.weight : 0;
};

type Seen = Pick<Observation, 'shown' | 'at'>;

/** All moments at which a clock of this zone shows it; none where that was not then. */
const momentsThen = (timeZone: string, { shown, at }: Seen): readonly number[] => {
  const moments = momentsAt(timeZone, shown);
  return moments.some((moment) => Math.abs(moment - at) <= QUARTER_MS / 2) ? moments : [];
};

const offsetMinutesOf = ({ shown, at }: Seen): number =>
  (Math.round((shown - at) / QUARTER_MS) * QUARTER_MS) / MINUTE_MS;

/** Of what the changes of one poll say, that which most of them say. */
const observationIn = (changes: readonly Change[], now: number): Seen | null => {
  const byOffset = new Map<number, Seen[]>();
  for (const change of changes) {
    const one = observationOf(change, now);
    if (one === null || Math.abs(offsetMinutesOf(one)) > FURTHEST_MINUTES) continue;
    const offset = offsetMinutesOf(one);
    byOffset.set(offset, [...(byOffset.get(offset) ?? []), one]);
  }
  const groups = [...byOffset.values()].sort((one, other) => other.length - one.length);
  const [first, second] = groups;
  // Where two things are said equally often, nothing is.
  return first === undefined || first.length === second?.length ? null : (first[0] ?? null);
};

const observationOf = (change: Change, now: number): Seen | null => {
  const { beforeAt } = change;
  if (beforeAt === null || now - beforeAt > LONGEST_GAP_MS) return null;
  const written = newTimeOf(change);
  const shown = written === null ? null : shownTime(written);
  return shown === null ? null : { shown, at: (beforeAt + now) / 2 };
};

/** The time that was written between the two polls, if one was. A job not known before may be old. */
const newTimeOf = ({ before, after }: Change): ServiceTime | null => {
  if (before === null) return null;
  if (before.endedAt === null && after.endedAt !== null) return after.endedAt;
  return before.startedAt === null && after.startedAt !== null ? after.startedAt : null;
};

/** Where sky surveys and their archives are; a server that keeps UTC is likelier than any other at its offset. */
const atObservatories: readonly string[] = [
  'UTC',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'Pacific/Honolulu',
  'America/Phoenix',
  'America/Santiago',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Helsinki',
  'Africa/Johannesburg',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Australia/Sydney',
];

const elsewhere: readonly string[] = [
  'America/Sao_Paulo',
  'Europe/Moscow',
  'Australia/Brisbane',
  'Australia/Adelaide',
  'Pacific/Auckland',
  'America/Halifax',
  'America/Puerto_Rico',
  'America/Bogota',
  'America/Mexico_City',
  'America/Anchorage',
  'America/St_Johns',
  'Africa/Lagos',
  'Africa/Cairo',
  'Asia/Jerusalem',
  'Asia/Beirut',
  'Asia/Tehran',
  'Asia/Dubai',
  'Asia/Kabul',
  'Asia/Karachi',
  'Asia/Kathmandu',
  'Asia/Dhaka',
  'Asia/Yangon',
  'Asia/Bangkok',
  'Australia/Eucla',
  'Australia/Darwin',
  'Australia/Lord_Howe',
  'Pacific/Noumea',
  'Pacific/Fiji',
  'Pacific/Norfolk',
  'Pacific/Chatham',
  'Pacific/Tongatapu',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Pacific/Marquesas',
  'Pacific/Gambier',
  'Pacific/Pitcairn',
  'Pacific/Easter',
  'America/Havana',
  'America/Miquelon',
  'America/Nuuk',
  'America/Noronha',
  'America/Adak',
  'Atlantic/Azores',
  'Atlantic/Cape_Verde',
  'Africa/Casablanca',
  'Asia/Gaza',
  'Europe/Chisinau',
];

/** The likeliest first. */
const likelyZones: readonly string[] = [...atObservatories, ...elsewhere];
