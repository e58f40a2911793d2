// Opens the app's files at the start, and reports what is wrong with each.
import path from 'node:path';
import {
  noActivity,
  openActivityFile,
  type ActivityFile,
  type KeptActivity,
} from '../activity/activity-log.ts';
import { noAccounts, openAccountsFile, type AccountsFile } from '../accounts/account-store.ts';
import { diskErrorOf, type DiskError } from '../storage/disk-access.ts';
import type { JsonFile } from '../storage/json-file.ts';
import { isFields, type Fields } from '../storage/other-versions.ts';
import { noProxies, openProxiesFile, type ProxiesFile } from '../network/proxy-logins.ts';
import type { AppError } from '../result.ts';
import { noUpdates, openUpdatesFile, type UpdatesFile } from '../updates/updates-file.ts';
import { openSettings, type SettingsStore } from '../settings/settings-store.ts';
import { noWatches, openWatchFile, type WatchFile } from '../watch/watch-persistence.ts';
import { t } from '../i18n/translate.ts';

export interface Files {
  readonly settings: SettingsStore;
  readonly accounts: AccountsFile;
  /** Which proxies have a login in the keychain. */
  readonly proxies: ProxiesFile;
  /** What is known of newer versions. */
  readonly updates: UpdatesFile;
  readonly watches: WatchFile;
  readonly activity: Pick<ActivityFile, 'value'>;
  /** Has the contents that there are then written soon; a failure is said. */
  readonly keepActivity: Keep;
  /**
   * Calls `then` once all activity so far is on the disk; at once where it is, or where the
   * file takes no change at all.
   */
  readonly whenActivityWritten: (then: () => void) => void;
  /** What has happened to the files; a sentence each. */
  errors(): readonly AppError[];
  /** A change of the watches could not be written, for this reason; said until a later one is. */
  watchesUnwritten(error: unknown): void;
  /** Takes out what other versions have noted of an account that is removed. */
  forgetAccount(accountKey: string): void;
  /** Empties every file, of what other versions keep there too. Rejects as the disk does. */
  empty(): Promise<void>;
  /** Resolves when the changes of watches, accounts and activity so far, and all copies, are on the disk or have failed. */
  settled(): Promise<void>;
}

/**
 * @param changed called when `errors()` has changed after the start
 * @throws {Error} where the folder cannot be made
 */
export const openFiles = async (folder: string, changed: () => void): Promise<Files> => {
  const settings = await openSettings({ folder });
  const accounts = await openAccountsFile(path.join(folder, 'accounts.json'));
  const proxies = await openProxiesFile(path.join(folder, 'proxies.json'));
  const updates = await openUpdatesFile(path.join(folder, 'updates.json'));
  const watches = await openWatchFile(path.join(folder, 'watches.json'));
  const activity = await openActivityFile(path.join(folder, 'activity.json'));
  let activityUnwritten: DiskError | null = null;
  let unwritten: DiskError | null = null;
  let lastWrite: Promise<unknown> = Promise.resolve();
  const setUnwritten = (why: DiskError | null): void => {
    if (unwritten === why) return;
    unwritten = why;
    changed();
  };
  const settle = (written: Promise<void>): void => {
    lastWrite = Promise.allSettled([lastWrite, written]);
  };
  const settling = <T>(file: JsonFile<T>, then: () => void): JsonFile<T>['change'] => {
    return (next) => {
      const written = file.change(next);
      settle(written.then(then));
      return written;
    };
  };
  const keeper = createKeeper(activity, settle, (fault) => {
    if (activityUnwritten === fault) return;
    activityUnwritten = fault;
    changed();
  });
  const opened = { settings, accounts, proxies, updates, watches, activity };
  const foundAtFirst = findAtFirst(opened, folder);
  return {
    settings,
    activity,
    keepActivity: keeper.keep,
    whenActivityWritten: keeper.whenWritten,
    proxies: { ...proxies, change: settling(proxies, () => undefined) },
    updates: { ...updates, change: settling(updates, () => undefined) },
    accounts: { ...accounts, change: settling(accounts, () => undefined) },
    // The list is always written whole, so one good write makes up for those that failed.
    watches: { ...watches, change: settling(watches, () => setUnwritten(null)) },
    watchesUnwritten: (error) => {
      // A closed file has its own sentence.
      if (watches.closed === null) setUnwritten(diskErrorOf(error));
    },
    forgetAccount: (key) => {
      for (const file of [watches, activity])
        if (file.unread.entries > 0) settle(file.dropUnread(isOfAccount(key)));
    },
    empty: () => emptyAll(opened),
    settled: () => lastWrite.then(() => copied(opened)),
    errors: () =>
      [
        settings.error(),
        ...foundAtFirst(),
        ...unwrittenErrors(unwritten, activity.closed === null ? activityUnwritten : null, folder),
        ...changedErrors(opened),
      ].filter((one) => one !== null),
  };
};

/** Whether an entry of another version is of this account. */
const isOfAccount =
  (key: string) =>
  (entry: Fields): boolean =>
    entry['accountKey'] === key ||
    (isFields(entry['event']) && entry['event']['accountKey'] === key);

type Keep = (contents: () => KeptActivity) => void;

interface Keeper {
  readonly keep: Keep;
  readonly whenWritten: (then: () => void) => void;
}

/**
 * Writes the newest contents; what comes before a write has its turn is written with it. A write that failed is made
 * up for by the next one, which holds everything.
 */
const createKeeper = (
  file: ActivityFile,
  writes: (done: Promise<void>) => void,
  ended: (fault: DiskError | null) => void,
): Keeper => {
  let isRequested = false;
  /** How many changes there were, and how many of them lie on the disk. */
  let [changes, onDisk] = [0, 0];
  let waiting: { readonly after: number; readonly then: () => void }[] = [];
  const lies = (count: number): void => {
    onDisk = count;
    const ready = waiting.filter(({ after }) => after <= count);
    waiting = waiting.filter(({ after }) => after > count);
    ready.forEach(({ then }) => then());
  };
  return {
    whenWritten: (then) => {
      // A file that is closed takes nothing, in this run and the next: who waits for it would wait for ever.
      if (onDisk === changes || file.closed !== null) then();
      else waiting.push({ after: changes, then });
    },
    keep: (contents) => {
      changes += 1;
      if (isRequested) return;
      isRequested = true;
      let taken = 0;
      const done = file.change(() => {
        isRequested = false;
        taken = changes;
        return contents();
      });
      writes(done);
      const isDone = (): null => {
        lies(taken);
        return null;
      };
      void done.then(isDone, diskErrorOf).then(ended);
    },
  };
};

const error = (detail: string): AppError => ({ code: 'file', detail });

interface Opened {
  readonly settings: SettingsStore;
  readonly accounts: AccountsFile;
  readonly proxies: ProxiesFile;
  readonly updates: UpdatesFile;
  readonly watches: WatchFile;
  readonly activity: ActivityFile;
}

/** Resolves when the copies are written, or have failed. */
const copied = async ({ settings, accounts, watches }: Opened): Promise<void> => {
  await Promise.all([settings, accounts, watches].map((file) => file.settled()));
};

const emptyAll = async (opened: Opened): Promise<void> => {
  const { settings, accounts, proxies, updates, watches, activity } = opened;
  await accounts.replace(noAccounts);
  await proxies.replace(noProxies);
  await updates.replace(noUpdates);
  await watches.replace(noWatches);
  await activity.replace(noActivity);
  await settings.reset();
};

/** What was found at the start; where it leads to a backup, until that was restored or discarded. */
const findAtFirst = ({ accounts, watches, activity }: Opened, folder: string) => {
  const found = [
    { file: accounts, said: errorOf('accounts', accounts, folder) },
    { file: watches, said: errorOf('watches', watches, folder) },
    { file: activity, said: errorOf('activity', activity, folder) },
  ].map((one) => ({ ...one, hadBackup: one.file.offered() !== null }));
  return (): (AppError | null)[] =>
    found
      .filter(({ file, hadBackup }) => !hadBackup || file.offered() !== null)
      .map(({ said }) => said);
};

/** One disk that takes nothing is said once. */
const unwrittenErrors = (
  watches: DiskError | null,
  activity: DiskError | null,
  folder: string,
): readonly AppError[] => {
  if (watches !== null) return [error(t('file.unwritten', { why: watches, folder }))];
  if (activity === null) return [];
  return [error(t('file.activity-unwritten', { why: activity, folder }))];
};

const changedErrors = ({ settings, accounts, watches, activity }: Opened) => [
  changedBy('settings.json', settings.changedAs()),
  changedBy('accounts.json', accounts.changedAs()),
  changedBy('watches.json', watches.changedAs()),
  changedBy('activity.json', activity.changedAs()),
];

type What = 'accounts' | 'watches' | 'activity';

/** What was found of a file at the start, with the step that helps. */
const errorOf = (what: What, file: JsonFile<unknown>, folder: string): AppError | null => {
  const { closed, damagedAs, unread } = file;
  const name = `${what}.json`;
  if (closed) return error(t('file.closed', { what, why: closed, file: path.join(folder, name) }));
  if (damagedAs !== null) {
    const backup = String(file.offered() !== null);
    return error(t(`file.${what}-damaged`, { file: path.basename(damagedAs), backup }));
  }
  if (unread.entries === 0) return null;
  return error(t('file.unread', { what, count: unread.entries, file: name }));
};

const changedBy = (name: string, keptAs: string | null): AppError | null =>
  keptAs === null ? null : error(t('file.changed', { name, file: path.basename(keptAs) }));
