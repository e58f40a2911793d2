// Cancels a job: saves the request, polls first if the job's status is unknown, then has CancelJob sent.
import { isFinal, type JobId } from '../casjobs/job.ts';
import { succeed, type Result } from '../result.ts';
import { outcomeEventOf } from './reduce-watches.ts';
import {
  type Turn,
  createCancelSender,
  type CancelSender,
  type CancelSenderDeps,
} from './cancel-sender.ts';
import type { Source } from './outcomes.ts';
import { isUntilDone, newWatch, type Watch } from './watch-reducer.ts';

export interface CancelCommand {
  /**
   * Resolves when the request is on disk, or writing it has failed. A second request for the same job joins the first.
   * @param turn a single request goes before many that were made at once
   */
  cancel(jobId: JobId, source: Source, turn?: Turn): Promise<Result<null>>;
  readonly send: CancelSender;
}

export const createCancelCommand = (deps: CancelSenderDeps): CancelCommand => {
  const { accountKey, registry, jobStore } = deps;
  const telling = new Map<JobId, Promise<Result<null>>>();
  const send = createCancelSender(deps);

  const watchFor = (jobId: JobId, source: Source): Watch => {
    const known = jobStore.get(jobId);
    const seenOpen = known !== undefined && !known.vanished && known.job.status !== 'unknown';
    const what = { accountKey, jobId, source, since: deps.now(), seenOpen };
    const before = registry.get(accountKey, jobId);
    const untilDoneToo = before !== undefined && isUntilDone(before);
    return { ...newWatch({ ...what, kind: 'cancel' }), untilDoneToo };
  };

  /** Two requests at once are reported once. */
  const tellOver = (jobId: JobId, source: Source): Promise<Result<null>> => {
    const before = telling.get(jobId);
    if (before) return before;
    deps.onOutcome(outcomeEventOf(deps, watchFor(jobId, source), 'already-over'));
    const delivered = registry
      .flush()
      .then(() => succeed(null))
      .finally(() => telling.delete(jobId));
    telling.set(jobId, delivered);
    return delivered;
  };

  const carryOut = async (jobId: JobId, turn: Turn): Promise<void> => {
    // The status must be known before CancelJob: the outcome depends on whether the job was active.
    if ((jobStore.get(jobId)?.job.status ?? 'unknown') === 'unknown') {
      await deps.pollNow();
      // After a restart too.
      await registry.flush();
    }
    const watch = registry.get(accountKey, jobId);
    // It may be over by now, taken back, or its account gone.
    if (watch?.kind !== 'cancel') return;
    if (jobStore.get(jobId)?.job.status === 'canceling') {
      registry.afterCommand({ ...watch, sent: 'heard' });
      await deps.pollNow();
    } else send(watch, turn);
  };

  const cancel = async (
    jobId: JobId,
    source: Source,
    turn: Turn = 'next',
  ): Promise<Result<null>> => {
    const known = jobStore.get(jobId);
    if (known && isFinal(known.job.status)) return tellOver(jobId, source);
    const before = registry.get(accountKey, jobId);
    if (before?.kind === 'cancel') {
      // One that was stopped on the wire is wanted once more.
      registry.afterPoll({ ...before, stopped: false });
      await registry.flush();
      return succeed(null);
    }
    // A full disk stops no cancel: the watch then holds until the app ends, and the list says so.
    await registry.add(watchFor(jobId, source));
    void carryOut(jobId, turn);
    return succeed(null);
  };

  return { cancel, send };
};
