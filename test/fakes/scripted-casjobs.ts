// A fake CasJobs whose jobs follow a script. A test can hold back its responses and make calls fail.
import { CasJobsError, type CasJobsErrorCode } from '../../electron/casjobs/errors.ts';
import { statusWords, toJobId, type Job, type JobId } from '../../electron/casjobs/job.ts';
import type {
  JobsAnswer,
  CasJobsService,
  JobQuery,
  Submission,
} from '../../electron/casjobs/service.ts';
import {
  createCallControl,
  type PlannedFailure,
  type HeldCall,
  type ClientOperation,
} from './call-control.ts';

type Status = (typeof statusWords)[number];
/** The job has each status from that many ms on; the first step is at 0. */
export type StatusTimeline = readonly (readonly [fromMs: number, status: Status | 'gone'])[];

export interface JobScript {
  readonly life: StatusTimeline;
  /** Its statuses from CancelJob on; without them CancelJob has no effect, as on a quick job. */
  readonly afterCancel?: StatusTimeline;
  /** It belongs to another account: no list has it, and CancelJob fails. */
  readonly anothers?: boolean;
  /** When it was submitted, ms from now; negative for the past. */
  readonly bornMs?: number;
  /** Its row in the list has no readable status. */
  readonly odd?: boolean;
  readonly facts?: Partial<Job>;
}

export interface ScriptedCall {
  readonly operation: ClientOperation;
  /** ms since 1970 */
  readonly at: number;
  readonly question: JobQuery | null;
  readonly jobId: JobId | null;
}

export interface ScriptedCasJobs extends CasJobsService {
  script(jobId: JobId, script: JobScript): void;
  /** Holds back the response to the next call of this operation. */
  holdNext(operation: ClientOperation): HeldCall;
  failNext(failure: PlannedFailure, times?: number): void;
  /** All calls, or those of one operation, fail with this code; null ends that. */
  failAll(code: CasJobsErrorCode | null, operation?: ClientOperation): void;
  readonly calls: readonly ScriptedCall[];
  /** All submissions, also those whose response was lost. */
  readonly submissions: readonly Submission[];
  of(operation: ClientOperation): readonly ScriptedCall[];
  /** The highest number of simultaneous calls of this operation. */
  mostAtOnce(operation: ClientOperation): number;
  /** The server's clock minus this computer's, ms; null: it sends no `Date`. */
  clockAhead: number | null;
  /** How far the list and GetJobStatus lag behind, ms. */
  lagMs: number;
  /** The response of GetJobStatus to an unknown ID: a number, or the text of a fault. */
  statusOfNone: number | string;
}

interface Living {
  readonly script: JobScript;
  readonly bornAt: number;
  cancelAskedAt: number | null;
}

export const jobIdOf = (n: number | string): JobId => {
  const jobId = toJobId(String(n));
  if (jobId === null) throw new Error(`no job id: ${n}`);
  return jobId;
};

/** The same for all jobs: with separate times, two jobs might differ by a second. */
const loadedAt = new Date().toISOString().slice(0, 19);

/** A job with defaults for everything that a test does not set. */
export const jobOf = (jobId: JobId, status: Status, facts: Partial<Job> = {}): Job => ({
  jobId,
  status,
  statusCode: statusWords.indexOf(status),
  queueMinutes: 500,
  rows: '0',
  taskName: `task ${jobId}`,
  context: 'PanSTARRS_DR2',
  jobType: 'QUERY',
  query: 'select 1',
  error: null,
  outputLoc: null,
  startedAt: null,
  endedAt: null,
  submittedAt: loadedAt,
  ...facts,
});

const stepAt = (life: StatusTimeline, ms: number): Status | 'gone' =>
  life.findLast(([fromMs]) => fromMs <= ms)?.[1] ?? 'gone';

const isOver = (status: Status | 'gone'): boolean =>
  ['cancelled', 'failed', 'finished', 'gone'].includes(status);

const statusAt = ({ script, bornAt, cancelAskedAt }: Living, at: number): Status | 'gone' =>
  script.afterCancel && cancelAskedAt !== null && at >= cancelAskedAt
    ? stepAt(script.afterCancel, at - cancelAskedAt)
    : stepAt(script.life, at - bornAt);

const isAskedFor = (question: JobQuery, job: Job): boolean => {
  if (question.about === 'ids')
    return (
      question.jobIds.includes(job.jobId) ||
      (question.from != null && BigInt(job.jobId) >= BigInt(question.from))
    );
  if (question.about === 'open') return !isOver(job.status as Status);
  const submittedAt = job.submittedAt ?? '';
  if (question.about === 'since') return submittedAt >= question.day;
  return submittedAt >= question.from && submittedAt <= `${question.until}T00:00:00`;
};

const not = (): Promise<never> => Promise.reject(new Error('no part of the script'));

/** @param now the service's clock, ms since 1970; independent of this computer's */
export const createScriptedCasJobs = (now = (): number => Date.now()): ScriptedCasJobs => {
  const living = new Map<JobId, Living>();
  const calls: ScriptedCall[] = [];
  const submissions: Submission[] = [];
  const { travel, ...road } = createCallControl();

  const answerTo = (question: JobQuery, clockAhead: number | null, lagMs: number): JobsAnswer => {
    const jobs = [...living].flatMap(([jobId, one]) => {
      const status = statusAt(one, now() - lagMs);
      if (status === 'gone' || one.script.anothers) return [];
      const job = jobOf(jobId, status, one.script.facts);
      return [one.script.odd ? { ...job, status: 'unknown' as const, statusCode: -7 } : job];
    });
    const serverNow = clockAhead === null ? null : now() + clockAhead;
    return { jobs: jobs.filter((job) => isAskedFor(question, job)), serverNow };
  };
  const carryOut = (jobId: JobId): void => {
    const one = living.get(jobId);
    if (!one) return;
    if (one.script.anothers) throw new CasJobsError('not-owner', 'Job is not yours');
    if (!isOver(statusAt(one, now()))) one.cancelAskedAt ??= now();
  };

  const statusOf = (jobId: JobId, lagMs: number, ofNone: number | string): number => {
    const one = living.get(jobId);
    if (one?.script.anothers) throw new CasJobsError('not-owner', 'Job is not yours');
    const status = one ? statusAt(one, now() - lagMs) : 'gone';
    if (status !== 'gone') return statusWords.indexOf(status);
    if (typeof ofNone === 'number') return ofNone;
    throw new CasJobsError('service-fault', ofNone);
  };

  const makeJob = ({ query, context, taskName }: Submission): JobId => {
    const highest = [...living.keys()].reduce(
      (most, one) => (BigInt(one) > most ? BigInt(one) : most),
      0n,
    );
    const jobId = jobIdOf(String(highest + 1n));
    const script: JobScript = { life: [[0, 'started']], facts: { query, context, taskName } };
    living.set(jobId, { script, bornAt: now(), cancelAskedAt: null });
    return jobId;
  };

  return {
    ...road,
    calls,
    submissions,
    clockAhead: 0,
    lagMs: 0,
    statusOfNone: 'That job does not exist.',
    of: (operation) => calls.filter((call) => call.operation === operation),
    script: (jobId, script) =>
      void living.set(jobId, {
        script,
        bornAt: now() + (script.bornMs ?? 0),
        cancelAskedAt: null,
      }),
    jobs(_who, question) {
      calls.push({ operation: 'jobs', at: now(), question, jobId: null });
      return travel('jobs', () => answerTo(question, this.clockAhead, this.lagMs));
    },
    jobStatus(_who, jobId) {
      calls.push({ operation: 'status', at: now(), question: null, jobId });
      return travel('status', () => statusOf(jobId, this.lagMs, this.statusOfNone));
    },
    cancel: (_who, jobId) => {
      calls.push({ operation: 'cancel', at: now(), question: null, jobId });
      return travel('cancel', () => carryOut(jobId));
    },
    submit: (_who, submission) => {
      calls.push({ operation: 'submit', at: now(), question: null, jobId: null });
      submissions.push(submission);
      return travel('submit', () => makeJob(submission));
    },
    check: not,
    queues: not,
    webServiceId: not,
    binding: () => Promise.resolve('soap12'),
    endSession: () => Promise.resolve(),
  };
};

/** The queries for lists, in order. */
export const queriesOf = (service: ScriptedCasJobs): readonly string[] =>
  service.of('jobs').map(({ question }) => question?.about ?? '');
