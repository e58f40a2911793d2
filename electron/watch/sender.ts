// Sends CancelJob and takes down how far it came. What came of it is for the looks to say.
import type { JobId } from '../casjobs/job.ts';
import type { Trouble } from '../outcome.ts';
import type { LentCall } from './lent-call.ts';
import type { Book } from './book.ts';
import { DONT_KNOW } from './doubt.ts';
import { toldOf } from './judging.ts';
import { createLanes, type Turn } from './lanes.ts';
import type { Outbox, Trip } from './outbox.ts';
import type { Told } from './outcomes.ts';
import type { WatchList } from './watch-list.ts';
import { keyOf } from './watch-store.ts';
import type { Watch } from './watch.ts';

/**
 * CancelJobs of one account on their way at once: many, yet no flood. Not of all accounts together: a service that
 * hangs must not hold up the cancels at another.
 */
const MOST_AT_ONCE = 4;

/** While many go out, looks are not asked for after each; ms. */
const BETWEEN_LOOKS_MS = 1_000;

/**
 * Sends CancelJob for a watch, unless one is on its way. Sending it again is safe: it schedules a job for
 * cancellation, and a job that is scheduled or over stays as it is.
 */
export type Sender = (watch: Watch, turn?: Turn) => void;

export interface SenderDeps {
  readonly accountKey: string;
  readonly list: WatchList;
  readonly outbox: Outbox;
  readonly book: Book;
  readonly call: LentCall;
  readonly troubleOf: (error: unknown) => Trouble;
  /** Resolves when a look that began after now has ended, well or not. */
  readonly lookNow: () => Promise<void>;
  /** Has the next look come at the pace, not at once. */
  readonly lookSoon: () => void;
  readonly now: () => number;
  /** The watcher has ended: what becomes of the calls under way is for the next start to find out. */
  readonly isStopped: () => boolean;
  readonly tell: (told: Told) => void;
}

export const createSender = (deps: SenderDeps): Sender => {
  const { accountKey, list, outbox } = deps;
  const sending = new Set<JobId>();
  const inLane = createLanes(MOST_AT_ONCE);
  const ask = createAsk(deps);
  let looking: NodeJS.Timeout | undefined;

  const lookNow = (): void => {
    clearTimeout(looking);
    looking = undefined;
    void deps.lookNow();
  };

  const tried = (watch: Watch, sent: Watch['sent']): void => {
    list.command({ ...watch, sent });
    if (sent === 'unknown' && watch.stopped) list.withdraw(accountKey, watch.jobId);
    if (sent === 'heard' && sending.size > 0) looking ??= setTimeout(lookNow, BETWEEN_LOOKS_MS);
    else if (sent === 'heard') lookNow();
    // That look may have it sent again: nothing is tried again at full speed.
    else deps.lookSoon();
  };

  const refuse = (watch: Watch, trouble: Trouble): void => {
    list.dropCancel(watch);
    const outcome = trouble.code === 'not-owner' ? 'not-yours' : 'not-sent';
    deps.tell({ ...toldOf(deps, watch, outcome), trouble });
  };

  const settle = (jobId: JobId, { wasOnWire, trouble }: Sent): void => {
    const watch = list.get(accountKey, jobId);
    // A look was quicker than the answer, or the account is gone.
    if (watch?.kind !== 'cancel' || deps.isStopped()) return;
    const triesBefore = watch.tries - (wasOnWire ? 1 : 0);
    if (watch.cancelingSince !== null || (wasOnWire && trouble === null)) tried(watch, 'heard');
    else if (trouble === null) return;
    else if (isOpen(trouble, triesBefore)) tried(watch, 'unknown');
    else refuse(watch, trouble);
  };

  const send: Sender = (watch, turn) => {
    const { jobId } = watch;
    if (sending.has(jobId)) return;
    sending.add(jobId);
    void inLane(() => ask(jobId), turn).then((sent) => {
      sending.delete(jobId);
      settle(jobId, sent);
      outbox.settle();
      // Taken back on its way, and asked for again meanwhile.
      const isWanted = !sent.wasOnWire && sent.trouble === null && !deps.isStopped();
      if (isWanted && outbox.waits(keyOf(watch))) send(watch, turn);
    });
  };
  return send;
};

type AskDeps = Pick<
  SenderDeps,
  'accountKey' | 'list' | 'outbox' | 'call' | 'troubleOf' | 'isStopped'
>;

/** The way to the wire may be long: the keychain, a name that is looked up. Whether it still goes is asked at its end. */
const createAsk = (deps: AskDeps): ((jobId: JobId) => Promise<Sent>) => {
  const { accountKey, list, outbox } = deps;

  const goOut = (jobId: JobId): Trip | null => {
    const watch = list.get(accountKey, jobId);
    const trip = deps.isStopped() ? null : outbox.goesOut(keyOf({ accountKey, jobId }));
    if (trip && watch) list.seen({ ...watch, tries: watch.tries + 1 });
    return trip;
  };

  return async (jobId) => {
    if (deps.isStopped() || !outbox.waits(keyOf({ accountKey, jobId })))
      return { wasOnWire: false, trouble: null };
    const trips: Trip[] = [];
    const asked = deps.call(async (service, who) => {
      const trip = goOut(jobId);
      if (!trip) return;
      trips.push(trip);
      await service.cancel(who, jobId);
    });
    const trouble = await asked.then(() => null, deps.troubleOf);
    trips.forEach((trip) => trip.ends());
    return { wasOnWire: trips.length > 0, trouble };
  };
};

/** What came of one task of a lane. */
interface Sent {
  readonly wasOnWire: boolean;
  readonly trouble: Trouble | null;
}

/** Whether the wish may have been heard. After a try of unknown fate a refusal does not prove that it was not. */
const isOpen = ({ code }: Trouble, triesBefore: number): boolean =>
  DONT_KNOW.has(code) || (triesBefore > 0 && code !== 'not-owner');
