// One poll: sends a query, writes the reply into the job store and updates the watches. If the list says nothing about
// a watched job, GetJobStatus is asked for it.
import type { AccountClient } from '../accounts/account-client.ts';
import { CasJobsError } from '../casjobs/errors.ts';
import type { JobId } from '../casjobs/job.ts';
import type { JobsAnswer, JobQuery } from '../casjobs/service.ts';
import type { JobStore } from './job-store.ts';
import { endOldRechecks, reduceWatches, type ReduceDeps } from './reduce-watches.ts';
import { retryMs } from './pace.ts';
import {
  jobBatches,
  slicesOf,
  planAfter,
  initialPlan,
  isIncomplete,
  listedSince,
  nextQuery,
} from './query-plan.ts';
import { createStatusPoll, type ByStatus, type Poll } from './status-poll.ts';
import type { CommandOrder } from './watch-registry.ts';
import type { Observation } from './watch-reducer.ts';

export interface PollRequest {
  /** A command has just been sent: ask about the followed jobs before anything else. */
  readonly followedFirst: boolean;
  /** A person asked for a fresh list. */
  readonly listing: boolean;
  /** A person asked for jobs older than those that have been listed. */
  readonly older: boolean;
}

export const noPollRequest: PollRequest = { followedFirst: false, listing: false, older: false };

/** How it goes with the list. */
export interface ListState {
  /** How often in a row it could not be read. */
  readonly failures: number;
  /** How far GetJobStatus has answered in its place. */
  readonly byStatus: ByStatus;
  /** When it is polled again; ms since 1970. */
  readonly dueAt: number;
}

export interface Poller {
  /**
   * Polls once. `isCurrent` is asked after each wait; when it says no the answer is dropped.
   * Rejects with what the service or the vault rejects with.
   */
  poll(request: PollRequest, isCurrent: () => boolean): Promise<void>;
  /** Whether something is left to be asked at once: at the start, and after a listing that left jobs out. */
  isIncomplete(): boolean;
  /** From which day on jobs have been listed, `YYYY-MM-DD`; null before the first listing. */
  listedSince(): string | null;
  listState(): ListState;
}

export interface PollerDeps extends ReduceDeps {
  readonly jobStore: JobStore;
  readonly order: CommandOrder;
  readonly client: Pick<AccountClient, 'jobs' | 'jobStatus' | 'retryAfterMs'>;
}

export const createPoller = (deps: PollerDeps): Poller => {
  const { accountKey, jobStore, registry, order, now } = deps;
  const pollByStatus = createStatusPoll(deps);
  let asked = initialPlan;
  let state: ListState = { failures: 0, byStatus: 'none', dueAt: 0 };
  let lastError: Error | null = null;

  const watched = (): readonly JobId[] => registry.ofAccount(accountKey).map(({ jobId }) => jobId);
  const followed = (): readonly JobId[] => [...new Set([...watched(), ...jobStore.openIds()])];

  const askForList = async (question: JobQuery, poll: Poll): Promise<void> => {
    const unnamed = new Set(followed());
    for (const part of jobBatches(question)) {
      const answer = await deps.client.jobs(part);
      await take(deps, part, answer, poll, unnamed);
      if (!poll.isCurrent()) return;
    }
    const leftOut = question.about !== 'ids' && followed().some((jobId) => unnamed.has(jobId));
    asked = { ...planAfter(asked, question, poll.begunAt), leftOut };
  };

  const tryList = async (question: JobQuery, poll: Poll): Promise<void> => {
    try {
      await askForList(question, poll);
      state = { failures: 0, byStatus: 'none', dueAt: 0 };
      lastError = null;
    } catch (error) {
      const failures = state.failures + 1;
      state = { ...state, failures, dueAt: now() + retryMs(failures) };
      lastError = error instanceof Error ? error : new Error('no error object');
    }
  };

  return {
    isIncomplete: () => isIncomplete(asked),
    listedSince: () => listedSince(asked),
    listState: () => state,
    poll: async ({ followedFirst, listing, older }, isCurrent) => {
      const poll: Poll = { sequence: order.next(), begunAt: now(), isCurrent, open: new Map() };
      if (listing) asked = { ...asked, listingPending: true };
      if (older) asked = { ...asked, olderPending: true };
      const facts = { followed: followed(), newFrom: jobStore.newFrom(), now: poll.begunAt };
      const question = nextQuery({ asked, followedFirst, ...facts });
      // A list that fails is asked for less and less often; what is watched is asked about at its own pace.
      const isDue = state.byStatus === 'none' || poll.begunAt >= state.dueAt;
      if (isDue || listing || older || watched().length === 0) await tryList(question, poll);
      if (!isCurrent()) return;
      if (lastError !== null) watched().forEach((jobId) => poll.open.set(jobId, 'unlisted'));
      const mayAsk = lastError === null || isOfList(lastError);
      const byStatus = mayAsk ? await pollByStatus(poll) : 'none';
      if (!isCurrent()) return;
      state = { ...state, byStatus };
      endOldRechecks(deps);
      registry.retryFlush();
      if (lastError !== null) throw lastError;
    },
  };
};

/** Whether the failure says nothing of single jobs: a rejected password, or a keychain, holds for any call. */
const isOfList = (error: Error): boolean =>
  error instanceof CasJobsError && error.code !== 'credentials-rejected';

const take = async (
  deps: PollerDeps,
  asked: JobQuery,
  whole: JobsAnswer,
  poll: Poll,
  /** What is named is taken out of it. */
  unnamed: Set<JobId>,
): Promise<void> => {
  for (const [index, { question, answer }] of slicesOf(asked, whole).entries()) {
    if (index > 0) await nextTurn();
    if (!poll.isCurrent()) return;
    const { missing } = deps.jobStore.take(question, answer, deps.now());
    reduceWatches(deps, { ...poll, observations: sightingsIn(answer, missing) });
    for (const { jobId, status } of answer.jobs) {
      unnamed.delete(jobId);
      if (status === 'unknown') poll.open.set(jobId, 'odd');
    }
    // A job that was asked for, has no row and does not count as missing may be one that could not be read.
    const answered = new Set([...missing, ...answer.jobs.map(({ jobId }) => jobId)]);
    const ids = question.about === 'ids' ? question.jobIds : [];
    for (const jobId of ids) if (!answered.has(jobId)) poll.open.set(jobId, 'unlisted');
  }
};

const sightingsIn = (
  { jobs }: JobsAnswer,
  missing: readonly JobId[],
): ReadonlyMap<JobId, Observation> =>
  new Map<JobId, Observation>([
    ...missing.map((jobId) => [jobId, 'missing'] as const),
    ...jobs.flatMap(({ jobId, status }) =>
      status === 'unknown' ? [] : [[jobId, { status }] as const],
    ),
  ]);

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
