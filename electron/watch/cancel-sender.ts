// Sends CancelJob, a few at a time, and records whether it was sent and answered. Its outcome is for the polls to say.
import type { AccountClient } from '../accounts/account-client.ts';
import type { JobId } from '../casjobs/job.ts';
import type { CallError } from '../result.ts';
import type { JobStore } from './job-store.ts';
import { AMBIGUOUS_ERRORS } from './ambiguous-errors.ts';
import { outcomeEventOf } from './reduce-watches.ts';
import type { Outbox, Trip } from './outbox.ts';
import type { OutcomeEvent } from './outcomes.ts';
import type { WatchRegistry } from './watch-registry.ts';
import { watchKeyOf } from './watch-persistence.ts';
import { isToBeSent, type Watch } from './watch-reducer.ts';

/**
 * CancelJobs of one account on their way at once: many, yet no flood. Not of all accounts together: a service that
 * hangs must not hold up the cancels at another.
 */
const MOST_AT_ONCE = 4;

/** While many go out, polls are not asked for after each; ms. */
const BETWEEN_POLLS_MS = 1_000;

/**
 * Sends CancelJob for a watch, unless one is on its way. Sending it again is safe: it schedules a job for
 * cancellation, and a job that is scheduled or over stays as it is.
 */
export type CancelSender = (watch: Watch, turn?: Turn) => void;

export interface CancelSenderDeps {
  readonly accountKey: string;
  readonly registry: WatchRegistry;
  readonly outbox: Outbox;
  readonly jobStore: JobStore;
  readonly client: Pick<AccountClient, 'cancel'>;
  readonly toAppError: (error: unknown) => CallError;
  /** Resolves when a poll that began after now has ended, well or not. */
  readonly pollNow: () => Promise<void>;
  /** Has the next poll come at the pace, not at once. */
  readonly pollSoon: () => void;
  readonly now: () => number;
  /** The watcher has ended: what becomes of the calls under way is for the next start to find out. */
  readonly isStopped: () => boolean;
  readonly onOutcome: (event: OutcomeEvent) => void;
}

export const createCancelSender = (deps: CancelSenderDeps): CancelSender => {
  const { accountKey, registry, outbox } = deps;
  const sending = new Set<JobId>();
  const inLane = createConcurrencyLimit(MOST_AT_ONCE);
  const ask = createAsk(deps);
  let polling: NodeJS.Timeout | undefined;

  const pollNow = (): void => {
    clearTimeout(polling);
    polling = undefined;
    void deps.pollNow();
  };

  const tried = (watch: Watch, sent: Watch['sent']): void => {
    registry.afterCommand({ ...watch, sent });
    if (sent === 'unknown' && watch.stopped) registry.withdraw(accountKey, watch.jobId);
    if (sent === 'heard' && sending.size > 0) polling ??= setTimeout(pollNow, BETWEEN_POLLS_MS);
    else if (sent === 'heard') pollNow();
    // That poll may have it sent again: nothing is tried again at full speed.
    else deps.pollSoon();
  };

  const refuse = (watch: Watch, error: CallError): void => {
    registry.dropCancel(watch);
    const outcome = error.code === 'not-owner' ? 'not-yours' : 'not-sent';
    deps.onOutcome({ ...outcomeEventOf(deps, watch, outcome), error });
  };

  const settle = (jobId: JobId, { wasOnWire, error }: Sent): void => {
    const watch = registry.get(accountKey, jobId);
    // A poll was quicker than the answer, or the account is gone.
    if (watch?.kind !== 'cancel' || deps.isStopped()) return;
    const triesBefore = watch.tries - (wasOnWire ? 1 : 0);
    if (watch.cancelingSince !== null || (wasOnWire && error === null)) tried(watch, 'heard');
    else if (error === null) return;
    else if (isOpen(error, triesBefore)) tried(watch, 'unknown');
    else refuse(watch, error);
  };

  const send: CancelSender = (watch, turn) => {
    const { jobId } = watch;
    if (sending.has(jobId)) return;
    sending.add(jobId);
    void inLane(() => ask(jobId), turn).then((sent) => {
      sending.delete(jobId);
      settle(jobId, sent);
      outbox.settle();
      // Taken back on its way, and asked for again meanwhile.
      const isWanted = !sent.wasOnWire && sent.error === null && !deps.isStopped();
      if (isWanted && outbox.waits(watchKeyOf(watch))) send(watch, turn);
    });
  };
  return send;
};

type AskDeps = Pick<
  CancelSenderDeps,
  'accountKey' | 'registry' | 'outbox' | 'client' | 'toAppError' | 'isStopped'
>;

/** The way to the wire may be long: the keychain, a name that is looked up. Whether it still goes is asked at its end. */
const createAsk = (deps: AskDeps): ((jobId: JobId) => Promise<Sent>) => {
  const { accountKey, registry, outbox } = deps;

  const goOut = (jobId: JobId): Trip | null => {
    const watch = registry.get(accountKey, jobId);
    const trip = deps.isStopped() ? null : outbox.goesOut(watchKeyOf({ accountKey, jobId }));
    if (trip && watch) registry.afterPoll({ ...watch, tries: watch.tries + 1 });
    return trip;
  };

  return async (jobId) => {
    if (deps.isStopped() || !outbox.waits(watchKeyOf({ accountKey, jobId })))
      return { wasOnWire: false, error: null };
    const trips: Trip[] = [];
    const asked = deps.client.cancel(jobId, () => {
      const trip = goOut(jobId);
      if (trip) trips.push(trip);
      return trip !== null;
    });
    const error = await asked.then(() => null, deps.toAppError);
    trips.forEach((trip) => trip.ends());
    return { wasOnWire: trips.length > 0, error };
  };
};

/** Whether CancelJob will be sent again after this error. @param watch as it was while the failed one was on its way */
export const isSentAgain = (watch: Watch | undefined, error: CallError, now: number): boolean =>
  watch !== undefined &&
  isOpen(error, watch.tries - 1) &&
  isToBeSent({ ...watch, sent: 'unknown' }, now);

/** What came of one task of a lane. */
interface Sent {
  readonly wasOnWire: boolean;
  readonly error: CallError | null;
}

/** Whether CancelJob may have been received. After a try with an unknown result, a refusal does not prove otherwise. */
const isOpen = ({ code }: CallError, triesBefore: number): boolean =>
  AMBIGUOUS_ERRORS.has(code) || (triesBefore > 0 && code !== 'not-owner');

/** `next` goes before all that wait `in-line`. */
export type Turn = 'next' | 'in-line';

export type ConcurrencyLimit = <T>(task: () => Promise<T>, turn?: Turn) => Promise<T>;

/** @param most how many run at once, 1 or more */
export const createConcurrencyLimit = (most: number): ConcurrencyLimit => {
  const waiting: Record<Turn, (() => void)[]> = { next: [], 'in-line': [] };
  let running = 0;
  const comeIn = async (turn: Turn): Promise<void> => {
    if (running >= most) await new Promise<void>((go) => waiting[turn].push(go));
    else running += 1;
  };
  const leave = (): void => {
    // The slot is handed on, not freed, so that no other request gets in between.
    const next = waiting.next.shift() ?? waiting['in-line'].shift();
    if (next) next();
    else running -= 1;
  };
  return async (task, turn = 'in-line') => {
    await comeIn(turn);
    try {
      return await task();
    } finally {
      leave();
    }
  };
};
