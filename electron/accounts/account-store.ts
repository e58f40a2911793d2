// The list of accounts: those in the file, and those that last until the app quits. Contains no secret.
import * as v from 'valibot';
import { isUsableBase } from '../casjobs/endpoint.ts';
import { PRACTICE_ID } from '../casjobs/service-presets.ts';
import { bindings } from '../casjobs/service.ts';
import { openJsonFile, type JsonFile } from '../storage/json-file.ts';
import { listOf, version } from '../storage/other-versions.ts';

/** All but `all`, `get` and `leftovers` reject when the file cannot be written; the list then stays as it was. */
export interface Account extends AccountRecord {
  /** Its password is kept in memory until the app quits. */
  readonly forThisRunOnly: boolean;
}

export interface AccountStore {
  all(): readonly Account[];
  get(key: string): Account | undefined;
  enter(account: Account): Promise<void>;
  leave(account: Account): Promise<void>;
  /** Does nothing for an account that is gone. */
  change(key: string, change: (account: Account) => AccountChanges): Promise<void>;
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

export type AccountChanges = Partial<
  Pick<Account, 'name' | 'binding' | 'foundBinding' | 'secretName' | 'wsIdKnown' | 'wereAccepted'>
>;

type Kept = ReturnType<AccountsFile['value']>;

/** `changed` is called after every change of the list. */
export const createAccountStore = (file: AccountsFile, changed: () => void): AccountStore => {
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
  <T extends { readonly key: string }>(key: string, change: (one: T) => AccountChanges) =>
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

const fields = v.object({
  key: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
  name: v.string(),
  /** A preset's id, `practice` or `other`. */
  service: v.string(),
  /** Empty for the practice service, whose address is known when it runs. */
  base: v.string(),
  /** What its person chose; one of a later version is found out here, and stays in the file. */
  binding: v.fallback(v.picklist(['auto', ...bindings]), 'auto'),
  /** What `auto` has found out; a file of before it was remembered has nothing. */
  foundBinding: v.optional(v.fallback(v.nullable(v.picklist(bindings)), null), null),
  /** The name of the secret in the keychain. */
  secretName: v.string(),
  /** Whether the secret has the WSID; one that was typed as a user name has it once the service was asked. */
  wsIdKnown: v.optional(v.fallback(v.boolean(), true), true),
  /** Whether CasJobs has accepted these credentials; a file of before it was noted does not say. */
  wereAccepted: v.optional(v.fallback(v.boolean(), false), false),
});

/** The password is sent there, so the address in the file is checked as strictly as typed input. */
const isPlace = ({ service, base }: v.InferOutput<typeof fields>): boolean =>
  service === PRACTICE_ID ? base === '' : isUsableBase(base);

const record = v.pipe(fields, v.check(isPlace));

export type AccountRecord = Readonly<v.InferOutput<typeof record>>;

const file = v.object({
  version,
  /** A record that makes no sense here stays in the file, and is no account of this run. */
  accounts: listOf(record),
  /** Names of secrets that may still lie in the keychain, though no account has them: none is ever lost sight of. */
  leftovers: v.optional(v.fallback(listOf(v.string()), []), []),
});

export const noAccounts: v.InferOutput<typeof file> = { version: 1, accounts: [], leftovers: [] };

export type AccountsFile = JsonFile<v.InferOutput<typeof file>>;

/** Opens `accounts.json` in the folder; see JsonFile for what may reject. */
export const openAccountsFile = (path: string): Promise<AccountsFile> =>
  openJsonFile({
    file: path,
    schema: file,
    atFirst: noAccounts,
    keepsBackup: true,
    lists: { accounts: { id: ['key'], schema: record }, leftovers: { id: [], schema: v.string() } },
  });
