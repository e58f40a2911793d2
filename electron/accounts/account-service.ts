// The accounts: added, changed, removed, and what account-client.ts needs for their calls.
import { CasJobsError } from '../casjobs/errors.ts';
import type { WsId } from '../casjobs/job.ts';
import type { Binding } from '../casjobs/service.ts';
import { badInput, succeed, fail, type Result } from '../result.ts';
import type { EntryFailure, Vault } from '../vault/vault.ts';
import { t } from '../i18n/translate.ts';
import { freeName, isNameTaken } from '../i18n/value-texts.ts';
import { toResult } from './to-result.ts';
import { createChangeQueue, type ChangeQueue } from './change-queue.ts';
import {
  readForm,
  readEdit,
  type AccountEdit,
  type AccountForm,
  type AccountInput,
} from './account-form.ts';
import {
  createAccountRemover,
  type AccountRemover,
  createAccountWriter,
  type AccountWriter,
} from './account-writer.ts';
import { isUnknownHost, type LookUp } from '../network/host-lookup.ts';
import {
  createAccountStore,
  type AccountsFile,
  type AccountStore,
  type Account,
} from './account-store.ts';
import { createCredentialStore, waitingFor, type CredentialStore } from './credential-store.ts';
import { knowsPassword, duplicateOf, unlessLost, type Knows } from './duplicate-account.ts';
import { isSamePerson, type StoredSecret } from './stored-secret.ts';

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
  ): Promise<Result<{ accountKey: string }>>;
  /** Whether one of these has waited for the keychain for longer than is usual. */
  isWaiting(): boolean;
  /** Changes name, WSID or user name, and password; says whether it is another person now. */
  edit(edit: AccountEdit): Promise<Result<{ isAnother: boolean }>>;
  move(key: string, by: -1 | 1): Promise<Result<null>>;
  /** Adds the accounts of the last good copy of the file that are not in the list. */
  restoreBackup(): Promise<Result<null>>;
  /** How it is to talk. Chosen again, `auto` also finds out again. */
  changeBinding(key: string, binding: Binding | 'auto'): Promise<Result<null>>;
  /** Grows with each choice of a binding: what was found out under an earlier one is not kept. */
  bindingChoices(key: string): number;
  /** Keeps what `auto` has found out, for the next start. Rejects when the file cannot be written. */
  noteBinding(key: string, found: Binding): Promise<void>;
  /** Notes that CasJobs has accepted the credentials, until they are edited. Rejects when the file cannot be written. */
  noteAccepted(key: string): Promise<void>;
  /** Forgets the secret first: an account that is gone leaves no password behind. */
  remove(key: string): Promise<Result<null>>;
  /**
   * Forgets all accounts, and all secrets that they may have left in the keychain, these names too; reads each back.
   * Answers how many entries are gone. The first that stays is the refusal, and its account stays too.
   */
  forgetAll(furtherNames: readonly string[]): Promise<Result<number>>;
  /**
   * What account-client.ts signs in with. Rejects with a VaultError; with a CasJobsError `credentials-rejected` where
   * there is no such account.
   */
  secretOf(key: string): Promise<StoredSecret>;
  /** Keeps the WSID of a user name, unless the account has been changed or removed since it was asked for with `asked`. */
  noteWsId(key: string, asked: StoredSecret, wsId: WsId): Promise<void>;
  /** Whether this is the password of one of the accounts; refuses where the keychain does not say. */
  knowsPassword(password: string): Promise<Result<Knows>>;
}

export interface AccountsDeps {
  readonly file: AccountsFile;
  readonly keychain: Vault;
  readonly memory: Vault;
  /** Told after every change of `all()`, and of `isWaiting()`. */
  readonly changed: () => void;
  /** Told what is wrong with an entry of the keychain. */
  readonly noteEntry?: (code: EntryFailure) => void;
  /** See Platform. */
  readonly secretDropped?: () => void;
  readonly lookUp: LookUp;
}

interface Tools extends ChangeParts {
  readonly remover: AccountRemover;
}

const doing = async (run: () => Promise<void>): Promise<Result<null>> => {
  const outcome = await toResult(run);
  return outcome.ok ? succeed(null) : outcome;
};

/** How the accounts are changed: one after the other, because of two that are the same the second must find the first. */
const createChanging = (store: AccountStore, secrets: CredentialStore, queue: ChangeQueue) => {
  const toolsOf = (own: CredentialStore): Tools => {
    const remover = createAccountRemover(store, own);
    const writer = createAccountWriter(store, own, () => remover.tidy());
    return { store, secrets: own, writer, remover };
  };
  const tools = toolsOf(secrets);
  const change = <T>(waits: boolean, run: (own: Tools) => Promise<Result<T>>) =>
    queue.run((wait) => run(waits ? toolsOf(waitingFor(secrets, wait)) : tools));
  return {
    change,
    changeOf: <T>(key: string, run: (account: Account, own: Tools) => Promise<Result<T>>) =>
      change(store.get(key)?.forThisRunOnly === false, async (own) => {
        const account = store.get(key);
        return account ? run(account, own) : fail('no-account');
      }),
    /** For what needs no keychain. */
    changeStore: (key: string, run: () => Promise<void>): Promise<Result<null>> =>
      queue.aside(async () => (store.get(key) ? doing(run) : fail('no-account'))),
    restore: (): Promise<Result<null>> => queue.aside(() => doing(() => store.restore())),
    /** The secret of a change that waits is no account's yet: then it is left for another time. */
    tidy: () =>
      queue.aside(() =>
        doing(async () => {
          if (!queue.isWaiting()) await tools.remover.tidy();
        }),
      ),
  };
};

export const createAccounts = (deps: AccountsDeps): Accounts => {
  const store = createAccountStore(deps.file, deps.changed);
  const secrets = createCredentialStore(
    deps.keychain,
    deps.memory,
    deps.noteEntry,
    deps.secretDropped,
  );
  const choices = new Map<string, number>();
  const queue = createChangeQueue(deps.changed);
  const { change, changeOf, changeStore, restore, tidy } = createChanging(store, secrets, queue);
  let isTidied = false;
  /** A keychain that gives a secret is open: what an earlier run could not forget is forgotten now, once. */
  const tidyOnce = (): void => {
    if (isTidied) return;
    isTidied = true;
    void tidy();
  };

  return {
    all: () => store.all(),
    get: (key) => store.get(key),
    isWaiting: () => queue.isWaiting(),
    add: async (form, { signal, waits = true } = {}) => {
      const wanted = readForm(form);
      if (!wanted.ok) return wanted;
      const { base } = wanted.value;
      if (await isUnknownHost(base, deps.lookUp))
        return badInput('url', t('input.unknown-host', { host: new URL(base).hostname }));
      return change(waits && !form.forThisRunOnly, (own) =>
        addAccount(wanted.value, form.signInBy, own, signal),
      );
    },
    edit: (edit) => changeOf(edit.accountKey, (one, own) => changeAccount(one, edit, own)),
    move: (key, by) => changeStore(key, () => store.move(key, by)),
    restoreBackup: restore,
    bindingChoices: (key) => choices.get(key) ?? 0,
    changeBinding: (key, binding) =>
      changeStore(key, () => {
        choices.set(key, (choices.get(key) ?? 0) + 1);
        return store.change(key, () => ({ binding, foundBinding: null }));
      }),
    noteBinding: (key, found) =>
      store.change(key, ({ binding, foundBinding }) => ({
        binding,
        // What came back late must not overrule what has been chosen since.
        foundBinding: binding === 'auto' ? found : foundBinding,
      })),
    noteAccepted: async (key) => {
      if (store.get(key)?.wereAccepted === false)
        await store.change(key, () => ({ wereAccepted: true }));
    },
    remove: (key) => changeOf(key, (one, own) => doing(() => own.remover.remove(one))),
    forgetAll: (names) => change(false, (own) => toResult(() => own.remover.removeAll(names))),
    secretOf: async (key) => {
      const account = store.get(key);
      if (!account) throw new CasJobsError('credentials-rejected');
      const secret = await secrets.of(account);
      tidyOnce();
      return secret;
    },
    noteWsId: async (key, asked, wsId) => {
      const account = store.get(key);
      if (account && (await secrets.learn(account, asked, wsId)))
        await store.change(key, () => ({ wsIdKnown: true }));
    },
    knowsPassword: (password) =>
      toResult(() => knowsPassword(password, store.all(), secrets)).finally(deps.secretDropped),
  };
};

interface ChangeParts {
  readonly store: AccountStore;
  readonly secrets: CredentialStore;
  readonly writer: AccountWriter;
}

type SignInBy = AccountForm['signInBy'];

/**
 * Refuses a second account of the same person at the same service, and a name that another account has, at the field
 * where it was typed.
 */
const addAccount = async (
  wanted: AccountInput,
  field: SignInBy,
  { store, secrets, writer }: ChangeParts,
  signal?: AbortSignal,
): Promise<Result<{ accountKey: string }>> => {
  const twin = await duplicateOf(wanted, store.all(), secrets);
  if (twin) return isTwin(field, twin);
  const names = store.all().map(({ name }) => name);
  const name = wanted.hasDefaultName ? freeName(wanted.name, names) : wanted.name;
  if (isNameTaken(name, names)) return nameTaken();
  return toResult(async () => ({
    accountKey: (await writer.add({ ...wanted, name }, signal)).key,
  }));
};

/** As Accounts.edit. */
const changeAccount = async (
  account: Account,
  edit: AccountEdit,
  { store, secrets, writer }: ChangeParts,
): Promise<Result<{ isAnother: boolean }>> => {
  const before = await toResult(() => secrets.of(account).catch(unlessLost));
  if (!before.ok) return before;
  const secret = readEdit(edit, before.value, account.base);
  if (!secret.ok) return secret;
  // Of a lost entry it is not known; then it is taken for the same, and its watches go on.
  const isAnother = before.value !== null && !isSamePerson(before.value, secret.value);
  const others = store.all().filter(({ key }) => key !== account.key);
  if (isAnother || before.value === null) {
    const twin = await duplicateOf({ base: account.base, secret: secret.value }, others, secrets);
    if (twin) return isTwin(edit.signInBy, twin);
  }
  const name = edit.accountName.trim() || account.name;
  const isRenamed = name !== account.name;
  if (
    isRenamed &&
    isNameTaken(
      name,
      others.map((other) => other.name),
    )
  )
    return nameTaken();
  const kept = await toResult(() => writer.change(account, name, secret.value));
  return kept.ok ? succeed({ isAnother }) : kept;
};

const nameTaken = () => badInput('accountName', t('input.name-taken'));

const isTwin = (field: SignInBy, { name }: Account) =>
  badInput(field, t('input.twin', { account: name }));
