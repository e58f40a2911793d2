// Lets every watch of an account hear what an answer says of its job. Knows no service and no timer.
import type { Job, JobId } from '../casjobs/job.ts';
import type { Answer } from '../casjobs/service.ts';
import type { Book } from './book.ts';
import type { Begun, OutcomeKind, Told } from './outcomes.ts';
import type { WatchList } from './watch-list.ts';
import { judge, type Sighting, type Verdict, type Watch } from './watch.ts';
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

/** An answer, and the place of its look in the order of things. */
export interface Round {
  readonly answer: Answer;
  readonly missing: readonly JobId[];
  readonly begun: number;
}

export const judgeAll = (deps: JudgingDeps, round: Round): void => {
  const { accountKey, list, now } = deps;
  const watches = list.ofAccount(accountKey);
  if (watches.length === 0) return;
  const sightings = sightingsIn(round);
  for (const watch of watches) {
    const sighting = sightings.get(watch.jobId);
    // A look that began before the command was answered says nothing of what came of it.
    if (sighting === undefined || !list.isSettledBefore(watch, round.begun)) continue;
    settle(deps, watch, judge(watch, sighting, now()));
  }
};

const sightingsIn = ({ answer, missing }: Round): ReadonlyMap<JobId, Sighting> =>
  new Map<JobId, Sighting>([
    ...missing.map((jobId) => [jobId, 'missing'] as const),
    ...answer.jobs.map(({ jobId, status }) => [jobId, { status }] as const),
  ]);

const settle = (deps: JudgingDeps, watch: Watch, { next, tell, resend }: Verdict): void => {
  if (next) deps.list.seen(next);
  else deps.list.drop(watch);
  if (next?.cancelingSince != null && watch.cancelingSince === null) {
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
