// Who we are, at each service. Puts a WSID and a password together and lends them for a call; shows them to nobody.
import { CasJobsError } from '../casjobs/errors.ts';
import type { Binding, CasJobsService, Credentials } from '../casjobs/service.ts';
import { badInput, done, refused, type Outcome } from '../outcome.ts';
import type { EntryFailure, Vault } from '../vault/vault.ts';
import { say } from '../words/say.ts';
import { attempt } from './attempt.ts';
import { createChangeQueue, type ChangeQueue } from './change-queue.ts';
import { addAccount, changeAccount, type Rooms } from './changes.ts';
import { readForm, type AccountEdit, type AccountForm } from './form.ts';
import { createForgetting, type Forgetting } from './forgetting.ts';
import { isUnknownHost, type LookUp } from './host.ts';
import { createKeeping } from './keeping.ts';
import { createLending } from './lending.ts';
import type { AccountsFile } from './records.ts';
import { createRoll, type Roll } from './roll.ts';
import { createSecrets, waitingFor, type Account, type Secrets } from './secrets.ts';
import { knowsPassword, type Knows } from './twins.ts';

/**
 * Those that answer with an Outcome refuse with a code of the keychain, or `disk`; what was there before then stays.
 * `add`, `edit` and `remove` wait for a slow keychain until another of them, or `forgetAll`, begins.
 */
export interface Accounts {
  all(): readonly Account[];
  get(key: string): Account | undefined;
  /**
   * Stores an account without asking the service. Refuses bad input at its field, and a second of the same.
   * Rejects with the signal's reason when that is aborted before the account is in the list; nothing is stored then.
   * With `waits` false a slow keychain is a refusal.
   */
  add(
    form: AccountForm,
    how?: { readonly signal?: AbortSignal; readonly waits?: boolean },
  ): Promise<Outcome<{ accountKey: string }>>;
  /** Whether one of these has waited for the keychain for longer than is usual. */
  isWaiting(): boolean;
  /** Changes name, WSID or user name, and password; says whether it is another person now. */
  edit(edit: AccountEdit): Promise<Outcome<{ isAnother: boolean }>>;
  move(key: string, by: -1 | 1): Promise<Outcome<null>>;
  /** Adds the accounts of the last good copy of the file that are not in the list. */
  restoreBackup(): Promise<Outcome<null>>;
  /** How it is to talk. Chosen anew, `auto` also finds out anew. */
  changeBinding(key: string, binding: Binding | 'auto'): Promise<Outcome<null>>;
  /** Grows with each choice of a binding: what was found out under an earlier one is not kept. */
  bindingChoices(key: string): number;
  /** Keeps what `auto` has found out, for the next start. Rejects when the file cannot be written. */
  noteBinding(key: string, found: Binding): Promise<void>;
  /** Notes that CasJobs has accepted the credentials, until they are edited. Rejects when the file cannot be written. */
  noteAccepted(key: string): Promise<void>;
  /** Forgets the secret first: an account that is gone leaves no password behind. */
  remove(key: string): Promise<Outcome<null>>;
  /**
   * Forgets all accounts, and all secrets that they may have left in the keychain, these names too; reads each back.
   * Answers how many entries are gone. The first that stays is the refusal, and its account stays too.
   */
  forgetAll(furtherNames: readonly string[]): Promise<Outcome<number>>;
  /**
   * Credentials for one call. A user name is turned into its WSID at the first call that needs it.
   * Rejects with a VaultError or a CasJobsError.
   */
  lend(key: string, service: CasJobsService): Promise<Credentials>;
  /** Whether this is the password of one of the accounts; refuses where the keychain does not say. */
  knowsPassword(password: string): Promise<Outcome<Knows>>;
}

export interface AccountsDeps {
  readonly file: AccountsFile;
  readonly keychain: Vault;
  readonly memory: Vault;
  /** Told after every change of `all()`, and of `isWaiting()`. */
  readonly changed: () => void;
  /** Told what is wrong with an entry of the keychain. */
  readonly noteEntry?: (code: EntryFailure) => void;
  /** See HouseDeps. */
  readonly secretDropped?: () => void;
  readonly lookUp: LookUp;
}

interface Tools extends Rooms {
  readonly forgetting: Forgetting;
}

const doing = async (run: () => Promise<void>): Promise<Outcome<null>> => {
  const outcome = await attempt(run);
  return outcome.ok ? done(null) : outcome;
};

/** How the accounts are changed: one after the other, because of two that are the same the second must find the first. */
const createChanging = (roll: Roll, secrets: Secrets, queue: ChangeQueue) => {
  const toolsOf = (own: Secrets): Tools => {
    const forgetting = createForgetting(roll, own);
    const keeping = createKeeping(roll, own, () => forgetting.tidy());
    return { roll, secrets: own, keeping, forgetting };
  };
  const tools = toolsOf(secrets);
  const change = <T>(waits: boolean, run: (own: Tools) => Promise<Outcome<T>>) =>
    queue.run((wait) => run(waits ? toolsOf(waitingFor(secrets, wait)) : tools));
  return {
    change,
    changeOf: <T>(key: string, run: (account: Account, own: Tools) => Promise<Outcome<T>>) =>
      change(roll.get(key)?.forThisRunOnly === false, async (own) => {
        const account = roll.get(key);
        return account ? run(account, own) : refused('no-account');
      }),
    /** For what needs no keychain. */
    changeRoll: (key: string, run: () => Promise<void>): Promise<Outcome<null>> =>
      queue.aside(async () => (roll.get(key) ? doing(run) : refused('no-account'))),
    restore: (): Promise<Outcome<null>> => queue.aside(() => doing(() => roll.restore())),
    /** The secret of a change that waits is no account's yet: then it is left for another time. */
    tidy: () =>
      queue.aside(() =>
        doing(async () => {
          if (!queue.isWaiting()) await tools.forgetting.tidy();
        }),
      ),
  };
};

export const createAccounts = (deps: AccountsDeps): Accounts => {
  const roll = createRoll(deps.file, deps.changed);
  const secrets = createSecrets(deps.keychain, deps.memory, deps.noteEntry, deps.secretDropped);
  const choices = new Map<string, number>();
  const queue = createChangeQueue(deps.changed);
  const { change, changeOf, changeRoll, restore, tidy } = createChanging(roll, secrets, queue);
  const lend = createLending(roll, secrets, tidy);

  return {
    all: () => roll.all(),
    get: (key) => roll.get(key),
    isWaiting: () => queue.isWaiting(),
    add: async (form, { signal, waits = true } = {}) => {
      const wanted = readForm(form);
      if (!wanted.ok) return wanted;
      const { base } = wanted.value;
      if (await isUnknownHost(base, deps.lookUp))
        return badInput('url', say('typed.unknown-host', { host: new URL(base).hostname }));
      return change(waits && !form.forThisRunOnly, (own) =>
        addAccount(wanted.value, form.signInBy, own, signal),
      );
    },
    edit: (edit) => changeOf(edit.accountKey, (one, own) => changeAccount(one, edit, own)),
    move: (key, by) => changeRoll(key, () => roll.move(key, by)),
    restoreBackup: restore,
    bindingChoices: (key) => choices.get(key) ?? 0,
    changeBinding: (key, binding) =>
      changeRoll(key, () => {
        choices.set(key, (choices.get(key) ?? 0) + 1);
        return roll.change(key, () => ({ binding, foundBinding: null }));
      }),
    noteBinding: (key, found) =>
      roll.change(key, ({ binding, foundBinding }) => ({
        binding,
        // What came back late must not overrule what has been chosen since.
        foundBinding: binding === 'auto' ? found : foundBinding,
      })),
    noteAccepted: async (key) => {
      if (roll.get(key)?.wereAccepted === false)
        await roll.change(key, () => ({ wereAccepted: true }));
    },
    remove: (key) => changeOf(key, (one, own) => doing(() => own.forgetting.remove(one))),
    forgetAll: (names) => change(false, (own) => attempt(() => own.forgetting.removeAll(names))),
    lend: async (key, service) => {
      const account = roll.get(key);
      if (!account) throw new CasJobsError('credentials-rejected');
      return lend(account, service);
    },
    knowsPassword: (password) =>
      attempt(() => knowsPassword(password, roll.all(), secrets)).finally(deps.secretDropped),
  };
};
