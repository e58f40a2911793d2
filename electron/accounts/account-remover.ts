// Takes accounts and their secrets away, and secrets that no account has any more.
import { VaultError } from '../vault/vault.ts';
import type { AccountStore, Account } from './account-store.ts';
import type { CredentialStore } from './credential-store.ts';

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
  /** A keychain that is locked asks its person when it is read, but not when something is to be forgotten. */
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
