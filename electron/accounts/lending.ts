// Lends credentials for one call.
import type { CasJobsService, Credentials } from '../casjobs/service.ts';
import type { Roll } from './roll.ts';
import type { Account, Secrets } from './secrets.ts';

/** Rejects with a VaultError or a CasJobsError. `tidy` never rejects. */
export type Lend = (account: Account, service: CasJobsService) => Promise<Credentials>;

export const createLending = (roll: Roll, secrets: Secrets, tidy: () => Promise<unknown>): Lend => {
  let isTidied = false;
  /** A keychain that gives a secret is open: what an earlier run could not forget is forgotten now, once. */
  const tidyOnce = (): void => {
    if (isTidied) return;
    isTidied = true;
    void tidy();
  };
  return async (account, service) => {
    const secret = await secrets.of(account);
    tidyOnce();
    const { password } = secret;
    if (secret.wsId !== null) return { wsId: secret.wsId, password };
    const wsId = await service.webServiceId(secret.userName ?? '', password);
    // Not waited for: the call has what it needs, and a keychain that will not take it is asked at the next start.
    void secrets
      .learn(account, secret, wsId)
      .then(() => roll.change(account.key, () => ({ wsIdKnown: true })))
      .catch(() => undefined);
    return { wsId, password };
  };
};
