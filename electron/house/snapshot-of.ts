// Makes the one value that all views draw. Reads the rooms; changes nothing.
import { PRACTICE_ID } from '../casjobs/presets.ts';
import type { Account } from '../accounts/secrets.ts';
import type { Trouble } from '../outcome.ts';
import type { Settings } from '../settings/settings.ts';
import type { AccountView, ActivityLine, JobView, Snapshot, Wanted } from '../snapshot.ts';
import type { Known } from '../watch/book.ts';
import type { OutcomeKind } from '../watch/outcomes.ts';
import type { WatchList } from '../watch/watch-list.ts';
import type { Watcher } from '../watch/watcher.ts';
import { AS_WRITTEN, placeTime, type Zone } from '../watch/zone.ts';
import { keptJobViewOf } from './kept-views.ts';
import { hostOf, isHere, presetViews, serviceNameOf } from './places.ts';
import { shownOf } from './shown-jobs.ts';
import { spokenTag } from '../words/say.ts';

/** The last outcome that was told of a job. */
export type OutcomeOf = (accountKey: string, jobId: string) => OutcomeKind | undefined;

export interface SnapshotParts {
  readonly version: string;
  readonly accounts: readonly Account[];
  readonly watcherOf: (accountKey: string) => Watcher | undefined;
  readonly list: WatchList;
  readonly outcomeOf: OutcomeOf;
  readonly activity: readonly ActivityLine[];
  readonly settings: Settings;
  readonly paused: boolean;
  readonly troubles: readonly Trouble[];
  readonly wanted: Wanted;
  readonly now: number;
}

export const snapshotOf = (parts: SnapshotParts): Snapshot => {
  const { version, activity, settings, paused, troubles, wanted } = parts;
  const drafts = parts.accounts.map((account) => draftOf(account, parts));
  const accounts = drafts.map(({ view }) => view);
  const jobs = newestFirst(drafts.flatMap((draft) => draft.jobs));
  const presets = presetViews();
  const language = spokenTag();
  const own = { version, language, settings, presets, paused, troubles, wanted };
  return { ...own, accounts, jobs, activity };
};

interface Draft {
  readonly view: AccountView;
  readonly jobs: readonly JobView[];
}

const draftOf = (account: Account, parts: SnapshotParts): Draft => {
  const { list, accounts } = parts;
  const { key } = account;
  const book = parts.watcherOf(key)?.book;
  const watched = new Set(list.ofAccount(key).map(({ jobId }) => jobId));
  const { shown, older } = shownOf(book?.all() ?? [], watched, accounts.length);
  const zone = book?.zone() ?? UNKNOWN;
  const jobs = shown.map((known) => jobViewFor(key, known, zone, parts));
  return { view: accountViewOf(account, older, parts), jobs };
};

const UNKNOWN: Zone = { kind: 'unknown' };

const jobViewFor = (
  accountKey: string,
  known: Known,
  zone: Zone,
  { list, outcomeOf, now }: SnapshotParts,
): JobView => {
  const { jobId } = known.job;
  const watch = list.get(accountKey, jobId);
  const outcome = outcomeOf(accountKey, jobId);
  return keptJobViewOf({ accountKey, known, watch, outcome, zone, now });
};

const accountViewOf = (
  account: Account,
  olderJobs: number,
  { watcherOf }: SnapshotParts,
): AccountView => {
  const { key, name, service, binding, foundBinding, forThisRunOnly } = account;
  const watcher = watcherOf(key);
  const state = watcher?.state();
  return {
    key,
    name,
    serviceName: serviceNameOf(account),
    host: hostOf(account),
    isPractice: service === PRACTICE_ID,
    standing: state?.standing ?? { kind: 'checking' },
    lastGoodLookAt: state?.lastGoodLookAt ?? null,
    looking: state?.looking ?? false,
    listedSince: watcher?.listedSince() ?? null,
    binding,
    foundBinding,
    forThisRunOnly,
    zone: isHere(account) ? 'learnt' : (watcher?.book.zone().kind ?? 'unknown'),
    olderJobs,
  };
};

/** By the time of submission; at the same one by id: ids grow. */
const newestFirst = (jobs: readonly JobView[]): readonly JobView[] =>
  jobs
    .map((job) => ({ job, at: orderOf(job) }))
    .sort((one, other) => other.at - one.at || byId(other.job, one.job))
    .map(({ job }) => job);

const byId = (one: JobView, other: JobView): number => {
  if (one.jobId === other.jobId) return 0;
  return BigInt(one.jobId) > BigInt(other.jobId) ? 1 : -1;
};

/** A time that cannot be placed is taken as it is written: hours wrong at most, and one order for all. */
const orderOf = ({ submitted }: JobView): number =>
  submitted === null ? 0 : (submitted.at ?? placeTime(submitted.serviceTime, AS_WRITTEN) ?? 0);
