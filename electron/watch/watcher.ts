// Watches one account: looks, waits as long as the pace says, looks again; and takes its commands.
import { isFinal, type JobId } from '../casjobs/job.ts';
import { done, type Outcome, type Trouble } from '../outcome.ts';
import type { LentCall } from './lent-call.ts';
import { createBook, type Book } from './book.ts';
import { createCanceller } from './canceller.ts';
import { toldOf } from './judging.ts';
import type { Turn } from './lanes.ts';
import { createLooker, noWishes } from './looker.ts';
import { createLoop } from './loop.ts';
import type { Outbox } from './outbox.ts';
import type { Begun, Resubmitted, Source, Told } from './outcomes.ts';
import { createNextLook } from './next-look.ts';
import { IDLE_MS } from './pace.ts';
import { createRejections } from './rejections.ts';
import { createRest } from './rest.ts';
import type { LookState } from './standing.ts';
import { createSubmitter, type Submitter } from './submitter.ts';
import type { Order, WatchList } from './watch-list.ts';
import { judge, newWatch } from './watch.ts';
import type { Zone } from './zone.ts';

export interface Watcher {
  start(): void;
  /** Ends it for good: an answer that still travels is dropped. */
  stop(): void;
  /** Looks now and asks for a fresh list; resolves when that look has ended, well or not. */
  refresh(): Promise<void>;
  /** Looks now and asks for a month of older jobs; resolves as `refresh` does. */
  listOlder(): Promise<void>;
  /** From which day on jobs have been listed, `YYYY-MM-DD`; null before the first listing. */
  listedSince(): string | null;
  /** Plans the next look anew: after a pause. */
  reconsider(): void;
  /** Something has come, or gone, that a person sees the jobs in: one who sees them wants them as they are. */
  seenChanged(): void;
  /** The credentials are others now. */
  credentialsChanged(): void;
  /** The computer was asleep, or without a network: looks now if somebody waits. */
  wake(): void;
  /** Answers when the wish lies on disk; what comes of it is told. See Canceller. */
  cancel(jobId: JobId, source: Source, turn?: Turn): Promise<Outcome<null>>;
  /** 'Tell me when it is done', or no longer. */
  watch(jobId: JobId, on: boolean, source: Source): Promise<Outcome<null>>;
  state(): LookState;
  readonly submitter: Submitter;
  readonly book: Book;
}

export interface WatcherDeps {
  readonly accountKey: string;
  /** What is thought of the server's zone before anything is learnt. */
  readonly zone: Zone;
  readonly list: WatchList;
  readonly outbox: Outbox;
  readonly order: Order;
  readonly call: LentCall;
  readonly troubleOf: (error: unknown) => Trouble;
  /** ms since 1970, by a clock that nobody sets. */
  readonly now: () => number;
  /** From 0 (included) to 1. */
  readonly random: () => number;
  /** Whether a person can see the jobs. */
  readonly isSeen: () => boolean;
  readonly isPaused: () => boolean;
  /** Whether a person wants looks while nothing is waited for and nobody sees them. */
  readonly idleLooks: () => boolean;
  readonly tell: (told: Told) => void;
  /** A job whose cancel was asked for has been seen canceling. */
  readonly begun: (begun: Begun) => void;
  /** Whether CasJobs has accepted the credentials in an earlier run. */
  readonly wereAccepted: boolean;
  /** It has accepted them for the first time. */
  readonly accepted: () => void;
  readonly resubmitted: (resubmitted: Resubmitted) => void;
  readonly changed: () => void;
}

/** What is younger than this is fresh enough for who opens a window; ms. */
const FRESH_MS = 10_000;

export const createWatcher = (deps: WatcherDeps): Watcher => {
  const { now } = deps;
  const book = createBook(deps.zone);
  const rest = createRest(deps.call, now);
  const rejections = createRejections({ ...deps, call: rest.call });
  const { call } = rejections;
  const lookFirst = (): Promise<void> => loop.lookNow({ ...noWishes, followedFirst: true });
  const lookSoon = (): void => loop.reconsider();
  let stopped = false;
  const isStopped = (): boolean => stopped;
  const tools = { call, book, lookNow: lookFirst, lookSoon, isStopped };
  const canceller = createCanceller({ ...deps, ...tools });
  const looker = createLooker({
    ...{ ...deps, call, book, isResting: () => rest.leftMs() > 0 },
    resend: (watch) => canceller.send(watch),
  });

  const next = createNextLook({ ...deps, book, looker, rest, rejections, begunAt: now() });
  const troubleOf = (error: unknown, askedAt: number): Trouble =>
    rejections.judged(deps.troubleOf(error), askedAt);
  const look: typeof looker.look = (...wishes) => looker.look(...wishes);
  const waitMs = (state: LookState): number | null => next.waitMs(state);
  const loop = createLoop({ ...deps, waitMs, troubleOf, look });

  const refresh = (): Promise<void> => loop.lookNow({ ...noWishes, listing: true });
  const submitter = createSubmitter({ ...deps, call, book, list: refresh });
  /** A person's own wish excepted, nothing is asked of a service that wants to be left alone. */
  const lookOr = (isDue: (state: LookState) => boolean): void => {
    const state = loop.state();
    const mayLook = !deps.isPaused() && rejections.mayTry(now()) && rest.leftMs() === 0;
    if (mayLook && isDue(state)) void loop.lookNow(noWishes);
    else loop.reconsider();
  };
  const isAwaited = (state: LookState): boolean => deps.isSeen() || next.ages(state).length > 0;
  const isIdleDue = (state: LookState): boolean =>
    deps.idleLooks() && next.staleMs(state) >= IDLE_MS;

  return {
    ...{ book, submitter, refresh },
    start: () => void loop.lookNow(noWishes),
    stop: () => {
      stopped = true;
      loop.stop();
    },
    listOlder: () => loop.lookNow({ ...noWishes, older: true }),
    listedSince: () => looker.listedSince(),
    reconsider: () => loop.reconsider(),
    seenChanged: () => lookOr((state) => deps.isSeen() && next.staleMs(state) > FRESH_MS),
    wake: () => lookOr((state) => isAwaited(state) || isIdleDue(state)),
    credentialsChanged: () => rejections.reset(),
    state: () => loop.state(),
    cancel: (...wish) => canceller.cancel(...wish),
    watch: async (jobId, on, source) => {
      if (!on) return watchOff(deps, jobId);
      const entered = await watchOn(deps, book, jobId, source);
      // From now on somebody waits for it.
      loop.reconsider();
      return entered;
    },
  };
};

const watchOn = async (
  deps: WatcherDeps,
  book: Book,
  jobId: JobId,
  source: Source,
): Promise<Outcome<null>> => {
  const { accountKey, list, now } = deps;
  const before = list.get(accountKey, jobId);
  // One that is being cancelled is watched to its end anyway, unless its cancel comes to nothing.
  if (before) {
    list.seen({ ...before, untilDoneToo: before.kind !== 'until-done' });
    return done(null);
  }
  const what = { accountKey, jobId, source, since: now(), seenOpen: true };
  const watch = newWatch({ ...what, kind: 'until-done' });
  const status = book.get(jobId)?.job.status;
  if (status === undefined || !isFinal(status)) {
    await list.enter(watch);
    return done(null);
  }
  const { tell } = judge(watch, { status }, now());
  if (tell) deps.tell(toldOf({ book, now }, watch, tell));
  await list.kept();
  return done(null);
};

const watchOff = ({ accountKey, list }: WatcherDeps, jobId: JobId): Outcome<null> => {
  const before = list.get(accountKey, jobId);
  if (before?.kind === 'until-done') list.drop(before);
  else if (before) list.seen({ ...before, untilDoneToo: false });
  return done(null);
};
