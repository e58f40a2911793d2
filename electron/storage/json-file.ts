// One small JSON file: read once, checked by a schema, and written whole. What this version does not understand stays
// in the file (other-versions.ts); a damaged file is put aside and its backup offered (backup.ts).
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readFile, rename } from 'node:fs/promises';
import * as v from 'valibot';
import { createBackup, createChangeDetector, quarantine, type Backup } from './backup.ts';
import { diskErrorOf, makePrivateFolder, type DiskError } from './disk-access.ts';
import {
  mergeContent,
  NOTHING_UNREAD,
  unreadIn,
  withoutUnread,
  isFields,
  withPresentNames,
  type EntryLists,
  type Fields,
  type FormerNames,
  type Unread,
} from './other-versions.ts';
import { writeAtomic, retryIfLocked } from './atomic-file.ts';
import { decodedText } from './decode-text.ts';

export interface JsonFile<T> {
  value(): T;
  /** Where a file that could not be understood at all was put aside; null if all was well. */
  readonly damagedAs: string | null;
  /**
   * Why the file is left alone and every change is refused: it can't be read, or it is damaged and can't be put
   * aside. Writing to it would lose its content. Null if it is open.
   */
  readonly closed: Closed | null;
  /** The parts of the file that are not understood and stay in it. */
  readonly unread: Unread;
  /** The file that keeps what another program wrote before this one replaced it; null if there is none. */
  changedAs(): string | null;
  /**
   * Changes the value, once it is on the disk. Changes happen one after the other.
   * Rejects if the file can't be written; the old value then stays.
   */
  change(next: (value: T) => T): Promise<void>;
  /** Removes entries that are not understood. Rejects as `change`. */
  dropUnread(isGone: (entry: Fields) => boolean): Promise<void>;
  /** Writes this value and nothing else: removes what is not understood, and every copy. Rejects as `change`. */
  replace(value: T): Promise<void>;
  /** The last good copy, if the file was damaged or missing and the user has not decided yet; otherwise null. */
  offered(): OfferedCopy<T> | null;
  /** Merges the offered copy into the value. Rejects as `change`; it is then still offered. */
  restore(merge: (value: T, good: T) => T): Promise<void>;
  /** Deletes the offered copy. Rejects as the disk does. */
  discardOffered(): Promise<void>;
  /** Resolves when the copy of the newest content is written, or has failed. */
  settled(): Promise<void>;
}

interface OfferedCopy<T> {
  readonly value: T;
  /** When it was written; ms since 1970. */
  readonly at: number;
}

/** `damaged`: and it can't be put aside. */
type Closed = 'damaged' | DiskError;

export interface JsonFileOptions<T> {
  readonly file: string;
  /** Accepts content of this version, and of others as far as it makes sense. */
  readonly schema: FileSchema<T>;
  readonly atFirst: T;
  /** What fields, at any depth, were called in files of earlier versions: former name to name. */
  readonly formerNames?: FormerNames;
  /** The entries of its lists. */
  readonly lists?: EntryLists;
  /** Its JSON; without it, indented. For long lists that are written often: linePerEntry. */
  readonly toText?: (content: unknown) => string;
  /** Keeps a copy of the newest good content, which is offered when the file is damaged. */
  readonly keepsBackup?: boolean;
}

/**
 * Opens the file; a missing one has the value `atFirst`, a damaged one is put aside.
 * @throws {Error} where its folder cannot be made
 */
export const openJsonFile = async <T>(options: JsonFileOptions<T>): Promise<JsonFile<T>> => {
  const { file, atFirst, lists = {}, toText = indented } = options;
  makePrivateFolder(path.dirname(file));
  const found = await readJson(options);
  const closed = found.kind === 'closed' ? found : null;
  const changes = createChangeDetector(file);
  const backup = options.keepsBackup === true && !closed ? createBackup(file) : null;
  let offered = backup && (await offeredIn(backup, found, options));
  let { value, content } = atStart(found, atFirst);
  let lastChange: Promise<void> = Promise.resolve();
  const textOf = (next: unknown): string => `${toText(next)}\n`;
  if (found.kind === 'good') backup?.keep(textOf(content));
  await changes.note();
  const write = (make: () => readonly [T, unknown]): Promise<void> => {
    const change = lastChange.then(async () => {
      if (closed) throw closed.error;
      const [wanted, wantedContent] = make();
      const text = textOf(wantedContent);
      await changes.keepForeign();
      await writeAtomic(file, text);
      await changes.note();
      [value, content] = [wanted, wantedContent];
      backup?.keep(text);
    });
    // A change that failed does not stop the next.
    lastChange = change.catch(() => undefined);
    return change;
  };
  const discardOffered = async (): Promise<void> => {
    await backup?.discard();
    offered = null;
  };
  return {
    value: () => value,
    ...whatWasFound(found, lists),
    changedAs: () => changes.keptAs(),
    change: (next) =>
      write(() => {
        const wanted = next(value);
        return [wanted, mergeContent(content, value, wanted, lists)];
      }),
    dropUnread: (isGone) => write(() => [value, withoutUnread(content, lists, isGone)]),
    replace: async (wanted) => {
      await write(() => [wanted, wanted]);
      await backup?.replace(textOf(content));
      offered = null;
    },
    offered: () => offered,
    restore: async (merge) => {
      const good = offered;
      if (!good) return;
      await write(() => {
        const wanted = merge(value, good.value);
        return [wanted, mergeContent(good.content, good.value, wanted, lists)];
      });
      await discardOffered();
    },
    discardOffered,
    settled: () => backup?.settled() ?? Promise.resolve(),
  };
};

const atStart = <T>(found: Found<T>, atFirst: T): Understood<T> =>
  found.kind === 'good' ? found : { value: atFirst, content: undefined };

const whatWasFound = <T>(
  found: Found<T>,
  lists: EntryLists,
): Pick<JsonFile<T>, 'damagedAs' | 'closed' | 'unread'> => {
  const { kind } = found;
  return {
    damagedAs: kind === 'damaged' ? found.aside : null,
    closed: kind === 'closed' ? (found.damaged ? 'damaged' : diskErrorOf(found.error)) : null,
    unread: kind === 'good' ? unreadIn(found.content, found.value, lists) : NOTHING_UNREAD,
  };
};

const indented = (content: unknown): string => JSON.stringify(content, null, 2);

/** An empty or damaged backup is not offered. */
const offeredIn = async <T>(
  backup: Backup,
  found: Found<T>,
  { schema, atFirst, formerNames }: JsonFileOptions<T>,
): Promise<(OfferedCopy<T> & Understood<T>) | null> => {
  if (found.kind !== 'good') await backup.offer().catch(() => undefined);
  const offered = await backup.offered();
  if (!offered) return null;
  const good = understand(offered.bytes, schema, formerNames);
  if (good && !isDeepStrictEqual(good.value, atFirst)) return { ...good, at: offered.at };
  await backup.discard().catch(() => undefined);
  return null;
};

type Found<T> =
  | { readonly kind: 'missing' }
  | { readonly kind: 'damaged'; readonly aside: string }
  | { readonly kind: 'closed'; readonly damaged: boolean; readonly error: Error }
  | ({ readonly kind: 'good' } & Understood<T>);

type FileSchema<T> = v.GenericSchema<unknown, T>;

const readJson = async <T>(options: JsonFileOptions<T>): Promise<Found<T>> => {
  const { file, schema, formerNames } = options;
  let damaged = false;
  try {
    const bytes = await readBytes(file);
    if (bytes === null) return { kind: 'missing' };
    const understood = understand(bytes, schema, formerNames);
    if (understood) return { kind: 'good', ...understood };
    damaged = true;
    return { kind: 'damaged', aside: await quarantine(file, 'damaged', rename) };
  } catch (error) {
    return { kind: 'closed', damaged, error: asError(error) };
  }
};

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error('closed'));

interface Understood<T> {
  readonly value: T;
  readonly content: unknown;
}

/** Null if the bytes are not JSON of this schema. */
const understand = <T>(
  bytes: Uint8Array,
  schema: FileSchema<T>,
  formerNames: FormerNames = {},
): Understood<T> | null => {
  const content = withPresentNames(jsonOf(decodedText(bytes)), formerNames);
  const { success, output } = v.safeParse(schema, content);
  return success ? { value: output, content } : null;
};

/** Undefined, which no schema accepts, if the text is not JSON. */
const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

const readBytes = async (file: string): Promise<Buffer | null> => {
  try {
    return await retryIfLocked(() => readFile(file));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};

const lines = new WeakMap<object, string>();

const lineOf = (entry: unknown): string => {
  if (!isFields(entry)) return JSON.stringify(entry);
  const line = lines.get(entry) ?? JSON.stringify(entry);
  lines.set(entry, line);
  return line;
};

const listText = (value: unknown): string =>
  Array.isArray(value) ? `[\n${value.map(lineOf).join(',\n')}\n]` : JSON.stringify(value);

/**
 * JSON with one line for each entry of a list. Each line is made once and kept, so that writing ten thousand entries
 * takes time only for the new ones: the entries must never be changed in place.
 */
export const linePerEntry = (content: unknown): string =>
  isFields(content)
    ? `{${Object.entries(content)
        .map(([key, value]) => `${JSON.stringify(key)}:${listText(value)}`)
        .join(',\n')}}`
    : JSON.stringify(content);
