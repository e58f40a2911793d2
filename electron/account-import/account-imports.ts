// Imports of accounts, each shown before it is done. Keeps what was found until the user has decided, at most five
// minutes. The page never gets a password, and nothing is stored before the user confirms.
import { randomUUID } from 'node:crypto';
import type { AccountForm } from '../accounts/account-form.ts';
import { createExpiry, type Expiry } from '../expiry.ts';
import { succeed, fail, type Result, type Failure } from '../result.ts';
import { valueText } from '../i18n/safe-text.ts';
import { t } from '../i18n/translate.ts';
import { deletePasswordLine, readConfigFile, readConfig } from './casjobs-config.ts';
import type { FoundVariables } from './environment.ts';
import {
  passwordEdgesOf,
  trimmedPassword,
  type FoundAccount,
  type FindingView,
  type Imported,
  type ImportPreview,
  type ImportRequest,
} from './found-account.ts';

interface ImportsDeps {
  readonly variables: FoundVariables;
  readonly system: 'windows' | 'other';
  /** Stores nothing once the signal is aborted; then it may reject with the signal's reason. */
  readonly save: (form: AccountForm, signal: AbortSignal) => Promise<SaveOutcome>;
  /** Removes an account that was stored although the import was stopped. */
  readonly remove: (accountKey: string) => Promise<Result<null>>;
  /** Whether this account was added already, as far as is known. */
  readonly isHere: (found: FoundAccount) => Promise<boolean>;
  /** Whether the keychain itself has this password for the account. Rejects with a VaultError. */
  readonly isKept: (accountKey: string, password: string) => Promise<boolean>;
}

type SaveOutcome = Result<{ accountKey: string }>;

export interface Imports {
  /** The names of the variables with credentials of an account that was not added yet; empty if there are none. */
  offered(): Promise<readonly string[]>;
  readFile(path: string): Promise<Result<ImportPreview>>;
  readVariables(): Result<ImportPreview>;
  /** The user confirms. After a refusal the import stays open. Null: it was cancelled while it was being stored. */
  take(request: ImportRequest): Promise<Result<Imported | null>>;
  /** The user declines, also while it is being stored; or declines to delete the line. */
  leave(importId: string): void;
  /** After a file was imported. Rejects with a VaultError. */
  deleteLine(importId: string): Promise<Result<null>>;
}

const HELD_MS = 5 * 60_000;
/** Further files can be dropped while the user is asked about the first; each contains a password. */
const MOST_HELD = 8;

interface FileSource {
  readonly kind: 'file';
  readonly path: string;
  readonly digest: string;
}
type Source = FileSource | { readonly kind: 'variables' };

interface Held {
  readonly source: Source;
  readonly found: readonly FoundAccount[];
  readonly expiry: Expiry;
}

/** A finished import whose file still has the password's line. */
interface Line {
  readonly path: string;
  readonly digest: string;
  readonly accountKey: string;
  readonly trimPassword: boolean;
}

export const createImports = (deps: ImportsDeps): Imports => {
  const lines = createLinesLeft(deps);
  let { variables } = deps;
  const holding = createHolding();
  const storing = createStoring(deps);

  return {
    offered: async () => {
      const here = await Promise.all(variables.found.map((found) => deps.isHere(found)));
      return here.includes(true) ? [] : variables.names;
    },
    readFile: async (path) => {
      const file = await readConfigFile(path);
      if (!file.ok) return fail('bad-input', t(`import.${file.why}`));
      const config = readConfig(file.bytes);
      if (!config.ok) return fail('bad-input', t(`import.${config.why}`));
      const source = { kind: 'file', path, digest: file.digest } as const;
      const preview = holding.hold(source, path, [config.found]);
      return succeed(config.proxy === null ? preview : { ...preview, proxy: config.proxy });
    },
    readVariables: () => {
      const { found, names } = variables;
      if (found.length === 0) return expired();
      return succeed(holding.hold({ kind: 'variables' }, names.join(', '), found));
    },
    take: async (request) => {
      const { importId } = request;
      const now = holding.get(importId);
      const found = now?.found[request.finding];
      if (!now || !found) return expired();
      const saved = await storing.store(importId, formOf(found, request));
      if (saved === null) return succeed(null);
      if (!saved.ok) return saved;
      holding.letGo(importId);
      const { accountKey } = saved.value;
      if (now.source.kind === 'file')
        return succeed({ accountKey, left: lines.begin(now.source, request, accountKey) });
      const { names } = variables;
      variables = { found: [], names: [] };
      return succeed({ accountKey, left: { kind: 'variables', names, system: deps.system } });
    },
    leave: (importId) => {
      storing.stop(importId);
      holding.letGo(importId);
      lines.leave(importId);
    },
    deleteLine: (importId) => lines.remove(importId),
  };
};

interface Holding {
  get(importId: string): Held | undefined;
  hold(source: Source, from: string, found: readonly FoundAccount[]): ImportPreview;
  letGo(importId: string): void;
}

/** What was found, until the user has decided. */
const createHolding = (): Holding => {
  const held = new Map<string, Held>();
  const letGo = (importId: string): void => {
    held.get(importId)?.expiry.stop();
    held.delete(importId);
  };
  return {
    // Not where its time is over, whatever the timer has done.
    get: (importId) => {
      const one = held.get(importId);
      return one?.expiry.isRunning() === true ? one : undefined;
    },
    letGo,
    hold: (source, from, found) => {
      const importId = randomUUID();
      const expiry = createExpiry(
        () => HELD_MS,
        () => letGo(importId),
      );
      held.set(importId, { source, found, expiry });
      expiry.restart();
      const [oldest] = held.keys();
      if (held.size > MOST_HELD && oldest !== undefined) letGo(oldest);
      const kind = source.kind === 'file' ? 'file' : 'environment';
      return { importId, source: kind, from: valueText(from), findings: found.map(viewOf) };
    },
  };
};

interface Storing {
  /** Null: it was stopped, and nothing is stored. */
  store(importId: string, form: AccountForm): Promise<SaveOutcome | null>;
  stop(importId: string): void;
}

const createStoring = ({ save, remove }: ImportsDeps): Storing => {
  const stops = new Map<string, AbortController>();
  return {
    stop: (importId) => stops.get(importId)?.abort(),
    store: async (importId, form) => {
      const stop = new AbortController();
      stops.set(importId, stop);
      try {
        const saved = await save(form, stop.signal);
        if (!stop.signal.aborted) return saved;
        const gone = saved.ok ? await remove(saved.value.accountKey) : succeed(null);
        return gone.ok ? null : gone;
      } catch (error) {
        if (stop.signal.aborted && error === stop.signal.reason) return null;
        throw error;
      } finally {
        // A second yes, while the first waited for the keychain, has its own.
        if (stops.get(importId) === stop) stops.delete(importId);
      }
    },
  };
};

interface LinesLeft {
  begin(file: FileSource, request: ImportRequest, accountKey: string): Imported['left'];
  leave(importId: string): void;
  remove(importId: string): Promise<Result<null>>;
}

/** The offers to delete the line of an imported file. */
const createLinesLeft = ({ isKept }: ImportsDeps): LinesLeft => {
  const lines = new Map<string, Line>();
  return {
    begin: ({ path, digest }, { importId, forThisRunOnly, trimPassword = false }, accountKey) => {
      // Kept for this run only, the file has the only password that lasts.
      if (!forThisRunOnly) lines.set(importId, { path, digest, accountKey, trimPassword });
      return { kind: 'file', path: valueText(path), offersLine: !forThisRunOnly };
    },
    leave: (importId) => void lines.delete(importId),
    remove: async (importId) => {
      const line = lines.get(importId);
      if (!line) return expired();
      const { path, digest, accountKey, trimPassword } = line;
      const stays = await deletePasswordLine(path, digest, (one) =>
        isKept(accountKey, trimPassword ? trimmedPassword(one) : one),
      );
      if (stays !== null) return fail('bad-input', t(`import.line-${stays}`));
      lines.delete(importId);
      return succeed(null);
    },
  };
};

const expired = (): Failure => fail('bad-input', t('import.expired'));

const viewOf = ({ signInBy, who, password, place }: FoundAccount): FindingView => ({
  signInBy,
  edges: passwordEdgesOf(password),
  who: signInBy === 'wsId' ? who.slice(-2) : who,
  place: place && {
    service: place.service,
    host: place.host,
    isUpgraded: place.isUpgraded,
    movedFrom: place.movedFrom,
  },
});

const formOf = (
  { signInBy, who, password, place }: FoundAccount,
  request: ImportRequest,
): AccountForm => ({
  signInBy,
  who,
  password: request.trimPassword === true ? trimmedPassword(password) : password,
  service: place?.service ?? request.service,
  url: place?.url ?? request.url,
  accountName: request.accountName,
  forThisRunOnly: request.forThisRunOnly,
});
