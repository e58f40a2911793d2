// Builds the snapshot that all views draw, with the visible jobs of each account.
import { PRACTICE_ID } from '../../casjobs/service-presets.ts';
import type { Account } from '../../accounts/account-store.ts';
import type {
  AccountView,
  JobView,
  Snapshot,
  ConnectionStatus,
  UnlistedCancel,
} from './snapshot.ts';
import type { OutcomeKind } from '../../watch/outcomes.ts';
import type { Outbox } from '../../watch/outbox.ts';
import type { WatchRegistry } from '../../watch/watch-registry.ts';
import type { Watcher } from '../../watch/account-watcher.ts';
import { watchKeyOf } from '../../watch/watch-persistence.ts';
import type { Watch } from '../../watch/watch-reducer.ts';
import type { Zone } from '../../watch/zone.ts';
import { memoizedJobView } from './job-view.ts';
import { hostOf, isHere, presetViews, serviceNameOf } from '../service-info.ts';
import { locale } from '../../i18n/locale.ts';
import { currentSystem, currentLanguageTag } from '../../i18n/translate.ts';
import { isFinal, type JobId } from '../../casjobs/job.ts';
import type { JobRecord } from '../../watch/job-store.ts';

/** The last outcome that was told of a job. */
export type OutcomeOf = (accountKey: string, jobId: string) => OutcomeKind | undefined;

export interface SnapshotParts extends Pick<
  Snapshot,
  | ('version' | 'runtime' | 'activity' | 'settings' | 'paused' | 'lock' | 'keychainWaits')
  | ('troubles' | 'backups' | 'wanted' | 'desktop' | 'startAtLogin')
> {
  readonly accounts: readonly Account[];
  readonly watcherOf: (accountKey: string) => Watcher | undefined;
  readonly list: Pick<WatchRegistry, 'ofAccount'>;
  readonly outbox: Pick<Outbox, 'waits' | 'waitsAgain' | 'progress'>;
  readonly outcomeOf: OutcomeOf;
  readonly now: number;
  /** The computer's clock less that of the watchers, ms. */
  readonly shiftMs: number;
}

export const buildSnapshot = (parts: SnapshotParts): Snapshot => {
  const { version, runtime, activity, settings, paused, lock } = parts;
  const { troubles, backups, wanted, keychainWaits } = parts;
  const drafts = parts.accounts.map((account) => draftOf(account, parts));
  const accounts = drafts.map(({ view }) => view);
  const jobs = newestFirst(drafts.flatMap((draft) => draft.jobs));
  const presets = presetViews();
  const unlisted = drafts.flatMap((draft) => draft.unlisted);
  const unlistedCancels = {
    first: unlisted.slice(0, MOST_UNLISTED),
    more: Math.max(0, unlisted.length - MOST_UNLISTED),
  };
  const sendingCancels = parts.outbox.progress();
  const told = { troubles, backups, wanted };
  const states = { paused, sendingCancels, unlistedCancels, lock, keychainWaits, ...told };
  const tags = { language: currentLanguageTag(), system: currentSystem(), locale: locale() };
  const own = { version, runtime, ...tags, settings, presets, ...states };
  const { desktop, startAtLogin } = parts;
  return { ...own, desktop, startAtLogin, accounts, jobs, activity };
};

/** So many lines have room above the table. */
const MOST_UNLISTED = 3;

interface Draft {
  readonly unlisted: readonly UnlistedCancel[];
  readonly view: AccountView;
  readonly jobs: readonly JobView[];
}

const draftOf = (account: Account, parts: SnapshotParts): Draft => {
  const { list, accounts, outcomeOf, now, shiftMs } = parts;
  const { key } = account;
  const watcher = parts.watcherOf(key);
  const jobStore = watcher?.jobStore;
  const watches = new Map(list.ofAccount(key).map((watch) => [watch.jobId, watch]));
  const { shown, older } = visibleJobsOf(jobStore?.all() ?? [], watches, accounts.length);
  const zone = jobStore?.zone() ?? UNKNOWN;
  const jobs = shown.map((known) => {
    const { jobId } = known.job;
    const [watch, outcome] = [watches.get(jobId), outcomeOf(key, jobId)];
    const resubmission = watcher?.resubmitCommand.of(jobId) ?? null;
    const cancelWaits = watch?.kind === 'cancel' && parts.outbox.waitsAgain(watchKeyOf(watch));
    const about = { accountKey: key, known, watch, cancelWaits, outcome, resubmission };
    return memoizedJobView({ ...about, zone, now, shiftMs });
  });
  // Before the first answer nothing is listed; it mostly comes within a second.
  const isChecking = watcher?.state().standing.kind === 'checking';
  const unlisted = isChecking ? [] : unlistedOf(watches.values(), jobStore, parts.outbox);
  return { view: accountViewOf(account, older, parts), jobs, unlisted };
};

const unlistedOf = (
  watches: Iterable<Watch>,
  jobStore: Watcher['jobStore'] | undefined,
  outbox: SnapshotParts['outbox'],
): readonly UnlistedCancel[] =>
  [...watches]
    .filter(({ kind, jobId }) => kind === 'cancel' && !jobStore?.get(jobId))
    .map((watch) => {
      const { accountKey, jobId } = watch;
      const key = watchKeyOf(watch);
      const cancelWaits = outbox.waitsAgain(key);
      return { accountKey, jobId, canDrop: outbox.waits(key), cancelWaits };
    });

const UNKNOWN: Zone = { kind: 'unknown' };

const accountViewOf = (
  account: Account,
  olderJobs: number,
  { watcherOf, shiftMs }: SnapshotParts,
): AccountView => {
  const { key, name, service, binding, foundBinding, forThisRunOnly, wsIdKnown } = account;
  const watcher = watcherOf(key);
  const state = watcher?.state();
  return {
    key,
    name,
    serviceName: serviceNameOf(account),
    host: hostOf(account),
    isPractice: service === PRACTICE_ID,
    standing: standingOf(state?.standing, shiftMs),
    lastSuccessAt: state?.lastSuccessAt == null ? null : state.lastSuccessAt + shiftMs,
    polling: state?.polling ?? false,
    listedSince: watcher?.listedSince() ?? null,
    binding,
    foundBinding,
    forThisRunOnly,
    awaitsWsId: !wsIdKnown,
    zone: isHere(account) ? 'learnt' : (watcher?.jobStore.zone().kind ?? 'unknown'),
    olderJobs,
    unreadableJobs: watcher?.jobStore.unreadable() ?? 0,
  };
};

const standingOf = (standing: ConnectionStatus | undefined, shiftMs: number): ConnectionStatus => {
  if (standing?.kind !== 'trouble') return standing ?? { kind: 'checking' };
  return { ...standing, since: standing.since + shiftMs };
};

/** By the time of submission; at the same one by id: ids grow. */
const newestFirst = (jobs: JobView[]): readonly JobView[] =>
  jobs.sort((one, other) => other.order - one.order || byId(other.jobId, one.jobId));

/** Ids are written in one way, so the longer one is the larger. */
const byId = (one: string, other: string): number => {
  if (one === other) return 0;
  return one.length - other.length || (one > other ? 1 : -1);
};

/** Of each kind, of all accounts together, about: what a view is quick with. Nobody reads further down. */
const MOST = 20_000;
/** What an account has at least, however many there are. */
const LEAST = 50;

export interface VisibleJobs {
  readonly shown: readonly JobRecord[];
  /** How many are known and not shown: older ones. */
  readonly older: number;
}

/** All that are watched, and the newest of those that are open and of those that are over; in their order. */
export const visibleJobsOf = (
  all: readonly JobRecord[],
  watched: Pick<ReadonlySet<JobId>, 'has'>,
  accounts: number,
): VisibleJobs => {
  const share = Math.max(LEAST, Math.floor(MOST / accounts));
  if (all.length <= share) return { shown: all, older: 0 };
  const kinds = all.map((known) => kindOf(known, watched));
  const isPicked = {
    watched: () => true,
    open: pickNewest(all, kinds, 'open', share),
    over: pickNewest(all, kinds, 'over', share),
  };
  const shown = all.filter(({ order }, index) => isPicked[kinds[index] ?? 'watched'](order));
  return { shown, older: all.length - shown.length };
};

type Kind = 'watched' | 'open' | 'over';

const kindOf = ({ job, vanished }: JobRecord, watched: Pick<ReadonlySet<JobId>, 'has'>): Kind => {
  if (watched.has(job.jobId)) return 'watched';
  return isFinal(job.status) || vanished ? 'over' : 'open';
};

/**
 * Finds the bar that so many of a kind reach, and says of each order whether it does; of those at the bar
 * itself, the first ones. Numbers alone are sorted ten times as quickly as what they belong to.
 */
const pickNewest = (
  all: readonly JobRecord[],
  kinds: readonly Kind[],
  kind: Kind,
  most: number,
): ((order: number) => boolean) => {
  const orders = new Float64Array(all.length);
  let count = 0;
  all.forEach(({ order }, index) => {
    if (kinds[index] === kind) orders[count++] = order;
  });
  if (count <= most) return () => true;
  const reaching = orders.subarray(0, count).sort().subarray(-most);
  const bar = reaching[0] ?? 0;
  let level = reaching.filter((order) => order === bar).length;
  return (order) => order > bar || (order === bar && level-- > 0);
};
