// Which query the next poll sends: one GetJobs for each poll, whatever the number of jobs, within the size that a
// service accepts.
import type { JobId, Job } from '../casjobs/job.ts';
import type { JobQuery, JobsAnswer } from '../casjobs/service.ts';
import { JOBS_AT_ONCE } from '../slices.ts';

const DAY_MS = 24 * 60 * 60_000;
/** How far back the first listing goes, and each older one goes further. */
const LISTING_DAYS = 30;
/**
 * How often the list is requested again while jobs are followed by id; ms. A poll of these brings new ones as well,
 * by their higher ids; this is for a site whose ids would not grow.
 */
const LISTING_EVERY_MS = 30 * 60_000;

export interface PlanState {
  /** When the last listing by day was answered, ms since 1970; null before the first. */
  readonly listedAt: number | null;
  /** How far back the listings go, ms since 1970; its day counts. Null before the first. */
  readonly listedFrom: number | null;
  /** Whether all open jobs, however old, have been listed once. */
  readonly openListed: boolean;
  /** The last listing left out some jobs that are followed: older ones, or ones that are over. */
  readonly leftOut: boolean;
  /** The user has requested a fresh list, which has not come yet. */
  readonly listingPending: boolean;
  /** The user has requested older jobs, which have not come yet. */
  readonly olderPending: boolean;
}

export const initialPlan: PlanState = {
  listedAt: null,
  listedFrom: null,
  openListed: false,
  leftOut: false,
  listingPending: false,
  olderPending: false,
};

/** Whether the next poll should not wait for its turn. */
export const isIncomplete = ({
  openListed,
  leftOut,
  listingPending,
  olderPending,
}: PlanState): boolean => !openListed || leftOut || listingPending || olderPending;

export interface PlanInput {
  readonly asked: PlanState;
  /** Jobs that are not over, or watched: those whose change is waited for. */
  readonly followed: readonly JobId[];
  /** One above the highest id that is known; null where none is. */
  readonly newFrom: JobId | null;
  /** A command has just been sent for one of them: ask about them before anything else. */
  readonly followedFirst: boolean;
  readonly now: number;
}

/**
 * The first poll lists a month and the second all that is open; from then on a poll follows jobs by id, and
 * asks for those with a higher id than any known, in the same question. A day is taken off for the server's unknown zone.
 * Older jobs are listed on request, a month at a time: never all there are.
 * A listing that left followed jobs out is followed by a poll of these.
 */
export const nextQuery = (request: PlanInput): JobQuery => {
  const { asked, followed, newFrom, followedFirst, now } = request;
  const byId: JobQuery = { about: 'ids', jobIds: followed, from: newFrom };
  if (followedFirst && followed.length > 0) return byId;
  if (asked.listedAt === null) return since(furtherBack(now));
  if (!asked.openListed) return { about: 'open' };
  if (asked.olderPending && asked.listedFrom !== null) return older(asked.listedFrom);
  const due = now - asked.listedAt >= LISTING_EVERY_MS && !asked.leftOut;
  const list = asked.listingPending || due || followed.length === 0;
  return list ? since(asked.listedAt - DAY_MS) : byId;
};

/** What has been asked, once the question of a poll that began at `begunAt` is answered. */
export const planAfter = (asked: PlanState, question: JobQuery, begunAt: number): PlanState => {
  switch (question.about) {
    case 'since': {
      const listedFrom = asked.listedFrom ?? furtherBack(begunAt);
      return { ...asked, listedAt: begunAt, listedFrom, listingPending: false };
    }
    case 'between':
      return {
        ...asked,
        listedFrom: furtherBack(asked.listedFrom ?? begunAt),
        olderPending: false,
      };
    case 'open':
      return { ...asked, openListed: true };
    case 'ids':
      return asked;
  }
};

/** The first day of the listings, `YYYY-MM-DD` as the server counts days. */
export const listedSince = ({ listedFrom }: PlanState): string | null =>
  listedFrom === null ? null : dayOf(listedFrom);

const furtherBack = (at: number): number => at - LISTING_DAYS * DAY_MS;

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

const since = (at: number): JobQuery => ({ about: 'since', day: dayOf(at) });

const older = (listedFrom: number): JobQuery => ({
  about: 'between',
  from: dayOf(furtherBack(listedFrom)),
  until: dayOf(listedFrom),
});

/**
 * So long, in bytes, is the list of ids of one question at most: SQL Server's longest ordinary text, varchar(8000).
 * No URL holds it, and a body may have 4 MiB (ASP.NET's maxRequestLength). 500 ids of 15 digits fit.
 */
const MOST_ID_BYTES = 8_000;

/** A part of an answer, as the answer to a question of its own. */
export interface AnswerSlice {
  readonly question: JobQuery;
  readonly answer: JobsAnswer;
}

/**
 * The jobs that were asked for by their ids, which are not many, come in one slice, so that none seems to be missing; of
 * others only newer ones count. There is one slice at least.
 */
export const slicesOf = (question: JobQuery, answer: JobsAnswer): readonly AnswerSlice[] => {
  if (question.about !== 'ids') return inSlices(question, answer);
  const asked = new Set(question.jobIds);
  const from = question.from ?? null;
  const about: Job[] = [];
  const newer: Job[] = [];
  for (const job of answer.jobs) {
    if (asked.has(job.jobId)) about.push(job);
    else if (from !== null && isFrom(from, job.jobId)) newer.push(job);
  }
  const first = {
    question,
    answer: { ...answer, jobs: [...about, ...newer.slice(0, JOBS_AT_ONCE)] },
  };
  const others = newer.slice(JOBS_AT_ONCE);
  if (others.length === 0) return [first];
  return [first, ...inSlices({ ...question, jobIds: [] }, { ...answer, jobs: others })];
};

/** Ids are written in one way, so the longer one is the larger. */
const isFrom = (from: JobId, jobId: JobId): boolean =>
  jobId.length === from.length ? jobId >= from : jobId.length > from.length;

const inSlices = (question: JobQuery, answer: JobsAnswer): readonly AnswerSlice[] => {
  const count = Math.max(1, Math.ceil(answer.jobs.length / JOBS_AT_ONCE));
  return Array.from({ length: count }, (_, index) => ({
    question,
    answer: {
      ...answer,
      jobs: answer.jobs.slice(index * JOBS_AT_ONCE, (index + 1) * JOBS_AT_ONCE),
    },
  }));
};

/** The newer ones are asked for with the last part. */
export const jobBatches = (question: JobQuery): readonly JobQuery[] => {
  if (question.about !== 'ids') return [question];
  const parts: JobId[][] = [];
  let room = 0;
  for (const jobId of question.jobIds) {
    room -= jobId.length + 1;
    if (room < 0) {
      parts.push([]);
      room = MOST_ID_BYTES - (jobId.length + 1);
    }
    parts.at(-1)?.push(jobId);
  }
  const last = parts.length - 1;
  const from = question.from ?? null;
  return parts.map((jobIds, at) => ({ about: 'ids', jobIds, from: at === last ? from : null }));
};
