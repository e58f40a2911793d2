// Builds the snapshot that all views draw, around the jobs that were listed.
import { PRACTICE_ID } from '../../casjobs/service-presets.ts';
import type { Account } from '../../accounts/account-store.ts';
import type { JobListing, ListingParts } from './job-listing.ts';
import type { AccountView, Snapshot, ConnectionStatus } from './snapshot.ts';
import type { Outbox } from '../../watch/outbox.ts';
import { hostOf, signInViewOf, isHere, presetViews, serviceNameOf } from '../service-info.ts';
import { locale } from '../../i18n/locale.ts';
import { currentSystem, currentLanguageTag } from '../../i18n/translate.ts';

export interface SnapshotParts
  extends
    ListingParts,
    Pick<
      Snapshot,
      | ('version' | 'runtime' | 'activity' | 'settings' | 'paused' | 'lock' | 'keychainWaits')
      | ('errors' | 'backups' | 'wanted' | 'desktop' | 'startAtLogin' | 'updates')
    > {
  readonly outbox: ListingParts['outbox'] & Pick<Outbox, 'progress'>;
}

/** @param listing may be a little older than the parts */
export const buildSnapshot = (parts: SnapshotParts, listing: JobListing): Snapshot => {
  const { version, runtime, activity, settings, paused, lock } = parts;
  const { errors, backups, wanted, keychainWaits } = parts;
  // Of an account that is gone meanwhile, or another person's by now, nothing is shown.
  const listed = new Map(
    parts.accounts.flatMap(({ key }) => {
      const own = listing.accounts.get(key);
      return own && own.jobStore === parts.watcherOf(key)?.jobStore ? [[key, own] as const] : [];
    }),
  );
  const accounts = parts.accounts.map((account) =>
    accountViewOf(account, listed.get(account.key)?.older ?? 0, parts),
  );
  const isWhole = listed.size === listing.accounts.size;
  const jobs = isWhole ? listing.jobs : listing.jobs.filter((job) => listed.has(job.accountKey));
  const presets = presetViews(parts.accounts.map(({ name }) => name));
  const unlisted = [...listed.values()].flatMap((own) => own.unlisted);
  const unlistedCancels = {
    first: unlisted.slice(0, MOST_UNLISTED),
    more: Math.max(0, unlisted.length - MOST_UNLISTED),
  };
  const sendingCancels = parts.outbox.progress();
  const told = { errors, backups, wanted };
  const states = { paused, sendingCancels, unlistedCancels, lock, keychainWaits, ...told };
  const tags = { language: currentLanguageTag(), system: currentSystem(), locale: locale() };
  const own = { version, runtime, ...tags, settings, presets, ...states };
  const { desktop, startAtLogin, updates } = parts;
  return { ...own, desktop, startAtLogin, updates, accounts, jobs, activity };
};

/** So many lines have room above the table. */
const MOST_UNLISTED = 3;

const accountViewOf = (
  account: Account,
  olderJobs: number,
  { watcherOf, shiftMs }: SnapshotParts,
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
    connection: connectionOf(state?.connection, shiftMs),
    lastSuccessAt: state?.lastSuccessAt == null ? null : state.lastSuccessAt + shiftMs,
    polling: state?.polling ?? false,
    listedSince: watcher?.listedSince() ?? null,
    binding,
    foundBinding,
    forThisRunOnly,
    ...signInViewOf(account),
    zone: isHere(account) ? 'learnt' : (watcher?.jobStore.zone().kind ?? 'unknown'),
    olderJobs,
    unreadableJobs: watcher?.jobStore.unreadable() ?? 0,
  };
};

const connectionOf = (
  connection: ConnectionStatus | undefined,
  shiftMs: number,
): ConnectionStatus => {
  if (connection?.kind !== 'error') return connection ?? { kind: 'checking' };
  return { ...connection, since: connection.since + shiftMs };
};
