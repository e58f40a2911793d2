// The filter text of GetJobs: `key : cond|cond ; key : cond`. Pure; knows jobs and no request.
import { statusWords } from '../casjobs/job.ts';
import { ServiceFault } from './faults.ts';
import type { JobNow } from './ledger.ts';
import { readDate } from './net-dates.ts';

type Test = (job: JobNow) => boolean;
type Ordered = bigint | number | string;

/** How a key's values are read, and what of a job they are held against. */
interface Key {
  readonly read: (text: string) => Ordered;
  readonly of: (job: JobNow) => Ordered;
}

const bad = (words: string, type = 'System.FormatException'): ServiceFault =>
  new ServiceFault(words, { type });

const long = (text: string): bigint => {
  if (!/^[+-]?\d{1,19}$/.test(text)) throw bad('Input string was not in a correct format.');
  return BigInt(text.replace('+', ''));
};
const date = (text: string): number => {
  const time = readDate(text);
  if (time === null) throw bad('String was not recognized as a valid DateTime.');
  return time;
};
/** As the database compares: without regard to letter case. */
const words = (text: string): string => text.toLowerCase();
/** A time that is not known yet is in year 1, before all others. */
const time = (at: number | null): number => at ?? -Infinity;

const keys: Readonly<Record<string, Key>> = {
  jobid: { read: long, of: (job) => BigInt(job.id) },
  status: { read: long, of: (job) => BigInt(statusWords.indexOf(job.status)) },
  queue: { read: long, of: (job) => BigInt(job.queueMinutes) },
  wsid: { read: long, of: (job) => BigInt(job.owner) },
  timesubmit: { read: date, of: (job) => time(job.submittedAt) },
  timestart: { read: date, of: (job) => time(job.startedAt) },
  timeend: { read: date, of: (job) => time(job.endedAt) },
  taskname: { read: words, of: (job) => words(job.taskName) },
  error: { read: words, of: (job) => words(job.error) },
  query: { read: words, of: (job) => words(job.query) },
  context: { read: words, of: (job) => words(job.context) },
  type: { read: words, of: (job) => words(job.type) },
};

/** Which jobs a text asks for; an empty one asks for all. @throws ServiceFault for what it cannot read */
export const testOf = (conditions: string): Test => {
  const tests = conditions
    .split(';')
    .filter((part) => part.trim() !== '')
    .map(testOfPart);
  return (job) => tests.every((test) => test(job));
};

const testOfPart = (part: string): Test => {
  const [name = '', values, ...rest] = part.split(':').map((text) => text.trim());
  if (values === undefined || rest.length > 0) throw notRead(part);
  const key = Object.hasOwn(keys, name.toLowerCase()) ? keys[name.toLowerCase()] : undefined;
  if (key === undefined) throw bad(`Unknown search key: '${name}'.`, 'System.Exception');
  const tests = values.split('|').map((value) => testOfValue(value, key, part));
  return (job) => tests.some((test) => test(job));
};

const testOfValue = (text: string, { read, of }: Key, part: string): Test => {
  const [first = '', second, ...rest] = text.split(',').map((value) => value.trim());
  if (rest.length > 0 || (first === '' && (second ?? '') === '')) throw notRead(part);
  if (second === undefined) {
    const wanted = read(first);
    return (job) => of(job) === wanted;
  }
  const low = first === '' ? null : read(first);
  const high = second === '' ? null : read(second);
  return (job) => (low === null || of(job) >= low) && (high === null || of(job) <= high);
};

const notRead = (part: string): ServiceFault =>
  bad(`Search condition not understood: '${part.trim()}'.`, 'System.Exception');
