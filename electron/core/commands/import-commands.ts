// The requests that import accounts.
import type { Accounts } from '../../accounts/account-service.ts';
import { readSecret, type StoredSecret } from '../../accounts/stored-secret.ts';
import type { Account } from '../../accounts/account-store.ts';
import { appErrorIn } from '../../accounts/to-result.ts';
import { PRACTICE_ID } from '../../casjobs/service-presets.ts';
import type { FoundVariables } from '../../account-import/environment.ts';
import type { FoundAccount } from '../../account-import/found-account.ts';
import { createImports } from '../../account-import/account-imports.ts';
import type { Commands } from '../../ipc/contract.ts';
import { badInput, succeed, fail } from '../../result.ts';
import type { RequestedView } from '../view-model/snapshot.ts';
import type { Vault } from '../../vault/vault.ts';
import { t } from '../../i18n/translate.ts';

/** What imports need of the system. */
export interface Importing {
  /** The system's own dialog; null: it was dismissed. */
  readonly pickFile: () => Promise<string | null>;
  readonly variables: FoundVariables;
  /** Where variables are set differs between systems. */
  readonly system: 'windows' | 'other';
}

export type ImportCommands = Pick<
  Commands,
  | 'offered-import'
  | 'pick-import'
  | 'given-import'
  | 'read-import'
  | 'read-environment'
  | 'import-account'
  | 'leave-import'
  | 'delete-password-line'
>;

/** Files that the program was started with, and no page has shown yet. */
export interface GivenFiles {
  add(file: string): void;
  /** The oldest one, which is then taken out; null if there is none. */
  take(): string | null;
}

/** Nobody opens so many at once. */
const MOST_GIVEN = 8;

/** @param ask has the window show an import */
export const createGivenFiles = (ask: (wanted: Omit<RequestedView, 'seq'>) => void): GivenFiles => {
  let files: readonly string[] = [];
  return {
    add: (file) => {
      files = [...files, file].slice(-MOST_GIVEN);
      ask({ view: 'import', accountKey: null, jobId: null });
    },
    take: () => {
      const [oldest = null, ...later] = files;
      files = later;
      return oldest;
    },
  };
};

export interface ImportCommandsDeps extends Importing {
  readonly given: Pick<GivenFiles, 'take'>;
  readonly accounts: Accounts;
  readonly keychain: Vault;
  /** Whether no account may be added now. */
  readonly isLocked: () => boolean;
}

export const importCommands = (deps: ImportCommandsDeps): ImportCommands => {
  const { accounts, keychain, pickFile } = deps;
  const kept = async ({ secretName }: Account): Promise<StoredSecret | null> => {
    const text = await keychain.read(secretName);
    return text === null ? null : readSecret(text);
  };
  const isHere = async (found: FoundAccount): Promise<boolean> => {
    const lasting = accounts.all().filter((account) => !account.forThisRunOnly);
    // A keychain that does not answer leaves it open.
    const secrets = await Promise.all(lasting.map((one) => kept(one).catch(() => null)));
    return secrets.some((secret) => secret !== null && isOf(secret, found));
  };
  const imports = createImports({
    variables: deps.variables,
    system: deps.system,
    isHere,
    save: async (form, signal) =>
      deps.isLocked() ? fail('locked') : accounts.add(form, { signal }),
    remove: (accountKey) => accounts.remove(accountKey),
    isKept: async (accountKey, password) => {
      const account = accounts.get(accountKey);
      return account !== undefined && (await kept(account))?.password === password;
    },
  });
  return {
    'offered-import': async () => succeed({ variables: await imports.offered() }),
    'pick-import': async () => {
      const path = await pickFile();
      return path === null ? succeed(null) : imports.readFile(path);
    },
    'given-import': async () => {
      const path = deps.given.take();
      return path === null ? succeed(null) : imports.readFile(path);
    },
    'read-import': ({ path }) => imports.readFile(path),
    'read-environment': () => imports.readVariables(),
    // Nobody's credentials are those of the practice service.
    'import-account': (request) =>
      request.service === PRACTICE_ID
        ? badInput('service', t('input.no-service'))
        : imports.take(request),
    'leave-import': ({ importId }) => {
      imports.leave(importId);
      return succeed(null);
    },
    'delete-password-line': async ({ importId }) => {
      try {
        return await imports.deleteLine(importId);
      } catch (thrown) {
        const error = appErrorIn(thrown);
        if (error) return fail(error.code, error.detail);
        throw thrown;
      }
    },
  };
};

const isOf = ({ wsId, userName }: StoredSecret, { signInBy, who }: FoundAccount): boolean =>
  signInBy === 'wsId' ? wsId === who : userName?.toLowerCase() === who.toLowerCase();
