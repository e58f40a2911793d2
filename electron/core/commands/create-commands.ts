// What each request of the window does, and the same for the tray; reads the job IDs that were typed. No Electron: what it
// needs of the system is passed in.
import { isDeepStrictEqual } from 'node:util';
import { toJobId, type JobId } from '../../casjobs/job.ts';
import { diskErrorOf } from '../../storage/disk-access.ts';
import type { Commands, JobIdsRead } from '../../ipc/contract.ts';
import { badInput, succeed, fail, type Result } from '../../result.ts';
import type { Settings } from '../../settings/settings.ts';
import type { SettingsStore } from '../../settings/settings-store.ts';
import type { Stopped } from '../../watch/outbox.ts';
import type { Source } from '../../watch/outcomes.ts';
import type { BackupCommands } from './backup-commands.ts';
import type { ImportCommands } from './import-commands.ts';
import { accountCommands, type AccountCommandsDeps } from './account-commands.ts';
import { jobCommands, type JobCommandsDeps } from './job-commands.ts';
import type { AutostartCommands } from '../autostart-setting.ts';
import type { ConnectionCommands } from './connection-commands.ts';
import type { UpdateCommands } from './update-commands.ts';
import type { NetworkCommands } from './network-commands.ts';
import type { ProgramCommands } from './program-commands.ts';
import { t } from '../../i18n/translate.ts';
import { readTypedIds } from '../../casjobs/parse-job-ids.ts';

export interface CommandsDeps extends JobCommandsDeps, AccountCommandsDeps {
  readonly settings: SettingsStore;
  readonly login: AutostartCommands;
  readonly setPaused: (paused: boolean) => void;
  readonly stopCancels: (source: Source) => Stopped;
  readonly quit: () => void;
  /** See WantedViews. */
  readonly viewsShown: (seq: number) => void;
}

/** All but what a page says of itself, and what only the system does. */
export type CoreCommands = Omit<
  Commands,
  'follow' | 'page-visibility' | 'open-notice-settings' | 'read-licenses' | 'restart'
>;

/** Those that no other file of this folder answers. */
export type PlainCommands = Omit<
  CoreCommands,
  | ('copy-activity' | 'save-activity')
  | keyof (ImportCommands & BackupCommands & NetworkCommands & ConnectionCommands)
  | keyof (UpdateCommands & ProgramCommands)
>;

export const createCommands = (deps: CommandsDeps): PlainCommands => ({
  ...accountCommands(deps),
  ...jobCommands(deps),
  ...deps.login,
  'read-job-ids': ({ text }) => readJobIds(text),
  'cancel-jobs': ({ accountKey, jobIds }) => cancelJobs(deps, accountKey, jobIds, 'window'),
  'stop-cancels': () => succeed(deps.stopCancels('window')),
  refresh: async () => {
    await Promise.all(deps.watchers.all().map((watcher) => watcher.refresh()));
    return succeed(null);
  },
  'list-older': async () => {
    await Promise.all(deps.watchers.all().map((watcher) => watcher.listOlder()));
    return succeed(null);
  },
  'pause-watching': ({ paused }) => {
    deps.setPaused(paused);
    return succeed(null);
  },
  'acknowledge-views': ({ seq }) => {
    deps.viewsShown(seq);
    return succeed(null);
  },
  'quit-app': () => {
    deps.quit();
    return succeed(null);
  },
  'change-settings': async (settings) => {
    const before = deps.settings.value();
    // Else turning the lock off would be the way to open it.
    const isSame = (part: 'lock' | 'network' | 'program'): boolean =>
      isDeepStrictEqual(settings[part], before[part]);
    // Nor may a passer-by lead the calls through a proxy of theirs, or switch a program.
    if (deps.lock.isLocked() && !(['lock', 'network', 'program'] as const).every(isSame))
      return fail('locked');
    // A page can switch the program or let go of it, and name none: the user is asked first, outside the page.
    if (!isSwitchOf(settings.program, before.program)) return fail('internal');
    // A page can let go of the file, and name none: that is for the system's own dialog.
    const { certificateFile } = settings.network;
    if (certificateFile !== null && certificateFile !== before.network.certificateFile)
      return fail('internal');
    try {
      // Start at login has a request of its own.
      const changes: { -readonly [Key in keyof Settings]?: Settings[Key] } = { ...settings };
      delete changes.startAtLogin;
      await deps.settings.change(changes);
      return succeed(null);
    } catch (error) {
      return fail('file', t('file.settings-unsaved', { why: diskErrorOf(error) }));
    }
  },
});

/** Whether it is the same program, on or off, or none. */
const isSwitchOf = (next: Settings['program'], before: Settings['program']): boolean =>
  next === null || (before !== null && isDeepStrictEqual({ ...next, isOn: before.isOn }, before));

/** Requests the cancel of each job; outcomes are reported. The first refusal is the answer, the others go on. */
export const cancelJobs = async (
  { watchers, setPaused, lock }: Pick<CommandsDeps, 'watchers' | 'setPaused' | 'lock'>,
  accountKey: string,
  jobIds: readonly string[],
  source: Source,
): Promise<Result<null>> => {
  if (!lock.letsCancel()) return fail('locked');
  const watcher = watchers.get(accountKey);
  if (!watcher) return fail('no-account');
  const ids = jobIds.flatMap((text) => toJobId(text) ?? []);
  if (ids.length < jobIds.length) return badInput('jobIds', t('input.this-no-job-id'));
  // A cancel turns on notifications of its outcome.
  setPaused(false);
  const turn = ids.length === 1 ? 'next' : 'in-line';
  const outcomes = await Promise.all(ids.map((jobId) => watcher.cancel(jobId, source, turn)));
  return outcomes.find((outcome) => !outcome.ok) ?? succeed(null);
};

/** The most ids in one request to the service; more than anybody types. */
const MOST_IDS = 500;

/** A wrong id is named, cut to this many characters. */
const SHOWN = 30;

export const readJobIds = (text: string): Result<JobIdsRead> => {
  const read = readTypedIds(text);
  switch (read.kind) {
    case 'none':
      return badInput('jobIds', t('input.no-job-id'));
    case 'bad':
      return badInput('jobIds', t(`input.${read.why}`, { word: shown(read.part) }));
    case 'unclear':
      return read.meanings.some(isTooMany) ? tooMany() : succeed({ meanings: read.meanings });
    case 'ids':
      return isTooMany(read.jobIds) ? tooMany() : succeed({ jobIds: read.jobIds });
  }
};

const isTooMany = (jobIds: readonly JobId[]): boolean => jobIds.length > MOST_IDS;

const tooMany = () => badInput('jobIds', t('input.many-job-ids', { most: MOST_IDS }));

const shown = (word: string): string => {
  const characters = Array.from(word.replace(/[\p{Cc}\p{Cf}]/gu, ''));
  return characters.length > SHOWN
    ? `${characters.slice(0, SHOWN).join('')}…`
    : characters.join('');
};
