// Adds, changes and removes accounts and their secrets, in an order that loses neither: what may be in the keychain is
// in the file first, and a secret is forgotten before its account.
import { randomUUID } from 'node:crypto';
import { VaultError } from '../vault/vault.ts';
import type { AccountInput } from './account-form.ts';
import type { AccountRecord, AccountStore, Account } from './account-store.ts';
import type { StoredSecret } from './stored-secret.ts';
import type { CredentialStore } from './credential-store.ts';

/** All reject with a VaultError, or with the disk's own error; what was there before then stays. */
export interface AccountWriter {
  /** Rejects with the signal's reason, and keeps nothing, when that is aborted in time. */
  add(wanted: AccountInput, signal?: AbortSignal): Promise<Account>;
  /** Keeps a changed name or secret; a new name also renames the keychain's entry. */
  change(account: Account, name: string, secret: StoredSecret): Promise<void>;
}

export const createAccountWriter = (
  store: AccountStore,
  secrets: CredentialStore,
  tidy: AccountRemover['tidy'],
): AccountWriter => {
  const forget = (account: Account): Promise<void> => secrets.forget(account);
  /** Nobody waits for it: what cannot be forgotten now stays in the list, and is forgotten another time. */
  const undo = async (account: Account): Promise<void> => {
    await forget(account);
    await store.settle([account.secretName]);
  };
  const keepNew = async (
    account: Account,
    secret: StoredSecret,
    old: string[] = [],
  ): Promise<void> => {
    if (!account.forThisRunOnly) await store.expect([account.secretName, ...old]);
    try {
      await secrets.keep(account, secret);
    } catch (error) {
      const undone = undo(account).catch(() => undefined);
      // Where it is slow it may still be written, once its person comes back to the prompt.
      if (!(error instanceof VaultError && error.code === 'keychain-slow')) await undone;
      throw error;
    }
  };

  return {
    add: async (wanted, signal) => {
      signal?.throwIfAborted();
      const account = accountOf(wanted);
      await keepNew(account, wanted.secret);
      try {
        // The keychain may have waited for its person, who has thought better of it.
        signal?.throwIfAborted();
        await store.enter(account);
      } catch (error) {
        // The first error is the one to tell.
        await undo(account).catch(() => undefined);
        throw error;
      }
      return account;
    },
    change: async (account, name, secret) => {
      const wsIdKnown = secret.wsId !== null;
      if (name === account.name) {
        await secrets.keep(account, secret);
        await store.change(account.key, () => ({ wsIdKnown, wereAccepted: false }));
        return;
      }
      const secretName = secretNameOf(account, name);
      await keepNew({ ...account, secretName }, secret, [account.secretName]);
      await store.change(account.key, () => ({ name, secretName, wsIdKnown, wereAccepted: false }));
      // Nobody has the old entry any more; where it cannot be forgotten now, it is another time.
      await tidy().catch(() => undefined);
    },
  };
};

const accountOf = (wanted: AccountInput): Account => {
  const { service, base, name, secret, forThisRunOnly } = wanted;
  const key = randomUUID();
  const binding = { binding: 'auto', foundBinding: null } as const;
  const secretName = secretNameOf({ key, base }, name);
  const wsIdKnown = secret.wsId !== null;
  return {
    key,
    name,
    service,
    base,
    ...binding,
    secretName,
    wsIdKnown,
    forThisRunOnly,
    wereAccepted: false,
  };
};

/** People meet this name in their keychain program: the account's name and host, and a part that makes it single. */
const secretNameOf = ({ key, base }: Pick<AccountRecord, 'key' | 'base'>, name: string): string =>
  `${name} (${base === '' ? 'practice' : new URL(base).host}) ${key.slice(0, 8)}`;

/** All reject with a VaultError, or with the disk's own error; what was not forgotten is then still in the list. */
export interface AccountRemover {
  /** Forgets the secret first: an account that is gone leaves no password behind. */
  remove(account: Account): Promise<void>;
  /** Removes all, and the secrets that no account has (`further` ones too); each is read back. Answers how many. */
  removeAll(further: readonly string[]): Promise<number>;
  /** Forgets secrets that no account has; does nothing where there are none. */
  tidy(): Promise<void>;
}

export const createAccountRemover = (
  store: AccountStore,
  secrets: CredentialStore,
): AccountRemover => {
  /** A locked keychain asks the user when it is read, but not when an entry is deleted. */
  const forget = async (account: Account): Promise<void> => {
    try {
      await secrets.forget(account);
    } catch (error) {
      if (!(error instanceof VaultError && error.code === 'keychain-locked')) throw error;
      await secrets.isThere(account);
      await secrets.forget(account);
    }
  };
  const forgetForSure = async (account: Account): Promise<void> => {
    await forget(account);
    // It said that it has forgotten, and has it still.
    if (await secrets.isThere(account)) throw new VaultError('keychain-denied');
  };

  return {
    remove: async (account) => {
      await forget(account);
      await store.leave(account);
    },
    removeAll: async (further) => {
      const accounts = store.all();
      for (const account of accounts) {
        await forgetForSure(account);
        await store.leave(account);
      }
      const leftovers = store.leftovers();
      const names = new Set([...leftovers, ...further]);
      accounts.forEach(({ secretName }) => names.delete(secretName));
      for (const name of names) await forgetForSure(nobodyWith(name));
      await store.settle(leftovers);
      return accounts.length + names.size;
    },
    tidy: async () => {
      const names = store.leftovers();
      if (names.length === 0) return;
      // One that was taken down before a change may be that of an account still.
      const used = new Set(store.all().map(({ secretName }) => secretName));
      for (const name of names) if (!used.has(name)) await secrets.forget(nobodyWith(name));
      await store.settle(names);
    },
  };
};

/** The secrets ask for an account; this one is none. */
const nobodyWith = (secretName: string): Account => ({
  key: `leftover ${secretName}`,
  name: '',
  service: '',
  base: '',
  secretName,
  binding: 'auto',
  foundBinding: null,
  wsIdKnown: true,
  wereAccepted: false,
  forThisRunOnly: false,
});
