// The list of accounts: those in the file, and those of this run. Knows no secret.
import type { AccountsFile } from './records.ts';
import type { Account } from './secrets.ts';

export interface Roll {
  all(): readonly Account[];
  get(key: string): Account | undefined;
  /** Rejects when the file cannot be written; the list then stays as it was. */
  enter(account: Account): Promise<void>;
  leave(account: Account): Promise<void>;
}

/** `changed` is called after every change of the list. */
export const createRoll = (file: AccountsFile, changed: () => void): Roll => {
  const ofThisRun = new Map<string, Account>();
  const all = (): readonly Account[] => [
    ...file.value().accounts.map((record) => ({ ...record, forThisRunOnly: false })),
    ...ofThisRun.values(),
  ];
  const leaveFile = (key: string): Promise<void> =>
    file.change((now) => ({ ...now, accounts: now.accounts.filter((one) => one.key !== key) }));
  return {
    all,
    get: (key) => all().find((account) => account.key === key),
    enter: async (account) => {
      const { forThisRunOnly, ...record } = account;
      if (forThisRunOnly) ofThisRun.set(account.key, account);
      else await file.change((now) => ({ ...now, accounts: [...now.accounts, record] }));
      changed();
    },
    leave: async ({ key }) => {
      if (!ofThisRun.delete(key)) await leaveFile(key);
      changed();
    },
  };
};
