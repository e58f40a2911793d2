// The secrets of the accounts, each in its vault. Reads the keychain once a run, so that it asks its person once.
import { CasJobsError } from '../casjobs/errors.ts';
import type { WsId } from '../casjobs/job.ts';
import type { Vault } from '../vault/vault.ts';
import { createLines } from '../lines.ts';
import type { AccountRecord } from './records.ts';
import { readSecret, writtenSecret, type Secret } from './secret.ts';
import { say } from '../words/say.ts';

export interface Account extends AccountRecord {
  /** Its password is kept in memory until the app quits. */
  readonly forThisRunOnly: boolean;
}

/** Rejects with a VaultError; `of` also with 'credentials-rejected' where the keychain has nothing. */
export interface Secrets {
  of(account: Account): Promise<Secret>;
  keep(account: Account, secret: Secret): Promise<void>;
  /**
   * Notes the WSID of a user name, unless the account has been changed or removed meanwhile. When the keychain
   * will not take it, it holds for this run.
   */
  learn(account: Account, asked: Secret, wsId: WsId): Promise<void>;
  forget(account: Account): Promise<void>;
}

export const createSecrets = (keychain: Vault, memory: Vault): Secrets => {
  const known = new Map<string, Secret>();
  const reading = new Map<string, Promise<Secret>>();
  // What is done to one secret is done in its order: a slow read must not bring back what has been changed since.
  const inLine = createLines();
  const vaultOf = (account: Account): Vault => (account.forThisRunOnly ? memory : keychain);
  const write = (account: Account, secret: Secret): Promise<void> =>
    vaultOf(account).write(account.secretName, writtenSecret(secret));

  const read = async (account: Account): Promise<Secret> => {
    const text = await vaultOf(account).read(account.secretName);
    const secret = text === null ? null : readSecret(text);
    if (secret === null)
      throw new CasJobsError('credentials-rejected', say('file.not-in-keychain'));
    known.set(account.key, secret);
    return secret;
  };

  return {
    of: async (account) => {
      const { key } = account;
      const before = known.get(key) ?? reading.get(key);
      if (before) return before;
      const answer = inLine(key, async () => known.get(key) ?? (await read(account)));
      reading.set(key, answer);
      return answer.finally(() => reading.delete(key));
    },
    keep: (account, secret) =>
      inLine(account.key, async () => {
        await write(account, secret);
        known.set(account.key, secret);
      }),
    learn: (account, asked, wsId) =>
      inLine(account.key, async () => {
        if (known.get(account.key) !== asked) return;
        const learnt = { ...asked, wsId };
        known.set(account.key, learnt);
        await write(account, learnt);
      }),
    forget: (account) =>
      inLine(account.key, async () => {
        await vaultOf(account).forget(account.secretName);
        known.delete(account.key);
      }),
  };
};
