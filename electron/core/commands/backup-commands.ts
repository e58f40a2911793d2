// The last good copies of files that were found damaged or missing: which are offered, and what restoring one does.
import type { Accounts } from '../../accounts/account-service.ts';
import { PRACTICE_ID } from '../../casjobs/service-presets.ts';
import { diskErrorOf } from '../../storage/disk-access.ts';
import type { Commands } from '../../ipc/contract.ts';
import { succeed, fail, type Result } from '../../result.ts';
import type { BackupView } from '../view-model/snapshot.ts';
import { restoreWatch } from '../../watch/watch-persistence.ts';
import type { Watch } from '../../watch/watch-reducer.ts';
import { t } from '../../i18n/translate.ts';
import type { Files } from '../app-files.ts';
import type { Lock } from '../app-lock.ts';
import type { JobOutcomes } from '../job-outcomes.ts';
import type { AutostartSetting } from '../autostart-setting.ts';
import type { Watchers, Watching } from '../account-watchers.ts';

type Kept = Pick<Files, 'accounts' | 'watches' | 'settings'>;
type What = BackupView['file'];

/** In the order in which they are of use: jobs are watched at accounts. */
export const backupViews = (files: Kept): readonly BackupView[] =>
  (['accounts', 'watches', 'settings'] as const).flatMap((file) => {
    const offered = files[file].offered();
    return offered ? [{ file, at: offered.at }] : [];
  });

export interface BackupCommandsDeps extends Pick<Watching, 'registry' | 'pendingOutcomes' | 'now'> {
  readonly files: Kept;
  readonly accounts: Accounts;
  readonly watchers: Watchers;
  readonly jobOutcomes: Pick<JobOutcomes, 'outcomeOf'>;
  readonly lock: Pick<Lock, 'isLocked'>;
  readonly startAtLogin: Pick<AutostartSetting, 'refresh'>;
  readonly changed: () => void;
}

export type BackupCommands = Pick<Commands, 'restore-backup' | 'discard-backup'>;

export const backupCommands = (deps: BackupCommandsDeps): BackupCommands => {
  const { files, lock, changed } = deps;
  const restore: Readonly<Record<What, () => Promise<Result<null>>>> = {
    accounts: () => deps.accounts.restoreBackup(),
    watches: async () => {
      await restoreWatches(deps);
      return succeed(null);
    },
    settings: async () => {
      await files.settings.restore();
      void deps.startAtLogin.refresh();
      return succeed(null);
    },
  };
  const doing = async (run: () => Promise<Result<null>>): Promise<Result<null>> => {
    // The accounts, and whether they are locked, stand in these files.
    if (lock.isLocked()) return fail('locked');
    try {
      return await run();
    } catch (error) {
      return fail('file', t('file.backup-refused', { why: diskErrorOf(error) }));
    } finally {
      changed();
    }
  };
  return {
    'restore-backup': ({ file }) => doing(restore[file]),
    'discard-backup': ({ file }) =>
      doing(async () => {
        await files[file].discardOffered();
        return succeed(null);
      }),
  };
};

/** What is watched now stays as it is. What only the copy has is watched again, and its unseen outcomes are reported. */
const restoreWatches = async (deps: BackupCommandsDeps): Promise<void> => {
  const { files, registry, pendingOutcomes, now, accounts, watchers, jobOutcomes } = deps;
  const good = files.watches.offered()?.value;
  if (!good) return;
  const isNew = ({ accountKey, jobId }: Watch): boolean =>
    registry.get(accountKey, jobId) === undefined &&
    // Its jobs are other ones since it was started again.
    accounts.get(accountKey)?.service !== PRACTICE_ID;
  const watches = good.watches.filter(isNew);
  const undelivered = good.pendingOutcomes.filter(
    ({ event }) => jobOutcomes.outcomeOf(event.accountKey, event.jobId) !== event.outcome,
  );
  // On the disk first: where that refuses, the copy stays and is offered still.
  await files.watches.restore((current) => ({
    ...current,
    watches: [...current.watches, ...watches],
    pendingOutcomes: [...current.pendingOutcomes, ...undelivered],
  }));
  await Promise.all(watches.filter(isNew).map((watch) => registry.add(restoreWatch(watch, now()))));
  undelivered.forEach(({ event, at, due }) => pendingOutcomes.add(event, at, due));
  watchers.all().forEach((watcher) => watcher.reconsider());
};
