// Submits a job's query again, after a wrong cancel. SubmitJob creates a job each time it is received, so it is sent
// once for each request of the user and never repeated by the app.
import type { AccountClient } from '../accounts/account-client.ts';
import { canSubmitAgain, type Job, type JobId } from '../casjobs/job.ts';
import type { Submission } from '../casjobs/service.ts';
import { succeed, fail, type CallError, type Result } from '../result.ts';
import type { Resubmission } from '../core/view-model/snapshot.ts';
import type { JobStore } from './job-store.ts';
import { AMBIGUOUS_ERRORS } from './ambiguous-errors.ts';
import type { Resubmitted } from './outcomes.ts';

type Answer = Result<{ jobId: JobId | null }>;

export interface ResubmitCommand {
  /**
   * Answers with the new job's id, or with null where it is not known whether CasJobs has made one: then it has
   * looked for one. While one is on its way, a second request for the same job is the first one.
   */
  submitAgain(jobId: JobId): Promise<Answer>;
  /** The state of submitting this job again; null if not requested since the start. */
  of(jobId: JobId): Resubmission | null;
}

export interface ResubmitCommandDeps {
  readonly accountKey: string;
  readonly jobStore: JobStore;
  readonly client: Pick<AccountClient, 'submit'>;
  readonly toAppError: (error: unknown) => CallError;
  /** Polls now and lists; resolves when that poll has ended, well or not. */
  readonly list: () => Promise<void>;
  readonly resubmitted: (resubmitted: Resubmitted) => void;
  readonly changed: () => void;
}

type Attempt =
  | { readonly kind: 'sending' }
  | { readonly kind: 'submitted'; readonly jobId: JobId }
  /** A job that it has made has a higher id than this. */
  | { readonly kind: 'unknown'; readonly above: bigint; seen: Unknown };

type Unknown = Extract<Resubmission, { kind: 'unknown' }>;

export const createResubmitCommand = (deps: ResubmitCommandDeps): ResubmitCommand => {
  const { accountKey, jobStore } = deps;
  const { attempts, note, of } = createAttempts(deps);
  const sending = new Map<JobId, Promise<Answer>>();

  const report = ({ jobId, taskName }: Job, fate: Resubmitted['fate']): void =>
    deps.resubmitted({ accountKey, jobId, taskName, fate });

  const submitted = (job: Job, newId: JobId): Answer => {
    note(job.jobId, { kind: 'submitted', jobId: newId });
    report(job, { kind: 'submitted', jobId: newId });
    void deps.list();
    return succeed({ jobId: newId });
  };

  const inDoubt = async (job: Job, error: CallError, above: bigint): Promise<Answer> => {
    await deps.list();
    note(job.jobId, { kind: 'unknown', above, seen: { kind: 'unknown', lookalike: null } });
    report(job, { kind: 'unknown', error });
    return succeed({ jobId: null });
  };

  const submit = async (job: Job): Promise<Answer> => {
    const before = attempts.get(job.jobId);
    const above = highestIn(jobStore);
    note(job.jobId, { kind: 'sending' });
    try {
      const newId = await deps.client.submit(submissionOf(job));
      return submitted(job, newId);
    } catch (thrown) {
      const error = deps.toAppError(thrown);
      if (AMBIGUOUS_ERRORS.has(error.code)) return inDoubt(job, error, above);
      note(job.jobId, before);
      report(job, { kind: 'refused', error });
      return fail(error.code, error.detail);
    }
  };

  return {
    of,
    submitAgain: (jobId) => {
      const job = jobStore.get(jobId)?.job;
      if (!job || !canSubmitAgain(job)) return Promise.resolve(fail('unsendable'));
      const underWay = sending.get(jobId) ?? submit(job).finally(() => sending.delete(jobId));
      sending.set(jobId, underWay);
      return underWay;
    },
  };
};

/** What has come of each job that was to be submitted again, since the start. */
const createAttempts = ({
  jobStore,
  changed,
}: Pick<ResubmitCommandDeps, 'jobStore' | 'changed'>) => {
  const attempts = new Map<JobId, Attempt>();
  return {
    attempts,
    note: (jobId: JobId, attempt: Attempt | undefined): void => {
      if (attempt) attempts.set(jobId, attempt);
      else attempts.delete(jobId);
      changed();
    },
    of: (jobId: JobId): Resubmission | null => {
      const attempt = attempts.get(jobId);
      if (attempt?.kind !== 'unknown') return attempt ?? null;
      const lookalike = lookalikeOf(jobStore, jobId, attempt.above);
      // The same value as long as it says the same: only what changed is drawn again.
      if (attempt.seen.lookalike !== lookalike) attempt.seen = { kind: 'unknown', lookalike };
      return attempt.seen;
    },
  };
};

/** What the job was, as far as the service tells it. By the estimate the service chooses the queue: the same one. */
const submissionOf = ({ query, context, taskName, queueMinutes }: Job): Submission => ({
  query: query ?? '',
  context: context ?? '',
  taskName: taskName ?? '',
  estimateMinutes: queueMinutes,
});

const highestIn = (jobStore: JobStore): bigint =>
  jobStore.all().reduce((highest, { job }) => {
    const id = BigInt(job.jobId);
    return id > highest ? id : highest;
  }, 0n);

/** The first job that came after it and has its query, context and task name. Ids grow. */
const lookalikeOf = (jobStore: JobStore, jobId: JobId, above: bigint): JobId | null => {
  const model = jobStore.get(jobId)?.job;
  const alike = jobStore
    .all()
    .map(({ job }) => job)
    .filter((job) => model !== undefined && isAlike(job, model) && BigInt(job.jobId) > above)
    .sort((one, other) => (BigInt(one.jobId) < BigInt(other.jobId) ? -1 : 1));
  return alike[0]?.jobId ?? null;
};

const isAlike = (one: Job, other: Job): boolean =>
  one.query === other.query && one.context === other.context && one.taskName === other.taskName;
