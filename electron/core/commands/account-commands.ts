// The requests about accounts. The lock refuses all but 'Forget everything', which shows nothing and is the way out for
// a user who has forgotten the password.
import type { Accounts } from '../../accounts/account-service.ts';
import { PRACTICE_ID } from '../../casjobs/service-presets.ts';
import type { Commands } from '../../ipc/contract.ts';
import { succeed, fail, type Result } from '../../result.ts';
import type { Forgotten } from '../reset-all.ts';
import type { Lock } from '../app-lock.ts';
import type { Watchers } from '../account-watchers.ts';

export interface AccountCommandsDeps {
  readonly accounts: Accounts;
  readonly watchers: Watchers;
  readonly lock: Lock;
  readonly tryPractice: () => Promise<Result<{ accountKey: string }>>;
  readonly forgetEverything: () => Promise<Result<Forgotten>>;
}

type AccountCommands = Pick<
  Commands,
  | 'save-account'
  | 'edit-account'
  | 'move-account'
  | 'change-binding'
  | 'check-account'
  | 'remove-account'
  | 'try-practice'
  | 'forget-everything'
  | 'unlock'
>;

export const accountCommands = (deps: AccountCommandsDeps): AccountCommands => {
  const { accounts, watchers, lock, tryPractice } = deps;
  const check = async (accountKey: string): Promise<Result<null>> => {
    const watcher = watchers.get(accountKey);
    if (!watcher) return fail('no-account');
    await watcher.refresh();
    // The account is another person's now, or gone: what was checked was the one before.
    if (watchers.get(accountKey) !== watcher) return check(accountKey);
    const { connection } = watcher.state();
    return connection.kind === 'error' ? fail(connection.code, connection.detail) : succeed(null);
  };
  const unlessLocked =
    <A extends readonly unknown[], T>(run: (...argument: A) => Promise<Result<T>>) =>
    async (...argument: A): Promise<Result<T>> =>
      lock.isLocked() ? fail('locked') : run(...argument);

  return {
    'save-account': unlessLocked((form) =>
      form.service === PRACTICE_ID ? tryPractice() : accounts.add(form),
    ),
    'edit-account': unlessLocked(async (edit) => {
      const edited = await accounts.edit(edit);
      if (!edited.ok) return edited;
      // Another person's jobs are other jobs: nothing that is known or watched holds for them.
      if (edited.value.isAnother) watchers.renew(edit.accountKey);
      else watchers.get(edit.accountKey)?.credentialsChanged();
      // Checked in the background, as after saving: the row says what came back.
      void check(edit.accountKey);
      return succeed(null);
    }),
    'move-account': unlessLocked(({ accountKey, by }) => accounts.move(accountKey, by)),
    'change-binding': unlessLocked(async ({ accountKey, binding }) => {
      const changed = await accounts.changeBinding(accountKey, binding);
      if (changed.ok) void check(accountKey);
      return changed;
    }),
    'check-account': ({ accountKey }) => check(accountKey),
    'remove-account': unlessLocked(({ accountKey }) => accounts.remove(accountKey)),
    'try-practice': unlessLocked(() => tryPractice()),
    'forget-everything': () => deps.forgetEverything(),
    unlock: ({ password }) => lock.unlock(password),
  };
};
