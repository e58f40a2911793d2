// The secrets of the accounts, in the keychain or in memory. Keeps one in memory only as long as calls need it.
import type { WsId } from '../casjobs/job.ts';
import { VaultError, whenAnswered, type EntryFailure, type Vault } from '../vault/vault.ts';
import { createExpiry, type Expiry } from '../expiry.ts';
import { createKeyedMutex } from '../keyed-mutex.ts';
import type { Wait } from './change-queue.ts';
import type { Account } from './account-store.ts';
import { readSecret, writtenSecret, type StoredSecret } from './stored-secret.ts';

/** Rejects with a VaultError: of the keychain, or `keychain-gone` and `keychain-changed` of the entry in it. */
export interface CredentialStore {
  of(account: Account): Promise<StoredSecret>;
  keep(account: Account, secret: StoredSecret): Promise<void>;
  /**
   * Notes the WSID of a user name, unless the account has been changed or removed meanwhile. When the keychain
   * will not take it, it holds as long as the secret is held. Resolves to whether it was noted.
   */
  learn(account: Account, asked: StoredSecret, wsId: WsId): Promise<boolean>;
  forget(account: Account): Promise<void>;
  /** Whether there is an entry under its name: read again, whatever is in memory. */
  isThere(account: Account): Promise<boolean>;
}

/**
 * A running watch polls at least every 126 s (two minutes and the skew) and so holds its secret; after it the keychain
 * is asked again. In between, each poll would ask the keychain, and some systems ask their person each time.
 */
export const HELD_MS = 150_000;

interface Held {
  readonly secret: StoredSecret;
  readonly expiry: Expiry;
}

/** `note` gets what is wrong with an entry; `dropped` is called when one was typed, or is no longer in memory. */
export const createCredentialStore = (
  keychain: Vault,
  memory: Vault,
  note: (code: EntryFailure) => void = () => undefined,
  dropped: () => void = () => undefined,
): CredentialStore => {
  const { hold, held, letGo } = createHolding(dropped);
  const reading = new Map<string, Promise<StoredSecret>>();
  // What is done to one secret is done in its order: a slow read must not bring back what has been changed since.
  const inLine = createKeyedMutex();
  const vaultOf = (account: Account): Vault => (account.forThisRunOnly ? memory : keychain);
  const write = (account: Account, secret: StoredSecret): Promise<void> =>
    vaultOf(account).write(account.secretName, writtenSecret(secret));

  const failed = (code: EntryFailure): VaultError => {
    note(code);
    return new VaultError(code);
  };
  /** What comes late is held as well: whoever asks again is not asked by the system again. */
  const read = (account: Account): Promise<StoredSecret> =>
    whenAnswered(vaultOf(account).read(account.secretName), (text) => {
      if (text === null) throw failed('keychain-gone');
      const secret = readSecret(text);
      if (secret === null) throw failed('keychain-changed');
      return hold(account.key, secret);
    });

  return {
    of: async (account) => {
      const { key } = account;
      const before = held(key) ?? reading.get(key);
      if (before) return before;
      const answer = inLine(key, async () => held(key) ?? read(account));
      reading.set(key, answer);
      return answer.finally(() => reading.delete(key));
    },
    keep: (account, secret) =>
      inLine(account.key, () =>
        whenAnswered(write(account, secret), () => void hold(account.key, secret)),
      ),
    learn: (account, asked, wsId) =>
      inLine(account.key, async () => {
        if (held(account.key) !== asked) return false;
        const learnt = { ...asked, wsId };
        hold(account.key, learnt);
        await write(account, learnt);
        return true;
      }),
    forget: (account) =>
      inLine(account.key, () =>
        whenAnswered(vaultOf(account).forget(account.secretName), () => letGo(account.key)),
      ),
    isThere: (account) =>
      inLine(account.key, () =>
        whenAnswered(vaultOf(account).read(account.secretName), (text) => text !== null),
      ),
  };
};

/** The same, for a change that waits for the keychain however late it answers. */
export const waitingFor = (secrets: CredentialStore, wait: Wait): CredentialStore => ({
  ...secrets,
  of: (account) => wait(secrets.of(account)),
  keep: (account, secret) => wait(secrets.keep(account, secret)),
  forget: (account) => wait(secrets.forget(account)),
  isThere: (account) => wait(secrets.isThere(account)),
});

/** The secrets that are held, by the keys of their accounts; each use holds one for longer. */
const createHolding = (dropped: () => void) => {
  const holding = new Map<string, Held>();
  const letGo = (key: string): void => {
    holding.get(key)?.expiry.stop();
    holding.delete(key);
    dropped();
  };
  return {
    letGo,
    hold: (key: string, secret: StoredSecret): StoredSecret => {
      letGo(key);
      const expiry = createExpiry(
        () => HELD_MS,
        () => letGo(key),
      );
      holding.set(key, { secret, expiry });
      expiry.restart();
      return secret;
    },
    held: (key: string): StoredSecret | undefined => {
      const one = holding.get(key);
      if (!one?.expiry.isRunning()) return undefined;
      one.expiry.restart();
      return one.secret;
    },
  };
};
