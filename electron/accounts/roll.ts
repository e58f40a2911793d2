// The list of accounts: those in the file, and those of this run. Knows no secret.
import type { AccountsFile } from './records.ts';
import type { Account } from './secrets.ts';

export interface Roll {
  all(): readonly Account[];
  get(key: string): Account | undefined;
  /** Rejects when the file cannot be written; the list then stays as it was. */
  enter(account: Account): Promise<void>;
  leave(account: Account): Promise<void>;
  /** Does nothing for an account that is gone. Rejects when the file cannot be written. */
  change(key: string, change: (account: Account) => BindingOf): Promise<void>;
}

export type BindingOf = Pick<Account, 'binding' | 'foundBinding'>;

/** `changed` is called after every change of the list. */
export const createRoll = (file: AccountsFile, changed: () => void): Roll => {
  const ofThisRun = new Map<string, Account>();
  const all = (): readonly Account[] => [
    ...file.value().accounts.map((record) => ({ ...record, forThisRunOnly: false })),
    ...ofThisRun.values(),
  ];
  const leaveFile = (key: string): Promise<void> =>
    file.change((now) => ({ ...now, accounts: now.accounts.filter((one) => one.key !== key) }));
  const changeFile = (key: string, change: (account: Account) => BindingOf): Promise<void> =>
    file.change((now) => ({
      ...now,
      accounts: now.accounts.map((one) =>
        one.key === key ? { ...one, ...change({ ...one, forThisRunOnly: false }) } : one,
      ),
    }));
  return {
    all,
    get: (key) => all().find((account) => account.key === key),
    enter: async (account) => {
      const { forThisRunOnly, ...record } = account;
      if (forThisRunOnly) ofThisRun.set(account.key, account);
      else await file.change((now) => ({ ...now, accounts: [...now.accounts, record] }));
      changed();
    },
    change: async (key, change) => {
      const account = ofThisRun.get(key);
      if (account) ofThisRun.set(key, { ...account, ...change(account) });
      else await changeFile(key, change);
      changed();
    },
    leave: async ({ key }) => {
      if (!ofThisRun.delete(key)) await leaveFile(key);
      changed();
    },
  };
};
