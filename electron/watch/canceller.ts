// The one command: takes the wish down, finds out what must be known first, and has CancelJob sent.
import { isFinal, type JobId } from '../casjobs/job.ts';
import { done, type Outcome } from '../outcome.ts';
import { toldOf } from './judging.ts';
import type { Turn } from './lanes.ts';
import { createSender, type Sender, type SenderDeps } from './sender.ts';
import { keyOf } from './watch-store.ts';
import type { Source } from './outcomes.ts';
import { newWatch, type Watch } from './watch.ts';

export interface Canceller {
  /**
   * Answers when the wish lies on disk, or the disk has refused it. A second wish for the same job is the first one.
   * @param turn one that a person asks for by itself goes before many that were asked for at once
   */
  cancel(jobId: JobId, source: Source, turn?: Turn): Promise<Outcome<null>>;
  readonly send: Sender;
}

export const createCanceller = (deps: SenderDeps): Canceller => {
  const { accountKey, list, book, outbox } = deps;
  const entering = new Map<JobId, Promise<Outcome<null>>>();
  const send = createSender(deps);

  const enter = async (jobId: JobId, source: Source, turn: Turn): Promise<Outcome<null>> => {
    const known = book.get(jobId);
    const seenOpen = known !== undefined && !known.vanished;
    const what = { accountKey, jobId, source, since: deps.now(), seenOpen };
    const before = list.get(accountKey, jobId);
    const untilDoneToo = before?.kind === 'until-done';
    const watch: Watch = { ...newWatch({ ...what, kind: 'cancel' }), untilDoneToo };
    if (known && isFinal(known.job.status)) {
      deps.tell(toldOf(deps, watch, 'already-over'));
      await list.kept();
      return done(null);
    }
    if (before?.kind === 'cancel') return done(null);
    // A full disk stops no cancel: the watch then holds until the app ends, and the list says so.
    await list.enter(watch);
    void carryOut(jobId, turn);
    return done(null);
  };

  const carryOut = async (jobId: JobId, turn: Turn): Promise<void> => {
    // Whether a job that was never seen was open must be known before CancelJob, or the outcome could not be told.
    if (!book.get(jobId)) {
      await deps.lookNow();
      // After a restart too.
      await list.kept();
    }
    const watch = list.get(accountKey, jobId);
    // It may be over by now, or its account gone.
    if (watch?.kind !== 'cancel') return;
    if (book.get(jobId)?.job.status === 'canceling') {
      list.command({ ...watch, sent: 'heard' });
      await deps.lookNow();
    } else {
      outbox.put(keyOf(watch), () => list.dropCancel(watch));
      send(watch, turn);
    }
  };

  const cancel = (jobId: JobId, source: Source, turn: Turn = 'next'): Promise<Outcome<null>> => {
    const before = entering.get(jobId);
    if (before) return before;
    const entered = enter(jobId, source, turn).finally(() => entering.delete(jobId));
    entering.set(jobId, entered);
    return entered;
  };

  return { cancel, send };
};
