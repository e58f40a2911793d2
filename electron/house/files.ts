// The files of the app: opened at the start, each with what is to be said of it.
import path from 'node:path';
import { openAccountsFile, type AccountsFile } from '../accounts/records.ts';
import type { Trouble } from '../outcome.ts';
import { openSettings, type SettingsStore } from '../settings/settings-store.ts';
import { openWatchFile, type WatchFile } from '../watch/watch-file.ts';

export interface Files {
  readonly settings: SettingsStore;
  readonly accounts: AccountsFile;
  readonly watches: WatchFile;
  /** What has happened to the files; a sentence each. */
  troubles(): readonly Trouble[];
  /** A change of the watches could not be written; said until a later one is. */
  watchesUnwritten(): void;
  /** Resolves when the changes of watches and accounts so far are on the disk, or have failed. */
  settled(): Promise<void>;
}

const UNWRITTEN =
  'The list of watched jobs could not be written: what is watched now may be forgotten when the app quits.';

/**
 * @param changed called when `troubles()` has changed after the start
 * @throws {Error} where a file is there and the disk does not let it be read
 */
export const openFiles = async (folder: string, changed: () => void): Promise<Files> => {
  const settings = await openSettings({ folder });
  const accounts = await openAccountsFile(path.join(folder, 'accounts.json'));
  const watches = await openWatchFile(path.join(folder, 'watches.json'));
  let unwritten = false;
  let lastWrite: Promise<unknown> = Promise.resolve();
  const setUnwritten = (is: boolean): void => {
    if (unwritten === is) return;
    unwritten = is;
    changed();
  };
  const settle = (written: Promise<void>): void => {
    lastWrite = Promise.allSettled([lastWrite, written]);
  };
  const change: WatchFile['change'] = (next) => {
    const written = watches.change(next);
    // The list is always written whole, so one good write makes up for those that failed.
    settle(written.then(() => setUnwritten(false)));
    return written;
  };
  const changeAccounts: AccountsFile['change'] = (next) => {
    const written = accounts.change(next);
    settle(written);
    return written;
  };
  return {
    settings,
    accounts: { ...accounts, change: changeAccounts },
    watches: { ...watches, change },
    watchesUnwritten: () => setUnwritten(true),
    settled: async () => {
      await lastWrite;
    },
    troubles: () =>
      [
        settings.trouble(),
        aside(accounts.damagedAs, 'The list of accounts', 'Add your accounts again.'),
        aside(
          watches.damagedAs,
          'The list of watched jobs',
          'Look whether a cancel has come through.',
        ),
        unwritten ? disk(UNWRITTEN) : null,
      ].filter((trouble) => trouble !== null),
  };
};

const disk = (detail: string): Trouble => ({ code: 'disk', detail });

const aside = (damagedAs: string | null, what: string, next: string): Trouble | null =>
  damagedAs === null
    ? null
    : disk(`${what} could not be understood and was kept as ${path.basename(damagedAs)}. ${next}`);
