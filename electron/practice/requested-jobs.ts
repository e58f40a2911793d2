// Reads the filter text of GetJobs, `key : cond|cond ; key : cond`, by the keys that the app sends. Pure.
import { statusWords } from '../casjobs/job.ts';
import type { JobNow } from './practice-jobs.ts';
import { ServiceFault } from './service-faults.ts';

type Matches = (job: JobNow) => boolean;

/** How a key's values are read, and what of a job they are compared with. */
interface FilterKey {
  readonly read: (text: string) => bigint | number;
  readonly of: (job: JobNow) => bigint | number;
}

const bad = (reason: string, type = 'System.FormatException'): ServiceFault =>
  new ServiceFault(reason, { type });

const long = (text: string): bigint => {
  if (!/^\d{1,19}$/.test(text)) throw bad('Input string was not in a correct format.');
  return BigInt(text);
};

/** The beginning of a day, in this computer's zone. */
const day = (text: string): number => {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)?.map(Number) ?? [];
  const at = new Date(year ?? NaN, (month ?? NaN) - 1, date);
  // February 30th would become a day of March.
  if (at.getDate() !== date) throw bad('String was not recognized as a valid DateTime.');
  return at.getTime();
};

const keys: ReadonlyMap<string, FilterKey> = new Map<string, FilterKey>([
  ['jobid', { read: long, of: (job) => BigInt(job.id) }],
  ['status', { read: long, of: (job) => statusWords.indexOf(job.status) }],
  ['timesubmit', { read: day, of: (job) => job.submittedAt }],
]);

/** Which jobs a text asks for; an empty one asks for all. @throws ServiceFault for what it cannot read */
export const readFilter = (conditions: string): Matches => {
  const parts = conditions.split(';').filter((part) => part.trim() !== '');
  const all = parts.map(readPart);
  return (job) => all.every((matches) => matches(job));
};

const readPart = (part: string): Matches => {
  const [name = '', values, ...rest] = part.split(':').map((text) => text.trim());
  if (values === undefined || rest.length > 0) throw notRead(part);
  const key = keys.get(name.toLowerCase());
  if (key === undefined) throw bad(`Unknown search key: '${name}'.`, 'System.Exception');
  const some = values.split('|').map((value) => readCondition(value, key, part));
  return (job) => some.some((matches) => matches(job));
};

/** `V`, `V,`, `,V` or `V1,V2`; the ends are inclusive. */
const readCondition = (text: string, { read, of }: FilterKey, part: string): Matches => {
  const ends = text.split(',').map((value) => value.trim());
  if (ends.length > 2 || ends.every((value) => value === '')) throw notRead(part);
  const [low = null, high = low] = ends.map((value) => (value === '' ? null : read(value)));
  return (job) => (low === null || of(job) >= low) && (high === null || of(job) <= high);
};

const notRead = (part: string): ServiceFault =>
  bad(`Search condition not understood: '${part.trim()}'.`, 'System.Exception');
