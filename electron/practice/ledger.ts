// The jobs of the practice service, and what may be done to them. Knows the clock; no HTTP, no passwords.
import { momentOf, type EndStatus, type Moment, type Plan } from './life.ts';

export type JobType = 'QUERY' | 'CSV' | 'DataSet' | 'FITS' | 'VOTable';

/** A job to be added. Times in ms from the moment of adding; negative ones are past. */
export interface JobSpec {
  /** 1 to 19 digits; without one it gets the next free id. */
  readonly id?: string;
  /** The owner's WSID; without one it is the first account's. */
  readonly owner?: string;
  readonly taskName?: string;
  readonly context?: string;
  readonly query?: string;
  readonly type?: JobType;
  /** The queue's time limit in minutes. */
  readonly queueMinutes?: number;
  /** Quick jobs cannot be cancelled. */
  readonly isQuick?: boolean;
  /** System jobs are listed only for who asks for them. */
  readonly isSystem?: boolean;
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

type Facts = Required<
  Pick<JobSpec, 'taskName' | 'context' | 'query' | 'type' | 'queueMinutes' | 'isQuick'> &
    Pick<JobSpec, 'isSystem' | 'error' | 'rows' | 'outputLoc'>
>;

/** A job as it is now. Empty texts stand for what is absent; times in ms since 1970. */
export interface JobNow extends Facts, Moment {
  readonly id: string;
  readonly owner: string;
  readonly submittedAt: number;
}

export interface Ledger {
  /** @returns the id. @throws Error for an id that is taken or none */
  add(spec: JobSpec): string;
  /** The job as it is now; null where there is none. */
  job(id: string): JobNow | null;
  /** In the order of their ids. */
  jobsOf(owner: string): readonly JobNow[];
  /** Without effect on quick jobs, on what is over, on a second time, and on what is no job. */
  cancel(id: string): void;
  /** Forgets a job, as a service that has been cleaned up does. */
  lose(id: string): void;
}

interface Entry {
  readonly id: string;
  readonly owner: string;
  readonly facts: Facts;
  plan: Plan;
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

const plain = {
  taskName: '',
  context: 'MyDB',
  query: '',
  type: 'QUERY',
  queueMinutes: 500,
  isQuick: false,
  isSystem: false,
  error: '',
  rows: 0,
  outputLoc: '',
  submittedMs: 0,
  startsMs: 0,
  endsMs: 5 * HOUR,
  endsAs: 'finished',
  cancelTakesMs: 4000,
  cancelEndsAs: 'cancelled',
} as const satisfies JobSpec;

/** @param owner the WSID that owns what names no owner */
export const createLedger = (now: () => number, owner: string): Ledger => {
  const entries = new Map<string, Entry>();
  let last = 5000n;

  const job = (id: string): JobNow | null => {
    const entry = entries.get(id);
    return entry === undefined ? null : jobNow(entry, now());
  };

  return {
    job,
    add: (spec) => {
      const id = spec.id ?? (last + 1n).toString();
      if (!/^(?:0|[1-9]\d{0,18})$/.test(id) || entries.has(id))
        throw new Error(`No id for a job: ${id}`);
      if (BigInt(id) > last) last = BigInt(id);
      entries.set(id, entryOf({ owner, ...spec, id }, now()));
      return id;
    },
    jobsOf: (wsId) =>
      [...entries.values()]
        .filter((entry) => entry.owner === wsId)
        .map((entry) => jobNow(entry, now()))
        .sort((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1)),
    cancel: (id) => {
      const entry = entries.get(id);
      const status = job(id)?.status;
      if (entry === undefined || entry.facts.isQuick) return;
      if (status !== 'ready' && status !== 'started') return;
      entry.plan = { ...entry.plan, cancelledAt: now() };
    },
    lose: (id) => {
      entries.delete(id);
    },
  };
};

const entryOf = (given: JobSpec & { id: string; owner: string }, now: number): Entry => {
  const spec = { ...plain, ...given };
  const { taskName, context, query, type, queueMinutes, isQuick, isSystem } = spec;
  const { error, rows, outputLoc, endsAs, cancelTakesMs, cancelEndsAs } = spec;
  return {
    id: spec.id,
    owner: spec.owner,
    facts: {
      ...{ taskName, context, query, type, queueMinutes, isQuick, isSystem },
      ...{ error, rows, outputLoc },
    },
    plan: {
      submittedAt: now + spec.submittedMs,
      startsAt: now + spec.startsMs,
      endsAt: now + spec.endsMs,
      ...{ endsAs, cancelTakesMs, cancelEndsAs },
      cancelledAt: null,
    },
  };
};

/** Rows and output are told only of what has finished, an error only of what has failed. */
const jobNow = ({ id, owner, facts, plan }: Entry, now: number): JobNow => {
  const moment = momentOf(plan, now);
  const isFinished = moment.status === 'finished';
  return {
    ...facts,
    ...moment,
    id,
    owner,
    submittedAt: plan.submittedAt,
    rows: isFinished ? facts.rows : 0,
    outputLoc: isFinished ? facts.outputLoc : '',
    error: moment.status === 'failed' ? facts.error : '',
  };
};
