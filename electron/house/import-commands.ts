// What the requests about imports do: the imports' room, joined to the accounts and the keychain.
import type { Accounts } from '../accounts/accounts.ts';
import { readSecret, type Secret } from '../accounts/secret.ts';
import type { Account } from '../accounts/secrets.ts';
import { troubleIn } from '../accounts/trouble.ts';
import { PRACTICE_ID } from '../casjobs/presets.ts';
import type { FoundVariables } from '../imports/environment.ts';
import type { Found } from '../imports/found.ts';
import { createImports } from '../imports/imports.ts';
import type { Commands } from '../ipc/contract.ts';
import { badInput, done, refused } from '../outcome.ts';
import type { Vault } from '../vault/vault.ts';
import { say } from '../words/say.ts';

/** What imports need of the system. */
export interface Importing {
  /** The system's own dialog; null: it was dismissed. */
  readonly pickFile: () => Promise<string | null>;
  readonly variables: FoundVariables;
  /** Where a person looks for variables differs. */
  readonly system: 'windows' | 'other';
}

export type ImportCommands = Pick<
  Commands,
  | 'offered-import'
  | 'pick-import'
  | 'read-import'
  | 'read-environment'
  | 'import-account'
  | 'leave-import'
  | 'delete-password-line'
>;

export interface ImportCommandsDeps extends Importing {
  readonly accounts: Accounts;
  readonly keychain: Vault;
  /** Whether no account may be added now. */
  readonly isLocked: () => boolean;
}

export const importCommands = (deps: ImportCommandsDeps): ImportCommands => {
  const { accounts, keychain, pickFile } = deps;
  const kept = async ({ secretName }: Account): Promise<Secret | null> => {
    const text = await keychain.read(secretName);
    return text === null ? null : readSecret(text);
  };
  const isHere = async (found: Found): Promise<boolean> => {
    const lasting = accounts.all().filter((account) => !account.forThisRunOnly);
    // A keychain that does not answer leaves it open.
    const secrets = await Promise.all(lasting.map((one) => kept(one).catch(() => null)));
    return secrets.some((secret) => secret !== null && isOf(secret, found));
  };
  const imports = createImports({
    ...{ variables: deps.variables, system: deps.system, isHere },
    save: async (form, signal) =>
      deps.isLocked() ? refused('locked') : accounts.add(form, { signal }),
    remove: (accountKey) => accounts.remove(accountKey),
    isKept: async (accountKey, password) => {
      const account = accounts.get(accountKey);
      return account !== undefined && (await kept(account))?.password === password;
    },
  });
  return {
    'offered-import': async () => done({ variables: await imports.offered() }),
    'pick-import': async () => {
      const path = await pickFile();
      return path === null ? done(null) : imports.readFile(path);
    },
    'read-import': ({ path }) => imports.readFile(path),
    'read-environment': () => imports.readVariables(),
    // Nobody's credentials are those of the practice service.
    'import-account': (wish) =>
      wish.service === PRACTICE_ID
        ? badInput('service', say('typed.no-service'))
        : imports.take(wish),
    'leave-import': ({ importId }) => {
      imports.leave(importId);
      return done(null);
    },
    'delete-password-line': async ({ importId }) => {
      try {
        return await imports.deleteLine(importId);
      } catch (error) {
        const trouble = troubleIn(error);
        if (trouble) return refused(trouble.code, trouble.detail);
        throw error;
      }
    },
  };
};

const isOf = ({ wsId, userName }: Secret, { signInBy, who }: Found): boolean =>
  signInBy === 'wsId' ? wsId === who : userName?.toLowerCase() === who.toLowerCase();
