// The requests of the activity list, and which other requests it records.
import type { Accounts } from '../../accounts/account-service.ts';
import { activityText, dayOf } from '../../activity/activity-export.ts';
import { succeed, fail } from '../../result.ts';
import type { ActivityLine } from '../view-model/snapshot.ts';
import { oneLine, type SafeText } from '../../i18n/safe-text.ts';
import { t } from '../../i18n/translate.ts';
import { copied } from './copy-result.ts';
import type { CoreCommands } from './create-commands.ts';
import type { ActivityRecorder } from '../../activity/activity-recorder.ts';

export interface ActivityCommandsDeps {
  readonly activityLines: () => readonly ActivityLine[];
  readonly accounts: Accounts;
  readonly version: string;
  readonly copyText: (text: string) => Promise<void>;
  readonly saveText: (name: SafeText, text: string) => Promise<boolean>;
}

const offsetMinutes = (at: number): number => -new Date(at).getTimezoneOffset();

const activityCommands = ({
  activityLines,
  accounts,
  version,
  copyText,
  saveText,
}: ActivityCommandsDeps): Pick<CoreCommands, 'copy-activity' | 'save-activity'> => {
  const text = (): string =>
    activityText({
      lines: activityLines(),
      heading: t('activity.text-heading', { version }),
      nameOf: (key) => {
        const account = accounts.get(key);
        return account && oneLine(account.name);
      },
      offsetMinutes,
    });
  return {
    'copy-activity': () => copied(copyText(text())),
    'save-activity': async () => {
      const now = Date.now();
      const day = dayOf(now, offsetMinutes(now));
      try {
        return succeed({ saved: await saveText(t('activity.file-name', { day }), text()) });
      } catch {
        return fail('file', t('file.text-unsaved'));
      }
    },
  };
};

/** All commands: with those of the list itself, and what the others changed written down in it. */
export const withActivity = (
  commands: Noted,
  deps: ActivityCommandsDeps & { readonly recorder: ActivityRecorder },
): CoreCommands => ({ ...notedCommands(commands, deps), ...activityCommands(deps) });

type Noted = Omit<CoreCommands, 'copy-activity' | 'save-activity'>;

/** The same commands; what they changed is written down. */
const notedCommands = (
  commands: Noted,
  { accounts, recorder }: { readonly accounts: Accounts; readonly recorder: ActivityRecorder },
): Noted => {
  const note = (key: string, what: 'edited' | 'password' | 'binding'): void => {
    const account = accounts.get(key);
    if (account) recorder.account(account, what);
  };
  return {
    ...commands,
    'edit-account': async (edit) => {
      const edited = await commands['edit-account'](edit);
      if (edited.ok) note(edit.accountKey, edit.password === '' ? 'edited' : 'password');
      return edited;
    },
    'change-binding': async (change) => {
      const changed = await commands['change-binding'](change);
      if (changed.ok) note(change.accountKey, 'binding');
      return changed;
    },
    'watch-job': async (job) => {
      const watched = await commands['watch-job'](job);
      if (watched.ok) recorder.watching(job, job.on);
      return watched;
    },
    'drop-cancel': async (job) => {
      const dropped = await commands['drop-cancel'](job);
      if (dropped.ok) recorder.withdrawn(job, dropped.value.fate);
      return dropped;
    },
  };
};
