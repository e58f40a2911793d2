// How the person has the jobs ordered: by which column, which way. Pure.
import { compareJobIds } from '../../electron/core/view-model/newest-first.ts';
import type { JobView } from '../../electron/core/view-model/snapshot.ts';
import { locale } from '../../electron/i18n/locale.ts';
import { statuses, type SortColumn } from './columns.ts';
import { lengthOf } from './job-times.ts';
import { jobKeyOf } from './jobs.ts';
import { finish, sortSteps, STEP, type Steps } from '../../electron/slices.ts';

export type Direction = 'ascending' | 'descending';

export interface JobOrder {
  readonly by: SortColumn;
  readonly direction: Direction;
}

/** What is looked for stands on top: new jobs, long lists, long times; and words from A on. */
const firstDirections: Readonly<Record<SortColumn, Direction>> = {
  id: 'descending',
  task: 'ascending',
  account: 'ascending',
  context: 'ascending',
  status: 'ascending',
  rows: 'descending',
  time: 'descending',
};

/** What a click on the head of a column leads to: its first direction, the other one, no order of one's own. */
export const nextOrder = (now: JobOrder | null, by: SortColumn): JobOrder | null => {
  const first = firstDirections[by];
  if (now?.by !== by) return { by, direction: first };
  if (now.direction !== first) return null;
  return { by, direction: first === 'ascending' ? 'descending' : 'ascending' };
};

/** What a job is ordered by; null where it has nothing in that column. */
type Value = string | number | null;

const timeOf = (job: JobView, now: number): Value => {
  if (job.status === 'canceling')
    return job.cancelingSince === null || job.vanished ? null : now - job.cancelingSince;
  return lengthOf(job.status === 'ready' ? job.waiting : job.running, () => now);
};

type Names = ReadonlyMap<string, string>;

const valueOf = (by: Exclude<SortColumn, 'id'>, names: Names, now: number) =>
  ({
    task: (job: JobView): Value => job.taskName,
    account: (job: JobView): Value => names.get(job.accountKey) ?? null,
    context: (job: JobView): Value => job.context,
    status: (job: JobView): Value => statuses.indexOf(job.status),
    rows: (job: JobView): Value => (job.status === 'finished' ? Number(job.rows) : null),
    time: (job: JobView): Value => timeOf(job, now),
  })[by];

/**
 * The jobs in an order; those that are alike in it stay in the order in which they came, and those that have
 * nothing in that column come last, whichever way it goes.
 * @param names of the accounts, by their keys
 * @param now ms since 1970, for lengths that grow
 */
export const ordered = (...about: Parameters<typeof orderSteps>): readonly JobView[] =>
  finish(orderSteps(...about));

/** The same in steps: to compare 40,000 names takes a few tenths of a second. */
export function* orderSteps(
  jobs: readonly JobView[],
  { by, direction }: JobOrder,
  names: Names,
  now: number,
): Steps<readonly JobView[]> {
  const way = direction === 'ascending' ? 1 : -1;
  if (by === 'id')
    return yield* sortSteps(jobs, (one, other) => way * compareJobIds(one.jobId, other.jobId));
  const value = valueOf(by, names, now);
  const compare = comparison();
  const items: { readonly job: JobView; readonly value: Value }[] = [];
  for (const job of jobs) {
    items.push({ job, value: value(job) });
    if (items.length % STEP === 0) yield;
  }
  const sorted = yield* sortSteps(items, (one, other) => {
    if (one.value === other.value) return 0;
    if (one.value === null) return 1;
    return other.value === null ? -1 : way * compare(one.value, other.value);
  });
  return sorted.map(({ job }) => job);
}

const comparison = (): ((one: string | number, other: string | number) => number) => {
  const { compare } = new Intl.Collator(locale(), { numeric: true });
  return (one, other) =>
    typeof one === 'number' && typeof other === 'number'
      ? one - other
      : compare(String(one), String(other));
};

/** The jobs that are there now, in the places in which they were sorted; those that have come since are first. */
export const inPlaces = (
  jobs: readonly JobView[],
  sorted: readonly JobView[],
): readonly JobView[] => {
  const left = new Map(jobs.map((job) => [jobKeyOf(job), job]));
  const placed: JobView[] = [];
  for (const before of sorted) {
    const key = jobKeyOf(before);
    const job = left.get(key);
    if (job === undefined) continue;
    placed.push(job);
    left.delete(key);
  }
  return [...left.values(), ...placed];
};
