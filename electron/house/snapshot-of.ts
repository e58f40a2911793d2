// Makes the one value that all views draw. Reads the rooms; changes nothing.
import { PRACTICE_ID } from '../casjobs/presets.ts';
import type { Account } from '../accounts/secrets.ts';
import type { Trouble } from '../outcome.ts';
import type { Settings } from '../settings/settings.ts';
import type { AccountView, ActivityLine, JobView, Snapshot, Wanted } from '../snapshot.ts';
import type { OutcomeKind } from '../watch/outcomes.ts';
import type { WatchList } from '../watch/watch-list.ts';
import type { Watcher } from '../watch/watcher.ts';
import { placeTime, type Zone } from '../watch/zone.ts';
import { jobViewOf } from './job-view.ts';
import { hostOf, isHere, presetViews, serviceNameOf } from './places.ts';

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
  const accounts = parts.accounts.map((account) => accountViewOf(account, parts));
  const jobs = parts.accounts.flatMap(({ key }) => jobViewsOf(key, parts)).sort(newestFirst);
  const presets = presetViews;
  return { version, accounts, jobs, activity, settings, presets, paused, troubles, wanted };
};

const accountViewOf = (account: Account, { watcherOf }: SnapshotParts): AccountView => {
  const { key, name, service, forThisRunOnly } = account;
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
    forThisRunOnly,
    zone: isHere(account) ? 'learnt' : (watcher?.book.zone().kind ?? 'unknown'),
  };
};

const jobViewsOf = (accountKey: string, parts: SnapshotParts): readonly JobView[] => {
  const { list, outcomeOf, now } = parts;
  const book = parts.watcherOf(accountKey)?.book;
  if (!book) return [];
  const zone = book.zone();
  return book.all().map((known) => {
    const { jobId } = known.job;
    const watch = list.get(accountKey, jobId);
    return jobViewOf({
      accountKey,
      known,
      watch,
      outcome: outcomeOf(accountKey, jobId),
      zone,
      now,
    });
  });
};

/** By the time of submission; at the same one by id: ids grow. */
const newestFirst = (one: JobView, other: JobView): number => {
  const difference = orderOf(other) - orderOf(one);
  if (difference !== 0 || one.jobId === other.jobId) return difference;
  return BigInt(other.jobId) > BigInt(one.jobId) ? 1 : -1;
};

/** A time that cannot be placed is taken as it is written: hours wrong at most, and one order for all. */
const orderOf = ({ submitted }: JobView): number =>
  submitted === null ? 0 : (submitted.at ?? placeTime(submitted.serviceTime, AS_WRITTEN) ?? 0);

const AS_WRITTEN: Zone = { kind: 'learnt', offsetMinutes: 0 };
