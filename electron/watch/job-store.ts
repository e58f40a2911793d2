// The jobs of one account as the service last reported them, since when, and how many could not be read.
import {
  isFinal,
  statusOf,
  toJobId,
  type Job,
  type JobId,
  type ServiceTime,
} from '../casjobs/job.ts';
import type { JobsAnswer, JobQuery } from '../casjobs/service.ts';
import { createZoneLearner, type Change } from './learn-zone.ts';
import { AS_WRITTEN, placeTime, type Zone } from './zone.ts';

export interface JobRecord {
  readonly job: Job;
  /** Since when this app knows the job in its present status; ms since 1970. */
  readonly statusSince: number;
  /** Since when it was known to be canceling, kept when it is over; null where that was never seen. */
  readonly cancelingSince: number | null;
  /** Asked for by id and not found. */
  readonly vanished: boolean;
  /** When it was submitted, as if the service's clock showed UTC; ms since 1970, 0 if unknown. To sort by. */
  readonly order: number;
}

export interface JobStore {
  get(jobId: JobId): JobRecord | undefined;
  all(): readonly JobRecord[];
  /** How many are known. */
  count(): number;
  /** Another one after each change of any job: who has derived something of all jobs need not do so again before. */
  version(): number;
  /** The jobs whose status is another than when this was called last; those that were new meanwhile are not among them. */
  takeStatusChanges(): readonly Job[];
  /** Those that are not over, as far as we know, and their ids. */
  open(): readonly JobRecord[];
  openIds(): readonly JobId[];
  zone(): Zone;
  /** One above the highest id that is known; null where none is. */
  newFrom(): JobId | null;
  /** How many jobs could not be read. */
  unreadable(): number;
  /** Takes an answer in; says which of the asked ids were missing from it. */
  take(question: JobQuery, answer: JobsAnswer, now: number): { missing: readonly JobId[] };
  /**
   * Takes in what GetJobStatus has answered: the status number, or null for 'no such job'. All else of the job stays
   * as the list last said.
   */
  applyStatus(jobId: JobId, statusCode: number | null, now: number): void;
}

/** @param ownZone the zone of this computer, where it is not to be asked for it */
export const createJobStore = (zoneAtFirst: Zone, ownZone?: string | null): JobStore => {
  const known = new Map<JobId, JobRecord>();
  /** Those of them that are not over: mostly few of very many. */
  const open = new Map<JobId, JobRecord>();
  /** The server's clock when it last named the job: not every answer names every job. */
  const namedAt = new Map<JobId, number | null>();
  const learner = createZoneLearner(zoneAtFirst, ownZone);
  const journal = createStatusJournal(known);
  let highest: bigint | null = null;
  let unreadable: UnreadableJobs = [];
  let version = 0;

  const set = (record: JobRecord): void => {
    version += 1;
    const { jobId, status } = record.job;
    known.set(jobId, record);
    if (isFinal(status) || record.vanished) open.delete(jobId);
    else open.set(jobId, record);
  };
  const keep = (job: Job, before: JobRecord | undefined, now: number): void => {
    // Most lists say of most jobs what the one before has said. What was derived of it holds, and its texts are not kept twice.
    if (before && !before.vanished && isSameJob(before.job, job)) return;
    journal.note(job, before?.job);
    set(knownOf(job, before, now));
  };

  const takeJob = (job: Job, now: number, serverNow: number | null): Change => {
    const { jobId } = job;
    const before = known.get(jobId);
    // An id that only GetJobStatus has named does not count: the list has not been asked for those below it.
    const isNew = !namedAt.has(jobId);
    if (isNew && (highest === null || BigInt(jobId) > highest)) highest = BigInt(jobId);
    const beforeAt = namedAt.get(jobId) ?? null;
    // Final is final: an answer that says otherwise comes from behind the times.
    if (before && isFinal(before.job.status) && !isFinal(job.status)) {
      return { before: before.job, beforeAt, after: before.job };
    }
    keep(job, before, now);
    namedAt.set(jobId, serverNow);
    return { before: before?.job ?? null, beforeAt, after: job };
  };

  const markMissing = (jobId: JobId): void => {
    const before = known.get(jobId);
    if (before && !before.vanished) set({ ...before, vanished: true });
  };

  return {
    get: (jobId) => known.get(jobId),
    all: () => [...known.values()],
    count: () => known.size,
    version: () => version,
    takeStatusChanges: () => journal.take(),
    open: () => [...open.values()],
    openIds: () => [...open.keys()],
    zone: () => learner.zone(),
    unreadable: () => unreadable.length,
    newFrom: () => (highest === null ? null : toJobId(String(highest + 1n))),
    take: (question, answer, now) => {
      const changes = answer.jobs.map((job) => takeJob(job, now, answer.serverNow));
      learner.observe(changes, answer.serverNow);
      unreadable = afterAnswer(unreadable, question, answer);
      const missing = missingFrom(question, answer);
      missing.forEach(markMissing);
      return { missing };
    },
    applyStatus: (jobId, statusCode, now) => {
      if (statusCode === null) {
        markMissing(jobId);
        return;
      }
      const before = known.get(jobId);
      const status = statusOf(statusCode);
      if (before && isFinal(before.job.status)) return;
      if (before?.job.statusCode === statusCode && !before.vanished) return;
      const job = { ...(before?.job ?? onlyId(jobId)), status, statusCode };
      // Only the list tells the number of rows; the number from before the end is out of date.
      keep(isFinal(status) ? { ...job, rows: '' } : job, before, now);
    },
  };
};

/** The status that jobs had before it changed for the first time. */
const createStatusJournal = (known: ReadonlyMap<JobId, JobRecord>) => {
  let firsts = new Map<JobId, number | null>();
  let fresh = new Set<JobId>();
  return {
    note: ({ jobId, statusCode }: Job, before: Job | undefined): void => {
      if (!before) fresh.add(jobId);
      else if (before.statusCode !== statusCode && !fresh.has(jobId) && !firsts.has(jobId))
        firsts.set(jobId, before.statusCode);
    },
    take: (): readonly Job[] => {
      const changed = [...firsts].flatMap(([jobId, before]) => {
        const job = known.get(jobId)?.job;
        return job && job.statusCode !== before ? [job] : [];
      });
      firsts = new Map();
      fresh = new Set();
      return changed;
    },
  };
};

/** Both are flat. */
const isSameJob = (one: Job, other: Job): boolean => {
  const names = Object.keys(other) as (keyof Job)[];
  return (
    names.length === Object.keys(one).length && names.every((name) => one[name] === other[name])
  );
};

/** A job of which the list has never said anything. */
const onlyId = (jobId: JobId): Omit<Job, 'status' | 'statusCode'> => ({
  jobId,
  queueMinutes: 0,
  rows: '',
  taskName: null,
  context: null,
  jobType: null,
  query: null,
  error: null,
  outputLoc: null,
  submittedAt: null,
  startedAt: null,
  endedAt: null,
});

const knownOf = (job: Job, before: JobRecord | undefined, now: number): JobRecord => {
  const same = before?.job.statusCode === job.statusCode;
  const statusSince = same ? before.statusSince : now;
  const canceling = job.status === 'canceling' ? statusSince : null;
  const cancelingSince = before?.cancelingSince ?? canceling;
  return { job, statusSince, cancelingSince, vanished: false, order: orderOf(job, before) };
};

const orderOf = ({ submittedAt }: Job, before: JobRecord | undefined): number => {
  if (before && before.job.submittedAt === submittedAt) return before.order;
  return submittedAt === null ? 0 : (placeTime(submittedAt, AS_WRITTEN) ?? 0);
};

const missingFrom = (question: JobQuery, answer: JobsAnswer): readonly JobId[] => {
  // A job that could not be read may be the one that is missing.
  if (question.about !== 'ids' || (answer.unreadable ?? []).length > 0) return [];
  const there = new Set(answer.jobs.map((job) => job.jobId));
  return question.jobIds.filter((jobId) => !there.has(jobId));
};

/** One for each job: when it was submitted, null where that is not known either. */
type UnreadableJobs = readonly (ServiceTime | null)[];

/**
 * A listing replaces what it covers. What an answer about other jobs names in addition is added: an answer about
 * single ids, for one, says nothing of the others.
 */
const afterAnswer = (
  before: UnreadableJobs,
  question: JobQuery,
  { unreadable = [] }: JobsAnswer,
): UnreadableJobs => {
  const kept = before.filter((time) => !covers(question, time));
  const counts = new Map<ServiceTime | null, number>();
  for (const time of kept) counts.set(time, (counts.get(time) ?? 0) + 1);
  const isNew = (time: ServiceTime | null): boolean => {
    const left = counts.get(time) ?? 0;
    counts.set(time, left - 1);
    return left <= 0;
  };
  return [...kept, ...unreadable.filter(isNew)];
};

const covers = (question: JobQuery, time: ServiceTime | null): boolean => {
  if (question.about === 'since') return time === null || time.slice(0, 10) >= question.day;
  if (question.about !== 'between' || time === null) return false;
  return time >= question.from && time < question.until;
};
