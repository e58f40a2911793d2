// Imports, each shown before it is done. Holds what was found until its person has said yes or no, at most five
// minutes; the page never gets a password, and nothing is stored before the yes.
import { randomUUID } from 'node:crypto';
import type { AccountForm } from '../accounts/form.ts';
import { createExpiry } from '../expiry.ts';
import { done, refused, type Outcome, type Refusal } from '../outcome.ts';
import { say } from '../words/say.ts';
import { deletePasswordLine, readConfigFile } from './config-file.ts';
import { readConfig } from './config.ts';
import type { FoundVariables } from './environment.ts';
import { edgesOf, trimmedPassword, type Found } from './found.ts';
import type { FindingView, Imported, ImportPreview, ImportWish } from './preview.ts';

export interface ImportsDeps {
  readonly variables: FoundVariables;
  readonly system: 'windows' | 'other';
  readonly save: (form: AccountForm) => SaveOutcome | Promise<SaveOutcome>;
  /** Whether an account of this person is here already, as far as that can be told. */
  readonly isHere: (found: Found) => Promise<boolean>;
  /** Whether the keychain itself has this password for the account. Rejects with a VaultError. */
  readonly isKept: (accountKey: string, password: string) => Promise<boolean>;
}

type SaveOutcome = Outcome<{ accountKey: string }>;

export interface Imports {
  /** The names of the variables that hold credentials of nobody who is here; none: there is nothing to offer. */
  offered(): Promise<readonly string[]>;
  readFile(path: string): Promise<Outcome<ImportPreview>>;
  readVariables(): Outcome<ImportPreview>;
  /** The yes. A refusal leaves the import open. */
  take(wish: ImportWish): Promise<Outcome<Imported>>;
  /** The no; also to the offer to delete the line. */
  leave(importId: string): void;
  /** After a yes to a file. Rejects with a VaultError. */
  deleteLine(importId: string): Promise<Outcome<null>>;
}

const HELD_MS = 5 * 60_000;

interface FileSource {
  readonly kind: 'file';
  readonly path: string;
  readonly digest: string;
}
type Source = FileSource | { readonly kind: 'variables' };

interface Held {
  readonly importId: string;
  readonly source: Source;
  readonly found: readonly Found[];
}

/** An import that is done, whose file still has the line. */
interface Line {
  readonly importId: string;
  readonly path: string;
  readonly digest: string;
  readonly accountKey: string;
  readonly trimPassword: boolean;
}

export const createImports = (deps: ImportsDeps): Imports => {
  const lines = createLinesLeft(deps);
  let { variables } = deps;
  let held: Held | null = null;
  const expiry = createExpiry(
    () => HELD_MS,
    () => letGo(),
  );
  const letGo = (): void => {
    expiry.stop();
    held = null;
  };
  /** Null where its time is over, whatever the timer has done. */
  const heldNow = (): Held | null => (expiry.isRunning() ? held : null);
  const hold = (source: Source, from: string, found: readonly Found[]): ImportPreview => {
    letGo();
    held = { importId: randomUUID(), source, found };
    expiry.restart();
    const kind = source.kind === 'file' ? 'file' : 'environment';
    return { importId: held.importId, source: kind, from, findings: found.map(viewOf) };
  };

  return {
    offered: async () => {
      const here = await Promise.all(variables.found.map((found) => deps.isHere(found)));
      return here.includes(true) ? [] : variables.names;
    },
    readFile: async (path) => {
      const file = await readConfigFile(path);
      if (!file.ok) return refused('bad-input', say(`import.${file.why}`));
      const config = readConfig(file.bytes);
      if (!config.ok) return refused('bad-input', say(`import.${config.why}`));
      return done(hold({ kind: 'file', path, digest: file.digest }, path, [config.found]));
    },
    readVariables: () => {
      const { found, names } = variables;
      if (found.length === 0) return expired();
      return done(hold({ kind: 'variables' }, names.join(', '), found));
    },
    take: async (wish) => {
      const before = heldNow();
      const now = before?.importId === wish.importId ? before : null;
      const found = now?.found[wish.finding];
      if (!now || !found) return expired();
      const saved = await deps.save(formOf(found, wish));
      if (!saved.ok) return saved;
      letGo();
      const { accountKey } = saved.value;
      if (now.source.kind === 'file')
        return done({ accountKey, left: lines.begin(now.source, wish, accountKey) });
      const { names } = variables;
      variables = { found: [], names: [] };
      return done({ accountKey, left: { kind: 'variables', names, system: deps.system } });
    },
    leave: (importId) => {
      if (held?.importId === importId) letGo();
      lines.leave(importId);
    },
    deleteLine: (importId) => lines.remove(importId),
  };
};

interface LinesLeft {
  begin(file: FileSource, wish: ImportWish, accountKey: string): Imported['left'];
  leave(importId: string): void;
  remove(importId: string): Promise<Outcome<null>>;
}

/** The offer to delete the line of the newest import. */
const createLinesLeft = ({ isKept }: ImportsDeps): LinesLeft => {
  let line: Line | null = null;
  return {
    begin: ({ path, digest }, { importId, forThisRunOnly, trimPassword = false }, accountKey) => {
      // Kept for this run only, the file has the only password that lasts.
      line = forThisRunOnly ? null : { importId, path, digest, accountKey, trimPassword };
      return { kind: 'file', path, offersLine: line !== null };
    },
    leave: (importId) => {
      if (line?.importId === importId) line = null;
    },
    remove: async (importId) => {
      if (line?.importId !== importId) return expired();
      const { path, digest, accountKey, trimPassword } = line;
      const stays = await deletePasswordLine(path, digest, (one) =>
        isKept(accountKey, trimPassword ? trimmedPassword(one) : one),
      );
      if (stays !== null) return refused('bad-input', say(`import.line-${stays}`));
      line = null;
      return done(null);
    },
  };
};

const expired = (): Refusal => refused('bad-input', say('import.expired'));

const viewOf = ({ signInBy, who, password, place }: Found): FindingView => ({
  signInBy,
  edges: edgesOf(password),
  who: signInBy === 'wsId' ? who.slice(-2) : who,
  place: place && {
    ...{ service: place.service, host: place.host },
    ...{ isUpgraded: place.isUpgraded, movedFrom: place.movedFrom },
  },
});

const formOf = ({ signInBy, who, password, place }: Found, wish: ImportWish): AccountForm => ({
  ...{ signInBy, who, password: wish.trimPassword === true ? trimmedPassword(password) : password },
  service: place?.service ?? wish.service,
  url: place?.url ?? wish.url,
  accountName: wish.accountName,
  forThisRunOnly: wish.forThisRunOnly,
});
