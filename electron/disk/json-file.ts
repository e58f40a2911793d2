// One small JSON file that is read once, checked, and written whole. What this version does not understand in it stays
// in it. Knows nothing of what stands in it.
import { copyFile, readFile, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { diskFaultOf, type DiskFault } from './fault.ts';
import {
  layOver,
  NOTHING_UNREAD,
  unreadIn,
  withoutUnread,
  type EntryLists,
  type Fields,
  type Unread,
} from './lay-over.ts';
import { retryIfHeld } from './held-file.ts';
import { makeOwnFolder } from './own-folder.ts';
import { textOf } from './text.ts';
import { writeWhole } from './whole-file.ts';

export interface JsonFile<T> {
  value(): T;
  /** Where a file that could not be understood at all was put aside; null if all was well. */
  readonly damagedAs: string | null;
  /**
   * Why the file is left alone and every change is refused: it cannot be read, or it is damaged and cannot be put
   * aside. Writing over it would lose what it holds. Null where it is open.
   */
  readonly closed: Closed | null;
  /** What of the file is not understood and stays in it. */
  readonly unread: Unread;
  /** Where the newest content of another program was kept that this one had to write over; null: none was. */
  changedAs(): string | null;
  /**
   * Changes the value: it holds once it lies on the disk. Changes happen one after the other.
   * Rejects when the file cannot be written; the old value then stays.
   */
  change(next: (value: T) => T): Promise<void>;
  /** Takes out entries that are not understood. Rejects as `change`. */
  dropUnread(isGone: (entry: Fields) => boolean): Promise<void>;
  /** Writes this value and nothing else: what is not understood goes too. Rejects as `change`. */
  replace(value: T): Promise<void>;
}

/** `damaged`: and the disk does not let it be put aside. */
export type Closed = 'damaged' | DiskFault;

export interface JsonFileOptions<T> {
  readonly file: string;
  /** Takes the content of this version and of others, as far as it makes sense. */
  readonly schema: v.GenericSchema<unknown, T>;
  readonly atFirst: T;
  /** What the entries of its lists are. */
  readonly lists?: EntryLists;
  /** Its JSON; without it, indented. For long lists that are written often: linePerEntry. */
  readonly toText?: (content: unknown) => string;
}

/**
 * Opens the file; a missing one has the value `atFirst`, a damaged one is kept beside it.
 * @throws {Error} where its folder cannot be made
 */
export const openJsonFile = async <T>(options: JsonFileOptions<T>): Promise<JsonFile<T>> => {
  const { file, atFirst, lists = {}, toText = indented } = options;
  makeOwnFolder(path.dirname(file));
  const found = await read(options);
  const closed = found.kind === 'closed' ? found : null;
  const guard = createGuard(file);
  let value = found.kind === 'good' ? found.value : atFirst;
  let content = found.kind === 'good' ? found.content : undefined;
  let line: Promise<void> = Promise.resolve();
  await guard.note();
  const write = (make: () => readonly [T, unknown]): Promise<void> => {
    const change = line.then(async () => {
      if (closed) throw closed.error;
      const [wanted, wantedContent] = make();
      await guard.keepForeign();
      await writeWhole(file, `${toText(wantedContent)}\n`);
      await guard.note();
      [value, content] = [wanted, wantedContent];
    });
    // A change that failed does not stop the next.
    line = change.catch(() => undefined);
    return change;
  };
  return {
    value: () => value,
    damagedAs: found.kind === 'damaged' ? found.aside : null,
    closed: closed && (closed.damaged ? 'damaged' : diskFaultOf(closed.error)),
    unread: found.kind === 'good' ? unreadIn(content, value, lists) : NOTHING_UNREAD,
    changedAs: () => guard.keptAs(),
    change: (next) =>
      write(() => {
        const wanted = next(value);
        return [wanted, layOver(content, value, wanted, lists)];
      }),
    dropUnread: (isGone) => write(() => [value, withoutUnread(content, lists, isGone)]),
    replace: (wanted) => write(() => [wanted, wanted]),
  };
};

const indented = (content: unknown): string => JSON.stringify(content, null, 2);

type Found<T> =
  | { readonly kind: 'missing' }
  | { readonly kind: 'damaged'; readonly aside: string }
  | { readonly kind: 'closed'; readonly damaged: boolean; readonly error: Error }
  | { readonly kind: 'good'; readonly value: T; readonly content: unknown };

const read = async <T>({ file, schema }: JsonFileOptions<T>): Promise<Found<T>> => {
  let damaged = false;
  try {
    const bytes = await readBytes(file);
    if (bytes === null) return { kind: 'missing' };
    const content = jsonOf(textOf(bytes));
    const { success, output } = v.safeParse(schema, content);
    if (success) return { kind: 'good', value: output, content };
    damaged = true;
    return { kind: 'damaged', aside: await putAside(file, 'damaged', rename) };
  } catch (error) {
    return { kind: 'closed', damaged, error: asError(error) };
  }
};

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error('closed'));

/** Undefined, which no schema takes, where it is none. */
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
    return await retryIfHeld(() => readFile(file));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};

/** Keeps what is in the file: it may be all that a person has of it. */
const putAside = async (
  file: string,
  why: 'damaged' | 'changed',
  put: (from: string, to: string) => Promise<void>,
): Promise<string> => {
  const aside = file.replace(/\.json$/, `.${why}-${Date.now()}.json`);
  await retryIfHeld(() => put(file, aside));
  return aside;
};

interface Guard {
  /** The file is as this app has read or written it. */
  note(): Promise<void>;
  /** Keeps a copy of what another program has put in its place since. */
  keepForeign(): Promise<void>;
  keptAs(): string | null;
}

/** An editor or a program that synchronizes folders may write the file while the app runs. */
const createGuard = (file: string): Guard => {
  let own: string | null = null;
  let kept: string | null = null;
  const look = async (): Promise<string | null> => {
    try {
      const { mtimeMs, size, ino } = await stat(file);
      return JSON.stringify([mtimeMs, size, ino]);
    } catch {
      return null;
    }
  };
  return {
    note: async () => void (own = await look()),
    keepForeign: async () => {
      const now = await look();
      // A file that is gone holds nothing to keep.
      if (now !== null && now !== own) kept = await putAside(file, 'changed', copyFile);
    },
    keptAs: () => kept,
  };
};
