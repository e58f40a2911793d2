// The files of the app: opened at the start, each with what is to be said of it.
import path from 'node:path';
import { openActivityFile, type ActivityFile, type KeptLine } from '../activity/activity-file.ts';
import { openAccountsFile, type AccountsFile } from '../accounts/records.ts';
import type { Trouble } from '../outcome.ts';
import { openSettings, type SettingsStore } from '../settings/settings-store.ts';
import { openWatchFile, type WatchFile } from '../watch/watch-file.ts';
import { say } from '../words/say.ts';

export interface Files {
  readonly settings: SettingsStore;
  readonly accounts: AccountsFile;
  readonly watches: WatchFile;
  readonly activity: Pick<ActivityFile, 'value'>;
  /** Has the lines that there are then written soon; a failure is said. */
  readonly keepActivity: Keep;
  /** What has happened to the files; a sentence each. */
  troubles(): readonly Trouble[];
  /** A change of the watches could not be written, for this reason; said until a later one is. */
  watchesUnwritten(error: unknown): void;
  /** Resolves when the changes of watches, accounts and activity so far are on the disk, or have failed. */
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
  const activity = await openActivityFile(path.join(folder, 'activity.json'));
  let isActivityUnwritten = false;
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
  const keepActivity = createKeeper(activity, (written, isGood) => {
    settle(written);
    void isGood.then((is) => {
      if (isActivityUnwritten !== is) return;
      isActivityUnwritten = !is;
      changed();
    });
  });
  return {
    settings,
    activity,
    keepActivity,
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
        aside(activity.damagedAs, 'file.activity-damaged'),
        unwritten === null ? null : disk(say(unwritten)),
        // One disk that takes nothing is said once.
        isActivityUnwritten && unwritten === null ? disk(say('file.activity-unwritten')) : null,
      ].filter((trouble) => trouble !== null),
  };
};

type Keep = (lines: () => KeptLine[]) => void;

/** Writes the newest lines; what comes before a write has its turn is written with it. */
const createKeeper = (
  file: ActivityFile,
  written: (done: Promise<void>, isGood: Promise<boolean>) => void,
): Keep => {
  let isOwed = false;
  return (lines) => {
    if (isOwed) return;
    isOwed = true;
    const done = file.change(() => {
      isOwed = false;
      return { version: 1, lines: lines() };
    });
    const isGood = done.then(
      () => true,
      () => false,
    );
    written(done, isGood);
  };
};

const disk = (detail: string): Trouble => ({ code: 'disk', detail });

const aside = (
  damagedAs: string | null,
  what:
    | 'file.activity-damaged'
    | 'file.accounts-damaged'
    | 'file.watches-damaged'
    | 'file.watches-damaged-in-part',
): Trouble | null =>
  damagedAs === null ? null : disk(say(what, { file: path.basename(damagedAs) }));
