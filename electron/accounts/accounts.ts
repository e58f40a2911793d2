// Who we are, at each service. Puts a WSID and a password together and lends them for a call; shows them to nobody.
import { randomUUID } from 'node:crypto';
import { CasJobsError } from '../casjobs/errors.ts';
import type { Binding, CasJobsService, Credentials } from '../casjobs/service.ts';
import { badInput, done, refused, type Outcome } from '../outcome.ts';
import { VaultError, type Vault } from '../vault/vault.ts';
import { readForm, type AccountForm, type Wanted } from './form.ts';
import { createLines } from '../lines.ts';
import type { AccountsFile } from './records.ts';
import { createRoll, type Roll } from './roll.ts';
import type { Secret } from './secret.ts';
import { createSecrets, type Account, type Secrets } from './secrets.ts';
import { troubleIn } from './trouble.ts';
import { say } from '../words/say.ts';

export interface Accounts {
  all(): readonly Account[];
  get(key: string): Account | undefined;
  /** Stores an account without asking the service. Refuses bad input at its field, and a second of the same. */
  add(form: AccountForm): Promise<Outcome<{ accountKey: string }>>;
  changePassword(key: string, password: string): Promise<Outcome<null>>;
  /** How it is to talk. Chosen anew, `auto` also finds out anew. */
  changeBinding(key: string, binding: Binding | 'auto'): Promise<Outcome<null>>;
  /** Keeps what `auto` has found out, for the next start. Rejects when the file cannot be written. */
  noteBinding(key: string, found: Binding): Promise<void>;
  /** Forgets the secret first: an account that is gone leaves no password behind. */
  remove(key: string): Promise<Outcome<null>>;
  /**
   * Credentials for one call. A user name is turned into its WSID at the first call that needs it.
   * Rejects with a VaultError or a CasJobsError.
   */
  lend(key: string, service: CasJobsService): Promise<Credentials>;
}

export interface AccountsDeps {
  readonly file: AccountsFile;
  readonly keychain: Vault;
  readonly memory: Vault;
  /** Told after every change of `all()`. */
  readonly changed: () => void;
}

export const createAccounts = ({ file, keychain, memory, changed }: AccountsDeps): Accounts => {
  const roll = createRoll(file, changed);
  const secrets = createSecrets(keychain, memory);
  const inLine = createLines();
  return {
    all: () => roll.all(),
    get: (key) => roll.get(key),
    add: async (form) => {
      const wanted = readForm(form);
      if (!wanted.ok) return wanted;
      // One after the other: of two that are the same, the second must find the first.
      return inLine('add', async () => {
        const twin = await twinOf(wanted.value, roll, secrets);
        if (twin) return badInput(form.signInBy, say('typed.twin', { account: twin.name }));
        return attempt(() => add(wanted.value, roll, secrets));
      });
    },
    changePassword: async (key, password) => {
      const account = roll.get(key);
      if (!account) return refused('no-account');
      if (password === '') return badInput('password', say('typed.no-password'));
      return attempt(async () => {
        await secrets.keep(account, { ...(await secrets.of(account)), password });
        return null;
      });
    },
    changeBinding: async (key, binding) => {
      if (!roll.get(key)) return refused('no-account');
      return attempt(async () => {
        await roll.change(key, () => ({ binding, foundBinding: null }));
        return null;
      });
    },
    noteBinding: (key, found) =>
      roll.change(key, ({ binding, foundBinding }) => ({
        binding,
        // What came back late must not overrule what has been chosen since.
        foundBinding: binding === 'auto' ? found : foundBinding,
      })),
    remove: async (key) => {
      const account = roll.get(key);
      if (!account) return refused('no-account');
      return attempt(async () => {
        await secrets.forget(account);
        await roll.leave(account);
        return null;
      });
    },
    lend: async (key, service) => {
      const account = roll.get(key);
      if (!account) throw new CasJobsError('credentials-rejected');
      return lend(account, service, secrets);
    },
  };
};

const add = async (
  wanted: Wanted,
  roll: Roll,
  secrets: Secrets,
): Promise<{ accountKey: string }> => {
  const account = accountOf(wanted);
  // The first error is the one to tell.
  const undo = (): Promise<void> => secrets.forget(account).catch(() => undefined);
  try {
    await secrets.keep(account, wanted.secret);
  } catch (error) {
    // It may still be written, once its person comes back to the prompt. Nobody waits for the undoing.
    if (error instanceof VaultError && error.code === 'keychain-slow') void undo();
    throw error;
  }
  try {
    await roll.enter(account);
  } catch (error) {
    await undo();
    throw error;
  }
  return { accountKey: account.key };
};

const lend = async (
  account: Account,
  service: CasJobsService,
  secrets: Secrets,
): Promise<Credentials> => {
  const secret = await secrets.of(account);
  const { password } = secret;
  if (secret.wsId !== null) return { wsId: secret.wsId, password };
  const wsId = await service.webServiceId(secret.userName ?? '', password);
  // Not waited for: the call has what it needs, and a keychain that will not take it is asked at the next start.
  void secrets.learn(account, secret, wsId).catch(() => undefined);
  return { wsId, password };
};

const twinOf = async (
  wanted: Wanted,
  roll: Roll,
  secrets: Secrets,
): Promise<Account | undefined> => {
  // Paths of CasJobs are the same in any letter case.
  const base = wanted.base.toLowerCase();
  for (const account of roll.all().filter((one) => one.base.toLowerCase() === base)) {
    // A keychain that is closed just now must not stop anybody from adding an account.
    const secret = await secrets.of(account).catch(() => null);
    if (secret !== null && isSamePerson(secret, wanted.secret)) return account;
  }
  return undefined;
};

const isSamePerson = (one: Secret, other: Secret): boolean =>
  (one.wsId !== null && one.wsId === other.wsId) ||
  (one.userName !== null && one.userName.toLowerCase() === other.userName?.toLowerCase());

const accountOf = ({ service, base, name, forThisRunOnly }: Wanted): Account => {
  const key = randomUUID();
  // People meet this name in their keychain program.
  const secretName = `${name} (${base === '' ? 'practice' : new URL(base).host}) ${key.slice(0, 8)}`;
  const binding = { binding: 'auto', foundBinding: null } as const;
  return { key, name, service, base, ...binding, secretName, forThisRunOnly };
};

/** Runs what touches the keychain and the disk; an error of either becomes a code, any other is a bug and goes on. */
const attempt = async <T>(run: () => Promise<T>): Promise<Outcome<T>> => {
  try {
    return done(await run());
  } catch (error) {
    const trouble = troubleIn(error);
    if (trouble) return refused(trouble.code, trouble.detail);
    if (isDiskError(error)) return refused('disk', error.code);
    throw error;
  }
};

const isDiskError = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';
