// The files of the app: opened at the start, each with what is to be said of it.
import path from 'node:path';
import { openAccountsFile, type AccountsFile } from '../accounts/records.ts';
import type { Trouble } from '../outcome.ts';
import { openSettings, type SettingsStore } from '../settings/settings-store.ts';
import { openWatchFile, type WatchFile } from '../watch/watch-file.ts';
import { say } from '../words/say.ts';

export interface Files {
  readonly settings: SettingsStore;
  readonly accounts: AccountsFile;
  readonly watches: WatchFile;
  /** What has happened to the files; a sentence each. */
  troubles(): readonly Trouble[];
  /** A change of the watches could not be written, for this reason; said until a later one is. */
  watchesUnwritten(error: unknown): void;
  /** Resolves when the changes of watches and accounts so far are on the disk, or have failed. */
  settled(): Promise<void>;
}

type Unwritten = 'file.unwritten' | 'file.disk-full';

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(?:ENOSPC|EDQUOT)$/.test(String(error.code));

/**
 * @param changed called when `troubles()` has changed after the start
 * @throws {Error} where a file is there and the disk does not let it be read
 */
export const openFiles = async (folder: string, changed: () => void): Promise<Files> => {
  const settings = await openSettings({ folder });
  const accounts = await openAccountsFile(path.join(folder, 'accounts.json'));
  const watches = await openWatchFile(path.join(folder, 'watches.json'));
  let unwritten: Unwritten | null = null;
  let lastWrite: Promise<unknown> = Promise.resolve();
  const setUnwritten = (why: Unwritten | null): void => {
    if (unwritten === why) return;
    unwritten = why;
    changed();
  };
  const settle = (written: Promise<void>): void => {
    lastWrite = Promise.allSettled([lastWrite, written]);
  };
  const change: WatchFile['change'] = (next) => {
    const written = watches.change(next);
    // The list is always written whole, so one good write makes up for those that failed.
    settle(written.then(() => setUnwritten(null)));
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
    watchesUnwritten: (error) => setUnwritten(isFull(error) ? 'file.disk-full' : 'file.unwritten'),
    settled: async () => {
      await lastWrite;
    },
    troubles: () =>
      [
        settings.trouble(),
        aside(accounts.damagedAs, 'file.accounts-damaged'),
        aside(
          watches.damagedAs,
          watches.isRest ? 'file.watches-damaged-in-part' : 'file.watches-damaged',
        ),
        unwritten === null ? null : disk(say(unwritten)),
      ].filter((trouble) => trouble !== null),
  };
};

const disk = (detail: string): Trouble => ({ code: 'disk', detail });

const aside = (
  damagedAs: string | null,
  what: 'file.accounts-damaged' | 'file.watches-damaged' | 'file.watches-damaged-in-part',
): Trouble | null =>
  damagedAs === null ? null : disk(say(what, { file: path.basename(damagedAs) }));
