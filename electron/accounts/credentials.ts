// Lends credentials for one call.
import type { WsId } from '../casjobs/job.ts';
import type { CasJobsService, Credentials } from '../casjobs/service.ts';
import type { AccountStore, Account } from './account-store.ts';
import { isSameSecret, type StoredSecret } from './stored-secret.ts';
import type { CredentialStore } from './credential-store.ts';

/** Rejects with a VaultError or a CasJobsError. `tidy` never rejects. */
export type Lend = (account: Account, service: CasJobsService) => Promise<Credentials>;

export const createCredentials = (
  store: AccountStore,
  secrets: CredentialStore,
  tidy: () => Promise<unknown>,
): Lend => {
  let isTidied = false;
  /** A keychain that gives a secret is open: what an earlier run could not forget is forgotten now, once. */
  const tidyOnce = (): void => {
    if (isTidied) return;
    isTidied = true;
    void tidy();
  };
  /** Not waited for: the call has what it needs, and a keychain that will not take it is asked at the next start. */
  const learn = async (account: Account, asked: StoredSecret, wsId: WsId): Promise<void> => {
    const isNoted = await secrets.learn(account, asked, wsId);
    if (isNoted) await store.change(account.key, () => ({ wsIdKnown: true }));
  };
  /** The account as it is now, where its secret is another than the one that was asked with; null where not. */
  const changedSince = async ({ key }: Account, asked: StoredSecret): Promise<Account | null> => {
    const account = store.get(key);
    const now = account && (await secrets.of(account).catch(() => null));
    return account && now && !isSameSecret(now, asked) ? account : null;
  };
  const lend: Lend = async (account, service) => {
    const secret = await secrets.of(account);
    tidyOnce();
    const { password } = secret;
    if (secret.wsId !== null) return { wsId: secret.wsId, password };
    const lookedUp = await service.webServiceId(secret.userName ?? '', password).then(
      (wsId) => ({ wsId }),
      (error: unknown) => ({ error }),
    );
    if ('error' in lookedUp) {
      // A rejection of what was typed before says nothing of what has been typed since.
      const changed = await changedSince(account, secret);
      if (changed) return lend(changed, service);
      throw lookedUp.error;
    }
    const { wsId } = lookedUp;
    void learn(account, secret, wsId).catch(() => undefined);
    return { wsId, password };
  };
  return lend;
};
