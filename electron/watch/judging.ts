// Lets every watch of an account hear what an answer says of its job. Knows no service and no timer.
import type { Job, JobId } from '../casjobs/job.ts';
import type { Book } from './book.ts';
import type { Begun, OutcomeKind, Told } from './outcomes.ts';
import type { WatchList } from './watch-list.ts';
import {
  afterRecheck,
  judge,
  LONGEST_RECHECK_MS,
  type Sighting,
  type Verdict,
  type Watch,
} from './watch.ts';
import { lengthBetween, type Zone } from './zone.ts';

export interface JudgingDeps {
  readonly accountKey: string;
  readonly list: WatchList;
  readonly book: Book;
  readonly now: () => number;
  readonly tell: (told: Told) => void;
  /** A job whose cancel was asked for has been seen canceling. */
  readonly begun: (begun: Begun) => void;
  /** Sends CancelJob once more for a watch whose first was perhaps not heard. */
  readonly resend: (watch: Watch) => void;
}

/** What a look has seen of the jobs, and the place of that look in the order of things. */
export interface Round {
  readonly sightings: ReadonlyMap<JobId, Sighting>;
  readonly begun: number;
  /** When the look began; ms since 1970. */
  readonly begunAt: number;
}

export const judgeAll = (deps: JudgingDeps, { sightings, begun, begunAt }: Round): void => {
  const { accountKey, list, now } = deps;
  if (sightings.size === 0) return;
  for (const watch of list.ofAccount(accountKey)) {
    const sighting = sightings.get(watch.jobId);
    // A look that began before the command was answered says nothing of what came of it.
    if (sighting === undefined || !list.isSettledBefore(watch, begun)) continue;
    settle(deps, watch, judge(watch, sighting, now(), begunAt));
  }
};

/** Ends the rechecks that no look has answered for long. */
export const endOldRechecks = ({ accountKey, list, now }: JudgingDeps): void => {
  for (const watch of list.ofAccount(accountKey)) {
    if (!watch.unproven || now() - watch.unproven.at < LONGEST_RECHECK_MS) continue;
    const left = afterRecheck(watch);
    if (left) list.seen(left);
    else list.drop(watch);
  }
};

const settle = (deps: JudgingDeps, watch: Watch, { next, tell, resend }: Verdict): void => {
  if (next) deps.list.seen(next);
  else deps.list.drop(watch);
  // A recheck tells by itself that it is canceling after all.
  const isFirst = watch.kind === 'cancel' && watch.cancelingSince === null;
  if (next?.cancelingSince != null && isFirst) {
    deps.begun(aboutOf(deps.book, watch));
  }
  if (tell) deps.tell(toldOf(deps, next ?? watch, tell));
  if (resend && next) deps.resend(next);
};

type TellingDeps = Pick<JudgingDeps, 'book' | 'now'>;

const aboutOf = (book: Book, { accountKey, jobId, source }: Watch): Begun => {
  const taskName = book.get(jobId)?.job.taskName ?? null;
  return { accountKey, jobId, taskName, source };
};

/** What is to be told of a watch, with what the book knows of its job. */
export const toldOf = ({ book, now }: TellingDeps, watch: Watch, outcome: OutcomeKind): Told => {
  const job = book.get(watch.jobId)?.job;
  return {
    ...aboutOf(book, watch),
    outcome,
    status: job?.status ?? null,
    cancelingMs: watch.cancelingSince === null ? null : now() - watch.cancelingSince,
    trouble: null,
    rows: job?.rows ?? '',
    ranMs: job ? ranMsOf(job, book.zone()) : null,
    hasOutput: (job?.outputLoc ?? null) !== null,
    hasError: (job?.error ?? null) !== null,
  };
};

const ranMsOf = ({ startedAt, endedAt }: Job, zone: Zone): number | null =>
  startedAt === null || endedAt === null ? null : lengthBetween(startedAt, endedAt, zone);
