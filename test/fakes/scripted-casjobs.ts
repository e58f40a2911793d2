// A CasJobs whose jobs live by a script. Its answers can be held back and let go, and it fails on command.
import { CasJobsError, type CasJobsErrorCode } from '../../electron/casjobs/errors.ts';
import { statusWords, toJobId, type Job, type JobId } from '../../electron/casjobs/job.ts';
import type {
  Answer,
  CasJobsService,
  Question,
  Submission,
} from '../../electron/casjobs/service.ts';
import { createGate } from './gate.ts';

type Status = (typeof statusWords)[number];
/** From so many ms on the job has this status; the first step is at 0. */
export type Life = readonly (readonly [fromMs: number, status: Status | 'gone'])[];

export interface Script {
  readonly life: Life;
  /** Its life from CancelJob on; without one it is a quick job, which CancelJob leaves alone. */
  readonly afterCancel?: Life;
  /** Another account's: no list has it, and CancelJob throws. */
  readonly anothers?: boolean;
  readonly facts?: Partial<Job>;
}

type Operation = 'jobs' | 'cancel' | 'submit';

export interface Call {
  readonly operation: Operation;
  /** ms since 1970 */
  readonly at: number;
  readonly question: Question | null;
  readonly jobId: JobId | null;
}

interface Held {
  /** Resolves when the call has reached the service, which has done what it does and holds its answer. */
  readonly arrived: Promise<void>;
  release(): void;
}

interface Failure {
  readonly operation: Operation;
  readonly code: CasJobsErrorCode;
  /** Whether it is carried out all the same. */
  readonly carriedOut?: boolean;
  /** How long until the failure shows, ms. */
  readonly afterMs?: number;
  /** For how long the service asks to be left alone, ms. */
  readonly retryAfterMs?: number;
}

export interface ScriptedCasJobs extends CasJobsService {
  script(jobId: JobId, script: Script): void;
  /** Holds back the answer of the next call of this kind. */
  holdNext(operation: Operation): Held;
  failNext(failure: Failure, times?: number): void;
  /** Every call fails with this code; null: the service is well again. */
  failAll(code: CasJobsErrorCode | null): void;
  readonly calls: readonly Call[];
  /** What was submitted, heard or not. */
  readonly submissions: readonly Submission[];
  of(operation: Operation): readonly Call[];
  /** How many calls of this kind were on their way at once, at most. */
  mostAtOnce(operation: Operation): number;
  /** The server's clock less this computer's, ms; null: it sends no `Date`. */
  clockAhead: number | null;
}

interface Living {
  readonly script: Script;
  readonly bornAt: number;
  cancelAskedAt: number | null;
}

export const id = (n: number | string): JobId => {
  const jobId = toJobId(String(n));
  if (jobId === null) throw new Error(`no job id: ${n}`);
  return jobId;
};

/** A job with everything that a test does not care about filled in. */
export const jobOf = (jobId: JobId, status: Status, facts: Partial<Job> = {}): Job => ({
  ...{ jobId, status, statusCode: statusWords.indexOf(status), queueMinutes: 500, rows: '0' },
  ...{ taskName: `task ${jobId}`, context: 'PanSTARRS_DR2', jobType: 'QUERY', query: 'select 1' },
  ...{ error: null, outputLoc: null, startedAt: null, endedAt: null },
  submittedAt: new Date().toISOString().slice(0, 19),
  ...facts,
});

const stepAt = (life: Life, ms: number): Status | 'gone' =>
  life.findLast(([fromMs]) => fromMs <= ms)?.[1] ?? 'gone';

const isOver = (status: Status | 'gone'): boolean =>
  ['cancelled', 'failed', 'finished', 'gone'].includes(status);

const statusNow = ({ script, bornAt, cancelAskedAt }: Living): Status | 'gone' =>
  script.afterCancel && cancelAskedAt !== null
    ? stepAt(script.afterCancel, Date.now() - cancelAskedAt)
    : stepAt(script.life, Date.now() - bornAt);

const isAskedFor = (question: Question, job: Job): boolean => {
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

const pause = (ms: number): Promise<void> => new Promise((go) => setTimeout(go, ms));

const not = (): Promise<never> => Promise.reject(new Error('no part of the script'));

/** Counts who is under way, holds back and fails, as it was told to. */
const createRoad = () => {
  const holds: { operation: Operation; arrive: () => void; gate: Promise<void> }[] = [];
  const failures: Failure[] = [];
  const running = { jobs: 0, cancel: 0, submit: 0 };
  const most = { jobs: 0, cancel: 0, submit: 0 };
  let allFail: CasJobsErrorCode | null = null;

  const takeFirst = <T extends { operation: Operation }>(from: T[], operation: Operation) => {
    const index = from.findIndex((one) => one.operation === operation);
    return index < 0 ? undefined : from.splice(index, 1)[0];
  };
  const failureOf = (operation: Operation): Failure | undefined =>
    allFail === null ? takeFirst(failures, operation) : { operation, code: allFail };

  const through = async <T>(operation: Operation, act: () => T): Promise<T> => {
    const failure = failureOf(operation);
    const held = takeFirst(holds, operation);
    if (failure?.carriedOut) act();
    const result = failure ? null : { value: act() };
    held?.arrive();
    // An answer always takes a moment.
    await (held?.gate ?? pause(failure?.afterMs ?? 5));
    if (result === null) {
      throw new CasJobsError(failure?.code ?? 'unreachable', '', failure?.retryAfterMs ?? null);
    }
    return result.value;
  };

  return {
    travel: async <T>(operation: Operation, act: () => T): Promise<T> => {
      running[operation] += 1;
      most[operation] = Math.max(most[operation], running[operation]);
      try {
        return await through(operation, act);
      } finally {
        running[operation] -= 1;
      }
    },
    mostAtOnce: (operation: Operation) => most[operation],
    holdNext: (operation: Operation): Held => {
      const answer = createGate();
      const arrival = createGate();
      holds.push({ operation, arrive: () => arrival.open(), gate: answer.opened });
      return { arrived: arrival.opened, release: () => answer.open() };
    },
    failNext: (failure: Failure, times = 1): void => {
      failures.push(...Array.from({ length: times }, () => failure));
    },
    failAll: (code: CasJobsErrorCode | null): void => void (allFail = code),
  };
};

export const createScriptedCasJobs = (): ScriptedCasJobs => {
  const living = new Map<JobId, Living>();
  const calls: Call[] = [];
  const submissions: Submission[] = [];
  const { travel, ...road } = createRoad();

  const answerTo = (question: Question, clockAhead: number | null): Answer => {
    const jobs = [...living].flatMap(([jobId, one]) => {
      const status = statusNow(one);
      if (status === 'gone' || one.script.anothers) return [];
      return [jobOf(jobId, status, one.script.facts)];
    });
    const serverNow = clockAhead === null ? null : Date.now() + clockAhead;
    return { jobs: jobs.filter((job) => isAskedFor(question, job)), serverNow };
  };
  const carryOut = (jobId: JobId): void => {
    const one = living.get(jobId);
    if (!one) return;
    if (one.script.anothers) throw new CasJobsError('not-owner', 'Job is not yours');
    if (!isOver(statusNow(one))) one.cancelAskedAt ??= Date.now();
  };

  const makeJob = ({ query, context, taskName }: Submission): JobId => {
    const highest = [...living.keys()].reduce(
      (most, one) => (BigInt(one) > most ? BigInt(one) : most),
      0n,
    );
    const jobId = id(String(highest + 1n));
    const script: Script = { life: [[0, 'started']], facts: { query, context, taskName } };
    living.set(jobId, { script, bornAt: Date.now(), cancelAskedAt: null });
    return jobId;
  };

  return {
    ...road,
    calls,
    submissions,
    clockAhead: 0,
    of: (operation) => calls.filter((call) => call.operation === operation),
    script: (jobId, script) =>
      void living.set(jobId, { script, bornAt: Date.now(), cancelAskedAt: null }),
    jobs(_who, question) {
      calls.push({ operation: 'jobs', at: Date.now(), question, jobId: null });
      return travel('jobs', () => answerTo(question, this.clockAhead));
    },
    cancel: (_who, jobId) => {
      calls.push({ operation: 'cancel', at: Date.now(), question: null, jobId });
      return travel('cancel', () => carryOut(jobId));
    },
    submit: (_who, submission) => {
      calls.push({ operation: 'submit', at: Date.now(), question: null, jobId: null });
      submissions.push(submission);
      return travel('submit', () => makeJob(submission));
    },
    ...{ queues: not, jobStatus: not, webServiceId: not },
    binding: () => Promise.resolve('soap12'),
  };
};
