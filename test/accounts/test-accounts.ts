// Accounts over a folder and vaults of the test's own, with what a test asks of them.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createAccounts, type Accounts } from '../../electron/accounts/account-service.ts';
import type { AccountEdit, AccountForm } from '../../electron/accounts/account-form.ts';
import type { LookUp } from '../../electron/network/host-lookup.ts';
import { openAccountsFile } from '../../electron/accounts/account-store.ts';
import { toWsId, type WsId } from '../../electron/casjobs/job.ts';
import type { CasJobsService } from '../../electron/casjobs/service.ts';
import type { Result } from '../../electron/result.ts';
import {
  createMemoryVault,
  VaultError,
  type Vault,
  type VaultErrorCode,
} from '../../electron/vault/vault.ts';
import { temporaryFolder } from '../fakes/temporary-folder.ts';

export const PASSWORD = `  p&w"<Zauber> 'ü' ]]> 🔭 `;
export const WSID = '4711471147';

export const everyHostIsThere: LookUp = () => Promise.resolve('known');

export const form = (part: Partial<AccountForm> = {}): AccountForm => ({
  service: 'mast-ps1',
  url: '',
  accountName: '',
  signInBy: 'wsId',
  who: WSID,
  password: PASSWORD,
  forThisRunOnly: false,
  ...part,
});

/** An edit that leaves all as it is, but for this part. */
export const edit = (accountKey: string, part: Partial<AccountEdit>): AccountEdit => ({
  accountKey,
  accountName: '',
  signInBy: 'wsId',
  who: '',
  password: '',
  ...part,
});

/** A vault of which a test can see what lies in it. */
export interface OpenVault extends Vault {
  /** The secrets in it, by name. */
  readonly entries: ReadonlyMap<string, string>;
  /** What it says no to, and how; empty at first. */
  readonly fails: Map<keyof Vault, VaultErrorCode>;
  /** How often it was read. */
  reads(): number;
  /** Resolves when the nth secret has been written. */
  written(nth: number): Promise<void>;
}

export const createOpenVault = (): OpenVault => {
  const vault = createMemoryVault();
  const entries = new Map<string, string>();
  const waiting = new Map<number, () => void>();
  const fails = new Map<keyof Vault, VaultErrorCode>();
  const check = (what: keyof Vault): void => {
    const code = fails.get(what);
    if (code) throw new VaultError(code);
  };
  let reads = 0;
  let writes = 0;
  return {
    entries,
    fails,
    reads: () => reads,
    written: (nth) =>
      new Promise((resolve) => {
        if (writes >= nth) resolve();
        else waiting.set(nth, resolve);
      }),
    read: async (name) => {
      reads += 1;
      check('read');
      return vault.read(name);
    },
    write: async (name, secret) => {
      check('write');
      await vault.write(name, secret);
      entries.set(name, secret);
      writes += 1;
      waiting.get(writes)?.();
    },
    forget: async (name) => {
      check('forget');
      await vault.forget(name);
      entries.delete(name);
    },
  };
};

/** A keychain that says no to everything. */
export const createClosedVault = (code: VaultErrorCode): Vault => {
  const no = () => Promise.reject(new VaultError(code));
  return { read: no, write: no, forget: no };
};

/** A service of which only the turning of user names into WSIDs is wanted; `asked` counts. */
export const signInService = (
  answer: () => Promise<WsId> = () => Promise.resolve(wsIdOf(WSID)),
) => {
  const asked: string[] = [];
  const never = () => Promise.reject(new Error('Nobody asks this here.'));
  const service: CasJobsService = {
    check: never,
    queues: never,
    jobs: never,
    jobStatus: never,
    cancel: never,
    submit: never,
    binding: never,
    endSession: never,
    webServiceId: (userName, password) => {
      asked.push(`${userName} ${password}`);
      return answer();
    },
  };
  return { service, asked };
};

export const wsIdOf = (text: string): WsId => {
  const wsId = toWsId(text);
  if (wsId === null) throw new Error(`No WSID: ${text}`);
  return wsId;
};

export interface AccountsSetup {
  readonly folder: string;
  readonly keychain: OpenVault;
  readonly memory: OpenVault;
  readonly accounts: Accounts;
  /** How often the list of accounts was said to have changed. */
  changes(): number;
  /** Another start of the app, over the same folder and keychain. */
  restart(): Promise<AccountsSetup>;
}

export const openSetup = async (
  part: { folder?: string; keychain?: OpenVault; lookUp?: LookUp } = {},
): Promise<AccountsSetup> => {
  const folder = part.folder ?? path.join(await temporaryFolder(), 'profile');
  const keychain = part.keychain ?? createOpenVault();
  const memory = createOpenVault();
  let changes = 0;
  const file = await openAccountsFile(path.join(folder, 'accounts.json'));
  const changed = (): void => void (changes += 1);
  const lookUp = part.lookUp ?? everyHostIsThere;
  const accounts = createAccounts({ file, keychain, memory, changed, lookUp });
  const restart = () => openSetup({ folder, keychain });
  return { folder, keychain, memory, accounts, changes: () => changes, restart };
};

/** The key of an account that was taken. */
export const keyOf = (outcome: Result<{ accountKey: string }>): string => {
  if (!outcome.ok) throw new Error(`refused: ${outcome.error.code} ${outcome.error.detail}`);
  return outcome.value.accountKey;
};

export const added = async (
  { accounts }: AccountsSetup,
  part: Partial<AccountForm> = {},
): Promise<string> => keyOf(await accounts.add(form(part)));

const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** All bytes of all files of a folder, their names included. Lists it again where a write renames one meanwhile. */
export const bytesIn = async (folder: string): Promise<string> => {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = files
    .filter((file) => file.isFile())
    .map((file) => readFile(path.join(file.parentPath, file.name), 'utf8'));
  try {
    return [...files.map(({ name }) => name), ...(await Promise.all(texts))].join('\n');
  } catch (error) {
    if (isGone(error)) return bytesIn(folder);
    throw error;
  }
};

/** A promise that the test ends. */
export const held = <T>() => {
  let end: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => (end = resolve));
  // A test that has failed must not leave anybody waiting.
  onTestFinished(() => end(undefined as T));
  return { promise, end };
};

/** An account after a restart, whose keychain reads and then waits for its person. */
export const asking = async (part: Partial<AccountForm> = {}) => {
  const first = await openSetup();
  const key = await added(first, part);
  const prompt = held<undefined>();
  const keychain: OpenVault = {
    ...first.keychain,
    read: async (name) => {
      const secret = await first.keychain.read(name);
      await prompt.promise;
      return secret;
    },
  };
  return { setup: await openSetup({ folder: first.folder, keychain }), key, prompt };
};

/** Lets everything run that waits for nothing. */
export const everythingElse = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
