// The list of accounts: those in the file, and those of this run. Knows no secret.
import type { AccountsFile } from './records.ts';
import type { Account } from './secrets.ts';

/** All but `all`, `get` and `leftovers` reject when the file cannot be written; the list then stays as it was. */
export interface Roll {
  all(): readonly Account[];
  get(key: string): Account | undefined;
  enter(account: Account): Promise<void>;
  leave(account: Account): Promise<void>;
  /** Does nothing for an account that is gone. */
  change(key: string, change: (account: Account) => Changes): Promise<void>;
  /** Puts an account one place up (-1) or down (1); at the end of the list it stays. */
  move(key: string, by: -1 | 1): Promise<void>;
  /** Names of secrets that may lie in the keychain and belong to no account. */
  leftovers(): readonly string[];
  /** Takes names down before a secret is written, so that a crash cannot lose sight of it. */
  expect(secretNames: readonly string[]): Promise<void>;
  /** Strikes off names whose secrets are gone. */
  settle(secretNames: readonly string[]): Promise<void>;
  /** Adds the accounts of the last good copy of the file that are not in the list. */
  restore(): Promise<void>;
}

export type Changes = Partial<
  Pick<Account, 'name' | 'binding' | 'foundBinding' | 'secretName' | 'wsIdKnown' | 'wereAccepted'>
>;

type Kept = ReturnType<AccountsFile['value']>;

/** `changed` is called after every change of the list. */
export const createRoll = (file: AccountsFile, changed: () => void): Roll => {
  let ofThisRun: readonly Account[] = [];
  const all = (): readonly Account[] => [
    ...file.value().accounts.map((record) => ({ ...record, forThisRunOnly: false })),
    ...ofThisRun,
  ];
  const isOfThisRun = (key: string): boolean => ofThisRun.some((one) => one.key === key);
  const write = async (next: (now: Kept) => Kept): Promise<void> => {
    await file.change(next);
    changed();
  };
  const writeAccounts = (next: (now: Kept['accounts']) => Kept['accounts']): Promise<void> =>
    write((now) => ({ ...now, accounts: next(now.accounts) }));
  const keepInRun = (accounts: readonly Account[]): Promise<void> => {
    ofThisRun = accounts;
    changed();
    return Promise.resolve();
  };

  return {
    all,
    get: (key) => all().find((account) => account.key === key),
    enter: (account) => {
      const { forThisRunOnly, ...record } = account;
      if (forThisRunOnly) return keepInRun([...ofThisRun, account]);
      return write((now) => ({
        ...now,
        accounts: [...now.accounts, record],
        leftovers: without(now.leftovers, [record.secretName]),
      }));
    },
    change: (key, change) => {
      if (isOfThisRun(key)) return keepInRun(ofThisRun.map(changing(key, change)));
      return writeAccounts((now) =>
        now.map(changing(key, (one) => change({ ...one, forThisRunOnly: false }))),
      );
    },
    move: (key, by) =>
      isOfThisRun(key)
        ? keepInRun(moved(ofThisRun, key, by))
        : writeAccounts((now) => [...moved(now, key, by)]),
    leave: async ({ key }) => {
      const isAnother = (one: { readonly key: string }): boolean => one.key !== key;
      if (isOfThisRun(key)) return keepInRun(ofThisRun.filter(isAnother));
      await writeAccounts((now) => now.filter(isAnother));
      // The last good copy of the file has it too, until it is written again.
      await file.settled();
    },
    leftovers: () => file.value().leftovers,
    expect: (names) =>
      file.change((now) => ({ ...now, leftovers: [...without(now.leftovers, names), ...names] })),
    settle: (secretNames) =>
      file.change((now) => ({ ...now, leftovers: without(now.leftovers, secretNames) })),
    restore: async () => {
      await file.restore(withRestored);
      changed();
    },
  };
};

/** No name of a secret is lost, whichever list has it. */
const withRestored = (now: Kept, good: Kept): Kept => {
  const lost = good.accounts.filter(({ key }) => !now.accounts.some((one) => one.key === key));
  const accounts = [...lost, ...now.accounts];
  const names = [...now.leftovers, ...good.leftovers, ...good.accounts.map(secretNameOf)];
  const leftovers = without([...new Set(names)], accounts.map(secretNameOf));
  return { ...now, accounts, leftovers };
};

const secretNameOf = ({ secretName }: Kept['accounts'][number]): string => secretName;

const without = (names: readonly string[], gone: readonly string[]): string[] =>
  names.filter((name) => !gone.includes(name));

const changing =
  <T extends { readonly key: string }>(key: string, change: (one: T) => Changes) =>
  (one: T): T =>
    one.key === key ? { ...one, ...change(one) } : one;

const moved = <T extends { readonly key: string }>(
  all: readonly T[],
  key: string,
  by: -1 | 1,
): readonly T[] => {
  const from = all.findIndex((one) => one.key === key);
  const one = all[from];
  const other = all[from + by];
  if (!one || !other) return all;
  return all.map((each) => (each === one ? other : each === other ? one : each));
};
