// The last good copies of files that were found damaged or missing: which are offered, and what restoring one does.
import type { Accounts } from '../accounts/accounts.ts';
import { PRACTICE_ID } from '../casjobs/presets.ts';
import { diskFaultOf } from '../disk/fault.ts';
import type { Commands } from '../ipc/contract.ts';
import { done, refused, type Outcome } from '../outcome.ts';
import type { BackupView } from '../snapshot.ts';
import { asOfNow } from '../watch/past.ts';
import type { Watch } from '../watch/watch.ts';
import { say } from '../words/say.ts';
import type { Files } from './files.ts';
import type { Lock } from './lock.ts';
import type { News } from './news.ts';
import type { LoginSetting } from './start-at-login.ts';
import type { Watchers } from './watchers.ts';
import type { Watching } from './watching.ts';

type Kept = Pick<Files, 'accounts' | 'watches' | 'settings'>;
type What = BackupView['file'];

/** In the order in which they are of use: jobs are watched at accounts. */
export const backupViews = (files: Kept): readonly BackupView[] =>
  (['accounts', 'watches', 'settings'] as const).flatMap((file) => {
    const offered = files[file].offered();
    return offered ? [{ file, at: offered.at }] : [];
  });

export interface BackupCommandsDeps extends Pick<Watching, 'list' | 'owed' | 'now'> {
  readonly files: Kept;
  readonly accounts: Accounts;
  readonly watchers: Watchers;
  readonly news: Pick<News, 'outcomeOf'>;
  readonly lock: Pick<Lock, 'isLocked'>;
  readonly startAtLogin: Pick<LoginSetting, 'refresh'>;
  readonly changed: () => void;
}

export type BackupCommands = Pick<Commands, 'restore-backup' | 'discard-backup'>;

export const backupCommands = (deps: BackupCommandsDeps): BackupCommands => {
  const { files, lock, changed } = deps;
  const restore: Readonly<Record<What, () => Promise<Outcome<null>>>> = {
    accounts: () => deps.accounts.restoreBackup(),
    watches: async () => {
      await restoreWatches(deps);
      return done(null);
    },
    settings: async () => {
      await files.settings.restore();
      void deps.startAtLogin.refresh();
      return done(null);
    },
  };
  const doing = async (run: () => Promise<Outcome<null>>): Promise<Outcome<null>> => {
    // The accounts, and whether they are locked, stand in these files.
    if (lock.isLocked()) return refused('locked');
    try {
      return await run();
    } catch (error) {
      return refused('file', say('file.backup-refused', { why: diskFaultOf(error) }));
    } finally {
      changed();
    }
  };
  return {
    'restore-backup': ({ file }) => doing(restore[file]),
    'discard-backup': ({ file }) =>
      doing(async () => {
        await files[file].discardOffered();
        return done(null);
      }),
  };
};

/** What is watched now stays as it is. What the copy alone has is watched again, and told where nobody was told. */
const restoreWatches = async (deps: BackupCommandsDeps): Promise<void> => {
  const { files, list, owed, now, accounts, watchers, news } = deps;
  const good = files.watches.offered()?.value;
  if (!good) return;
  const isNew = ({ accountKey, jobId }: Watch): boolean =>
    list.get(accountKey, jobId) === undefined &&
    // Its jobs are other ones since it was started again.
    accounts.get(accountKey)?.service !== PRACTICE_ID;
  const watches = good.watches.filter(isNew);
  const untold = good.owed.filter(
    ({ told }) => news.outcomeOf(told.accountKey, told.jobId) !== told.outcome,
  );
  // On the disk first: where that refuses, the copy stays and is offered still.
  await files.watches.restore((current) => ({
    ...current,
    watches: [...current.watches, ...watches],
    owed: [...current.owed, ...untold],
  }));
  await Promise.all(watches.filter(isNew).map((watch) => list.enter(asOfNow(watch, now()))));
  untold.forEach(({ told, at }) => owed.add(told, at));
  watchers.all().forEach((watcher) => watcher.reconsider());
};
