// The filter text of GetJobs, `key : cond|cond ; key : cond`, built from typed parts. Pure; knows no question of the
// app. Source: CONTRACT.md, 'GetJobs conditions', and the operation page `jobs.asmx?op=GetJobs`.
import { CasJobsError } from './errors.ts';
import { statusWords, toJobId, toWsId, type JobId, type WsId } from './job.ts';

/**
 * A day of the server's calendar, `YYYY-MM-DD`; as a time it is the midnight that the day begins with. Never
 * with a time of day: the service's values hold no colon, and this is a form that .NET parses without one.
 */
export type Day = string;

/** What the service filters by, and what each key is compared with. */
export interface KeyValues {
  readonly JobID: JobId;
  readonly WSID: WsId;
  readonly Status: (typeof statusWords)[number];
  /** The queue's time limit in minutes; whole, 0 to 2^31-1. */
  readonly Queue: number;
  readonly TimeSubmit: Day;
  readonly TimeStart: Day;
  readonly TimeEnd: Day;
  readonly TaskName: string;
  readonly Error: string;
  readonly Query: string;
  readonly Context: string;
  readonly Type: string;
}

export type ConditionKey = keyof KeyValues;

/** Inclusive at both ends; null for an end that is open. */
export interface Condition<V> {
  readonly low: V | null;
  readonly high: V | null;
  readonly isOne: boolean;
}

export const equal = <V>(value: V): Condition<V> => ({ low: value, high: value, isOne: true });
export const atLeast = <V>(low: V): Condition<V> => ({ low, high: null, isOne: false });
export const atMost = <V>(high: V): Condition<V> => ({ low: null, high, isOne: false });
export const between = <V>(low: V, high: V): Condition<V> => ({ low, high, isOne: false });

/** The conditions of one key are united, the keys are intersected: no key can stand there twice. */
export type Conditions = {
  readonly [K in ConditionKey]?: readonly Condition<KeyValues[K]>[];
};

/**
 * Writes the filter text.
 * @throws CasJobsError `unsendable` for a value that the service would read as something else (one with
 * `: ; , |` or spaces at its ends, no day, no id), for a key without a condition, and for no key at all,
 * which would ask for everything
 */
export const conditionsText = (conditions: Conditions): string => {
  const keys = Object.keys(writers) as ConditionKey[];
  const parts = keys.flatMap((key) => {
    const some = conditions[key];
    return some === undefined ? [] : [partText(key, some)];
  });
  if (parts.length === 0) throw unsendable('A list of jobs is never asked for without a condition');
  return parts.join(' ; ');
};

const partText = <K extends ConditionKey>(
  key: K,
  some: readonly Condition<KeyValues[K]>[],
): string => {
  if (some.length === 0) throw unsendable(`${key}: there is no condition`);
  const texts = some.map(({ low, high, isOne }) => {
    const [from, to] = [low, high].map((end) => (end === null ? '' : valueText<K>(key, end)));
    return isOne ? from : `${from},${to}`;
  });
  return `${key} : ${texts.join('|')}`;
};

const valueText = <K extends ConditionKey>(key: K, value: KeyValues[K]): string => {
  const text = writers[key].write(value);
  if (text === null) throw unsendable(`${key}: ${writers[key].rule}`);
  return text;
};

/** Never repeats the value: an error's words go to screens and logs. */
const unsendable = (why: string): CasJobsError => new CasJobsError('unsendable', `${why}.`);

interface Writer<V> {
  /** Null for a value that cannot be sent. */
  readonly write: (value: V) => string | null;
  readonly rule: string;
}

const INT_MAX = 2 ** 31 - 1;

const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  // February 30th is parsed as a day of March.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};

const days: Writer<Day> = {
  write: (day) => (isDay(day) ? day : null),
  rule: 'a day is written like 2026-11-01',
};

const texts: Writer<string> = {
  // The service trims its values, so spaces at the ends would be lost.
  write: (text) => (/[:;,|]/.test(text) || text === '' || text.trim() !== text ? null : text),
  rule: 'a condition can hold none of : ; , | and no space at its ends',
};

const NO_ID = 'an ID is a whole number from 0 to 9223372036854775807';

const writers: { readonly [K in ConditionKey]: Writer<KeyValues[K]> } = {
  JobID: { write: toJobId, rule: NO_ID },
  WSID: { write: toWsId, rule: NO_ID },
  Status: {
    write: (word) => (statusWords.includes(word) ? String(statusWords.indexOf(word)) : null),
    rule: 'a status is one of the six words of the service',
  },
  Queue: {
    write: (minutes) =>
      Number.isInteger(minutes) && minutes >= 0 && minutes <= INT_MAX ? String(minutes) : null,
    rule: 'a queue is known by its whole minutes',
  },
  TimeSubmit: days,
  TimeStart: days,
  TimeEnd: days,
  TaskName: texts,
  Error: texts,
  Query: texts,
  Context: texts,
  Type: texts,
};
