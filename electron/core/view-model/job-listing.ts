// Which jobs the views show, as views, newest first. Made in steps: of very many jobs it takes some hundred ms, and a
// click must not wait for it. What changes meanwhile is in the next listing.
import type { Account } from '../../accounts/account-store.ts';
import { isFinal, type JobId } from '../../casjobs/job.ts';
import { createSlicedWork, finish, sortSteps, type Steps } from '../../slices.ts';
import type { Watcher } from '../../watch/account-watcher.ts';
import type { JobRecord, JobStore } from '../../watch/job-store.ts';
import type { Outbox } from '../../watch/outbox.ts';
import type { OutcomeKind } from '../../watch/outcomes.ts';
import { watchKeyOf } from '../../watch/watch-persistence.ts';
import type { Watch } from '../../watch/watch-reducer.ts';
import type { WatchRegistry } from '../../watch/watch-registry.ts';
import type { Zone } from '../../watch/zone.ts';
import { keptJobView, type KeptView } from './job-view.ts';
import { newestFirst, newestRecordFirst } from './newest-first.ts';
import type { JobView, UnlistedCancel } from './snapshot.ts';

/** What was listed of one account. */
export interface AccountListing {
  /** Whose jobs they are; undefined where none was there yet. Another store holds the jobs of another person. */
  readonly jobStore: JobStore | undefined;
  /** How many are known and not listed: older ones. */
  readonly older: number;
  readonly unlisted: readonly UnlistedCancel[];
}

export interface JobListing {
  /** Newest first, all accounts. */
  readonly jobs: readonly JobView[];
  /** By their keys. */
  readonly accounts: ReadonlyMap<string, AccountListing>;
}

/** The last reported outcome of a job. */
export type OutcomeOf = (accountKey: string, jobId: string) => OutcomeKind | undefined;

export interface ListingParts {
  readonly accounts: readonly Account[];
  readonly watcherOf: (accountKey: string) => Watcher | undefined;
  readonly list: Pick<WatchRegistry, 'ofAccount'>;
  readonly outbox: Pick<Outbox, 'waits' | 'waitsAgain'>;
  readonly outcomeOf: OutcomeOf;
  readonly now: number;
  /** The computer's clock less that of the watchers, ms. */
  readonly shiftMs: number;
}

export interface Listing {
  /** Lists once more; `done` is called when that has come to its end. */
  begin(): void;
  /** As it is this moment where that is known quickly, else the newest that has come to its end. */
  newest(): JobListing;
  close(): void;
}

/** So many jobs, of all accounts, are listed within some ms. */
const FEW = 2_000;

export const createListing = (
  parts: () => ListingParts,
  done: (listing: JobListing) => void,
): Listing => {
  const stepsOf = createJobListing();
  let newest: JobListing = { jobs: [], accounts: new Map() };
  const work = createSlicedWork(
    { later: (act) => void setImmediate(act), clock: () => performance.now() },
    () => stepsOf(parts()),
    (listing) => {
      newest = listing;
      done(listing);
    },
  );
  return {
    begin: () => work.begin(),
    newest: () => {
      const own = parts();
      const stores = own.accounts.map(({ key }) => own.watcherOf(key)?.jobStore);
      const count = stores.reduce((sum, store) => sum + (store?.count() ?? 0), 0);
      if (count <= FEW) newest = finish(stepsOf(own));
      return newest;
    },
    close: () => work.close(),
  };
};

/** What was chosen of the jobs of an account, and of what. */
interface Choice extends VisibleJobs {
  readonly jobStore: JobStore;
  readonly from: string;
  /** The views of those that are shown, by their ids. Not weakly held, which is slow with so many. */
  readonly views: Map<JobId, KeptView>;
}

/** @returns the steps to a listing; it remembers what was chosen, which most changes leave as it is */
export const createJobListing = (): ((parts: ListingParts) => Steps<JobListing>) => {
  const choices = new Map<string, Choice>();
  return function* (parts) {
    const keys = new Set(parts.accounts.map(({ key }) => key));
    // Jobs of a removed account are forgotten.
    for (const key of choices.keys()) if (!keys.has(key)) choices.delete(key);
    const accounts = new Map<string, AccountListing>();
    const views: JobView[] = [];
    for (const key of keys) {
      const watches = new Map(parts.list.ofAccount(key).map((watch) => [watch.jobId, watch]));
      const watcher = parts.watcherOf(key);
      const jobStore = watcher?.jobStore;
      const choice = jobStore && (yield* choose(choices.get(key), jobStore, watches, keys.size));
      if (choice) yield* addViews(views, key, choice, choices.get(key), watches, parts);
      if (choice) choices.set(key, choice);
      // Before the first answer nothing is listed; it mostly comes within a second.
      const isChecking = watcher?.state().connection.kind === 'checking';
      const unlisted = isChecking ? [] : unlistedOf(watches.values(), jobStore, parts.outbox);
      accounts.set(key, { jobStore, older: choice?.older ?? 0, unlisted });
    }
    return { jobs: yield* sortSteps(views, newestFirst), accounts };
  };
};

/** The same as before as long as it is of the same jobs. */
function* choose(
  before: Choice | undefined,
  jobStore: JobStore,
  watches: ReadonlyMap<JobId, Watch>,
  accounts: number,
): Steps<Choice> {
  const from = [jobStore.version(), accounts, ...watches.keys()].join();
  if (before?.jobStore === jobStore && before.from === from) return before;
  const { shown, older } = yield* visibleJobSteps(jobStore.all(), watches, accounts);
  const sorted = yield* sortSteps(shown, newestRecordFirst);
  return { jobStore, from, older, shown: sorted, views: new Map() };
}

/** So many views are made between two yields: each can take a tenth of a ms. */
const STEP_OF_VIEWS = 64;

function* addViews(
  views: JobView[],
  accountKey: string,
  choice: Choice,
  before: Choice | undefined,
  watches: ReadonlyMap<JobId, Watch>,
  parts: ListingParts,
): Steps<void> {
  const { outbox, outcomeOf, now, shiftMs } = parts;
  const watcher = parts.watcherOf(accountKey);
  const zone = watcher?.jobStore.zone() ?? UNKNOWN;
  for (const [index, known] of choice.shown.entries()) {
    if (index % STEP_OF_VIEWS === STEP_OF_VIEWS - 1) yield;
    const { jobId } = known.job;
    const watch = watches.get(jobId);
    const outcome = outcomeOf(accountKey, jobId);
    const resubmission = watcher?.resubmitCommand.of(jobId) ?? null;
    const cancelWaits = watch?.kind === 'cancel' && outbox.waitsAgain(watchKeyOf(watch));
    const about = { accountKey, known, watch, cancelWaits, outcome, resubmission };
    const kept = before?.views.get(jobId);
    const one = keptJobView(kept, { ...about, zone, now, shiftMs });
    if (one !== kept || before !== choice) choice.views.set(jobId, one);
    views.push(one.view);
  }
}

const UNKNOWN: Zone = { kind: 'unknown' };

const unlistedOf = (
  watches: Iterable<Watch>,
  jobStore: JobStore | undefined,
  outbox: ListingParts['outbox'],
): readonly UnlistedCancel[] =>
  [...watches]
    .filter(({ kind, jobId }) => kind === 'cancel' && !jobStore?.get(jobId))
    .map((watch) => {
      const { accountKey, jobId } = watch;
      const key = watchKeyOf(watch);
      const cancelWaits = outbox.waitsAgain(key);
      return { accountKey, jobId, canDrop: outbox.waits(key), cancelWaits };
    });

/** Of each kind, of all accounts together, about: what a view is quick with. Nobody reads further down. */
const MOST = 20_000;
/** What an account has at least, however many there are. */
const LEAST = 50;
/** So many jobs are looked at between two yields. */
const STEP = 4_096;

export interface VisibleJobs {
  readonly shown: readonly JobRecord[];
  /** How many are known and not shown: older ones. */
  readonly older: number;
}

/** All that are watched, and the newest of those that are open and of those that are over; in their order. */
export function* visibleJobSteps(
  all: readonly JobRecord[],
  watched: Pick<ReadonlySet<JobId>, 'has'>,
  accounts: number,
): Steps<VisibleJobs> {
  const share = Math.max(LEAST, Math.floor(MOST / accounts));
  if (all.length <= share) return { shown: all, older: 0 };
  const orders = { open: new Float64Array(all.length), over: new Float64Array(all.length) };
  const counts = { open: 0, over: 0 };
  for (const [index, record] of all.entries()) {
    if (index % STEP === 0) yield;
    const kind = kindOf(record, watched);
    if (kind !== 'watched') orders[kind][counts[kind]++] = record.order;
  }
  const isPicked: Record<Kind, (order: number) => boolean> = {
    watched: () => true,
    open: () => true,
    over: () => true,
  };
  for (const kind of ['open', 'over'] as const) {
    isPicked[kind] = pickNewest(orders[kind].subarray(0, counts[kind]), share);
    yield;
  }
  const shown: JobRecord[] = [];
  for (const [index, record] of all.entries()) {
    if (index % STEP === 0) yield;
    if (isPicked[kindOf(record, watched)](record.order)) shown.push(record);
  }
  return { shown, older: all.length - shown.length };
}

type Kind = 'watched' | 'open' | 'over';

const kindOf = ({ job, vanished }: JobRecord, watched: Pick<ReadonlySet<JobId>, 'has'>): Kind => {
  if (watched.has(job.jobId)) return 'watched';
  return isFinal(job.status) || vanished ? 'over' : 'open';
};

/**
 * Finds the bar that so many reach, and says of each order whether it does; of those at the bar itself, the first ones.
 * Numbers alone are sorted ten times as quickly as what they belong to.
 */
const pickNewest = (orders: Float64Array, most: number): ((order: number) => boolean) => {
  if (orders.length <= most) return () => true;
  const reaching = orders.sort().subarray(-most);
  const bar = reaching[0] ?? 0;
  let level = reaching.filter((order) => order === bar).length;
  return (order) => order > bar || (order === bar && level-- > 0);
};
