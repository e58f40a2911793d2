// The jobs of the practice service. Each has a plan, from which its status at any time follows, so no timers run.
import type { JobStatus } from '../casjobs/job.ts';

/** A job to be added. Times in ms from the moment it is added; negative ones are past. */
export interface JobSpec {
  /** 1 to 19 digits; without one it gets the next free id. */
  readonly id?: string;
  /** The owner's WSID; without one it is the first account's. */
  readonly owner?: string;
  readonly taskName?: string;
  readonly context?: string;
  readonly query?: string;
  readonly type?: 'QUERY' | 'CSV';
  /** The queue's time limit in minutes. */
  readonly queueMinutes?: number;
  /** Quick jobs cannot be cancelled. */
  readonly isQuick?: boolean;
  readonly submittedMs?: number;
  /** Infinity for a job that is never started. */
  readonly startsMs?: number;
  /** Infinity for a job that never ends by itself. */
  readonly endsMs?: number;
  readonly endsAs?: EndStatus;
  /** How many ms after CancelJob it ends; Infinity for never. */
  readonly cancelTakesMs?: number;
  readonly cancelEndsAs?: EndStatus;
  /** Shown when the job has failed. */
  readonly error?: string;
  /** Shown when the job has finished. */
  readonly rows?: number;
  /** Where its output is; shown when the job has finished. */
  readonly outputLoc?: string;
}

type PlanKey = 'submittedMs' | 'startsMs' | 'endsMs' | 'endsAs' | 'cancelTakesMs' | 'cancelEndsAs';
type Facts = Required<Omit<JobSpec, PlanKey>>;

/** A job as it is now. Missing texts are empty; times in ms since 1970. */
export interface JobNow extends Facts, Moment {
  readonly submittedAt: number;
}

export interface PracticeJobs {
  /** @returns the id. @throws Error if the id is taken or not a number */
  add(spec: JobSpec): string;
  /** The job as it is now; null if there is none. */
  find(id: string): JobNow | null;
  /** In the order of their ids. */
  ofOwner(owner: string): readonly JobNow[];
  /** Has no effect on quick jobs, jobs that have ended or are being cancelled, and unknown ids. */
  cancel(id: string): void;
}

interface Entry {
  readonly facts: Facts;
  plan: Plan;
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

const defaults = {
  taskName: '',
  context: 'MyDB',
  query: '',
  type: 'QUERY',
  queueMinutes: 500,
  isQuick: false,
  error: '',
  rows: 0,
  outputLoc: '',
  submittedMs: 0,
  startsMs: 0,
  endsMs: 5 * HOUR,
  endsAs: 'finished',
  cancelTakesMs: 4 * SECOND,
  cancelEndsAs: 'cancelled',
} as const satisfies JobSpec;

/** @param owner the WSID that owns jobs without an owner */
export const createPracticeJobs = (now: () => number, owner: string): PracticeJobs => {
  const entries = new Map<string, Entry>();
  let last = 5000n;

  const find = (id: string): JobNow | null => {
    const entry = entries.get(id);
    return entry === undefined ? null : jobNow(entry, now());
  };

  return {
    find,
    add: (spec) => {
      const id = spec.id ?? (last + 1n).toString();
      if (!/^(?:0|[1-9]\d{0,18})$/.test(id) || entries.has(id))
        throw new Error(`No id for a job: ${id}`);
      if (BigInt(id) > last) last = BigInt(id);
      entries.set(id, entryOf({ ...defaults, owner, ...spec, id }, now()));
      return id;
    },
    ofOwner: (wsId) =>
      [...entries.values()]
        .filter(({ facts }) => facts.owner === wsId)
        .map((entry) => jobNow(entry, now()))
        .sort((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1)),
    cancel: (id) => {
      const entry = entries.get(id);
      const status = find(id)?.status;
      if (entry === undefined || entry.facts.isQuick) return;
      if (status !== 'ready' && status !== 'started') return;
      entry.plan = { ...entry.plan, cancelledAt: now() };
    },
  };
};

const entryOf = (spec: Required<JobSpec>, addedAt: number): Entry => {
  const { submittedMs, startsMs, endsMs, endsAs, cancelTakesMs, cancelEndsAs, ...facts } = spec;
  return {
    facts,
    plan: {
      submittedAt: addedAt + submittedMs,
      startsAt: addedAt + startsMs,
      endsAt: addedAt + endsMs,
      endsAs,
      cancelTakesMs,
      cancelEndsAs,
      cancelledAt: null,
    },
  };
};

/** Only finished jobs have rows and output, only failed ones an error. */
const jobNow = ({ facts, plan }: Entry, now: number): JobNow => {
  const moment = momentOf(plan, now);
  const isFinished = moment.status === 'finished';
  return {
    ...facts,
    ...moment,
    submittedAt: plan.submittedAt,
    rows: isFinished ? facts.rows : 0,
    outputLoc: isFinished ? facts.outputLoc : '',
    error: moment.status === 'failed' ? facts.error : '',
  };
};

type LiveStatus = Exclude<JobStatus, 'unknown'>;
export type EndStatus = Extract<LiveStatus, 'cancelled' | 'failed' | 'finished'>;

/** A job's plan. Times in ms since 1970. */
interface Plan {
  readonly submittedAt: number;
  /** Infinity for a job that is never started. */
  readonly startsAt: number;
  /** Infinity for one that never ends by itself. */
  readonly endsAt: number;
  readonly endsAs: EndStatus;
  /** How many ms after a cancel it ends; Infinity for never. */
  readonly cancelTakesMs: number;
  readonly cancelEndsAs: EndStatus;
  /** Null if it was not cancelled. */
  readonly cancelledAt: number | null;
}

interface Moment {
  readonly status: LiveStatus;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
}

/** What the job is at a time. */
const momentOf = (plan: Plan, now: number): Moment => {
  const { cancelledAt, startsAt } = plan;
  const lastStart = Math.min(now, cancelledAt ?? now);
  const startedAt = startsAt <= lastStart ? startsAt : null;
  const end = endOf(plan, startedAt !== null);
  if (end.at <= now) return { status: end.as, startedAt, endedAt: end.at };
  if (cancelledAt !== null) return { status: 'canceling', startedAt, endedAt: null };
  return { status: startedAt === null ? 'ready' : 'started', startedAt, endedAt: null };
};

/** A running job may end by itself before its cancel takes effect. */
const endOf = (plan: Plan, isStarted: boolean): { at: number; as: EndStatus } => {
  const byItself = { at: isStarted ? plan.endsAt : Infinity, as: plan.endsAs };
  if (plan.cancelledAt === null) return byItself;
  const byCancel = { at: plan.cancelledAt + plan.cancelTakesMs, as: plan.cancelEndsAs };
  return byItself.at <= byCancel.at ? byItself : byCancel;
};
