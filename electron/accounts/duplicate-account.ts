// Finds an account of the same person at the same service, and checks a password against the stored ones.
import { PRACTICE_ID } from '../casjobs/service-presets.ts';
import { VaultError } from '../vault/vault.ts';
import { isSamePerson, type StoredSecret } from './stored-secret.ts';
import type { CredentialStore } from './credential-store.ts';
import type { Account } from './account-store.ts';

interface Person {
  readonly base: string;
  readonly secret: StoredSecret;
}

/** The account, among these, of the same person at the same service. */
export const duplicateOf = async (
  { base, secret }: Person,
  accounts: readonly Account[],
  secrets: CredentialStore,
): Promise<Account | undefined> => {
  for (const account of accounts) {
    // Paths of CasJobs are the same in any letter case.
    if (account.base.toLowerCase() !== base.toLowerCase()) continue;
    // A keychain that is closed just now must not stop anybody from adding an account.
    const kept = await secrets.of(account).catch(() => null);
    if (kept !== null && isSamePerson(kept, secret)) return account;
  }
  return undefined;
};

export type Knows = 'yes' | 'no' | 'none-kept';

/**
 * Whether it is the password of one of these accounts; that of the practice service is no secret.
 * Rejects with a VaultError where a keychain does not say.
 */
export const knowsPassword = async (
  password: string,
  accounts: readonly Account[],
  secrets: CredentialStore,
): Promise<Knows> => {
  let answer: Knows = 'none-kept';
  for (const account of accounts.filter(({ service }) => service !== PRACTICE_ID)) {
    const kept = await secrets.of(account).catch(unlessLost);
    if (kept?.password === password) return 'yes';
    if (kept) answer = 'no';
  }
  return answer;
};

/** Null where the entry is gone or is another program's: it can be typed again. Rethrows any other error. */
export const unlessLost = (error: unknown): null => {
  const isLost =
    error instanceof VaultError &&
    (error.code === 'keychain-gone' || error.code === 'keychain-changed');
  if (!isLost) throw error;
  return null;
};
