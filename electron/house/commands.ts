// What each request of the window does, and the same for the tray. Knows no Electron: what it needs of the system
// is handed in.
import { isDeepStrictEqual } from 'node:util';
import { toJobId } from '../casjobs/job.ts';
import { diskFaultOf } from '../disk/fault.ts';
import type { Commands } from '../ipc/contract.ts';
import { badInput, done, refused, type Outcome } from '../outcome.ts';
import type { Settings } from '../settings/settings.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { Stopped } from '../watch/outbox.ts';
import type { Source } from '../watch/outcomes.ts';
import type { BackupCommands } from './backups.ts';
import type { ImportCommands } from './import-commands.ts';
import { accountCommands, type AccountCommandsDeps } from './account-commands.ts';
import { jobCommands, type JobCommandsDeps } from './job-commands.ts';
import { readJobIds } from './job-ids.ts';
import type { LoginCommands } from './start-at-login.ts';
import type { ConnectionCommands } from './connection-commands.ts';
import type { NetworkCommands } from './network-commands.ts';
import { say } from '../words/say.ts';

export interface CommandsDeps extends JobCommandsDeps, AccountCommandsDeps {
  readonly settings: SettingsStore;
  readonly login: LoginCommands;
  readonly setPaused: (paused: boolean) => void;
  readonly stopCancels: (source: Source) => Stopped;
  readonly quit: () => void;
  /** See WantedViews. */
  readonly viewsShown: (seq: number) => void;
}

/** All but what a page says of itself, and what only the system does. */
export type HouseCommands = Omit<
  Commands,
  'follow' | 'page-visibility' | 'open-notice-settings' | 'read-licenses'
>;

/** Those that neither the import, the backups, the network nor the activity list answers. */
export type PlainCommands = Omit<
  HouseCommands,
  | ('copy-activity' | 'save-activity')
  | keyof (ImportCommands & BackupCommands & NetworkCommands & ConnectionCommands)
>;

export const createCommands = (deps: CommandsDeps): PlainCommands => ({
  ...accountCommands(deps),
  ...jobCommands(deps),
  ...deps.login,
  'read-job-ids': ({ text }) => readJobIds(text),
  'cancel-jobs': ({ accountKey, jobIds }) => cancelJobs(deps, accountKey, jobIds, 'window'),
  'stop-cancels': () => done(deps.stopCancels('window')),
  'look-now': async () => {
    await Promise.all(deps.watchers.all().map((watcher) => watcher.refresh()));
    return done(null);
  },
  'list-older': async () => {
    await Promise.all(deps.watchers.all().map((watcher) => watcher.listOlder()));
    return done(null);
  },
  'pause-watching': ({ paused }) => {
    deps.setPaused(paused);
    return done(null);
  },
  'acknowledge-views': ({ seq }) => {
    deps.viewsShown(seq);
    return done(null);
  },
  'quit-app': () => {
    deps.quit();
    return done(null);
  },
  'change-settings': async (settings) => {
    const before = deps.settings.value();
    // Else turning the lock off would be the way to open it.
    const isSame = (part: 'lock' | 'network'): boolean =>
      isDeepStrictEqual(settings[part], before[part]);
    // Nor may a passer-by lead the calls through a proxy of theirs.
    if (deps.lock.isLocked() && !(isSame('lock') && isSame('network'))) return refused('locked');
    // A page can let go of the file, and name none: that is for the system's own dialog.
    const { certificateFile } = settings.network;
    if (certificateFile !== null && certificateFile !== before.network.certificateFile)
      return refused('internal');
    try {
      // Start at login has a request of its own.
      const changes: { -readonly [Key in keyof Settings]?: Settings[Key] } = { ...settings };
      delete changes.startAtLogin;
      await deps.settings.change(changes);
      return done(null);
    } catch (error) {
      return refused('file', say('file.settings-unsaved', { why: diskFaultOf(error) }));
    }
  },
});

/** Asks for each job; what comes of it is told. The first refusal is the answer, the others go on. */
export const cancelJobs = async (
  { watchers, setPaused, lock }: Pick<CommandsDeps, 'watchers' | 'setPaused' | 'lock'>,
  accountKey: string,
  jobIds: readonly string[],
  source: Source,
): Promise<Outcome<null>> => {
  if (!lock.letsCancel()) return refused('locked');
  const watcher = watchers.get(accountKey);
  if (!watcher) return refused('no-account');
  const ids = jobIds.flatMap((text) => toJobId(text) ?? []);
  if (ids.length < jobIds.length) return badInput('jobIds', say('typed.this-no-job-id'));
  // Who cancels wants to be told what comes of it.
  setPaused(false);
  const turn = ids.length === 1 ? 'next' : 'in-line';
  const outcomes = await Promise.all(ids.map((jobId) => watcher.cancel(jobId, source, turn)));
  return outcomes.find((outcome) => !outcome.ok) ?? done(null);
};
