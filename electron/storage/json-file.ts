// One small JSON file that is read once, checked, and written whole. What this version does not understand in it stays
// in it. Knows nothing of what stands in it.
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { createBackup, type Backup } from './backup.ts';
import { diskErrorOf, type DiskError } from './disk-error.ts';
import { createChangeDetector } from './quarantine.ts';
import {
  mergeContent,
  NOTHING_UNREAD,
  unreadIn,
  withoutUnread,
  type EntryLists,
  type Fields,
  type Unread,
} from './merge-content.ts';
import { makePrivateFolder } from './private-folder.ts';
import { readJson, understand, type Found, type FileSchema, type Understood } from './read-json.ts';
import { writeAtomic } from './atomic-file.ts';

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
  /** Writes this value and nothing else: what is not understood goes too, and every copy. Rejects as `change`. */
  replace(value: T): Promise<void>;
  /** The last good copy, since the file was found damaged or missing; null: there is none, or it was decided on. */
  offered(): OfferedCopy<T> | null;
  /** Takes what the offered copy holds into the value. Rejects as `change`; it is offered still then. */
  restore(merge: (value: T, good: T) => T): Promise<void>;
  /** Deletes the offered copy. Rejects as the disk does. */
  discardOffered(): Promise<void>;
  /** Resolves when the copy of the newest content is written, or has failed. */
  settled(): Promise<void>;
}

export interface OfferedCopy<T> {
  readonly value: T;
  /** When it was written; ms since 1970. */
  readonly at: number;
}

/** `damaged`: and the disk does not let it be put aside. */
export type Closed = 'damaged' | DiskError;

export interface JsonFileOptions<T> {
  readonly file: string;
  /** Takes the content of this version and of others, as far as it makes sense. */
  readonly schema: FileSchema<T>;
  readonly atFirst: T;
  /** What the entries of its lists are. */
  readonly lists?: EntryLists;
  /** Its JSON; without it, indented. For long lists that are written often: linePerEntry. */
  readonly toText?: (content: unknown) => string;
  /** Keeps a copy of the newest good content, which is offered when the file is damaged. */
  readonly keepsBackup?: boolean;
}

/**
 * Opens the file; a missing one has the value `atFirst`, a damaged one is kept beside it.
 * @throws {Error} where its folder cannot be made
 */
export const openJsonFile = async <T>(options: JsonFileOptions<T>): Promise<JsonFile<T>> => {
  const { file, schema, atFirst, lists = {}, toText = indented } = options;
  makePrivateFolder(path.dirname(file));
  const found = await readJson(file, schema);
  const closed = found.kind === 'closed' ? found : null;
  const guard = createChangeDetector(file);
  const backup = options.keepsBackup === true && !closed ? createBackup(file) : null;
  let offered = backup && (await offeredIn(backup, found, options));
  let { value, content } = atStart(found, atFirst);
  let line: Promise<void> = Promise.resolve();
  const textOf = (next: unknown): string => `${toText(next)}\n`;
  if (found.kind === 'good') backup?.keep(textOf(content));
  await guard.note();
  const write = (make: () => readonly [T, unknown]): Promise<void> => {
    const change = line.then(async () => {
      if (closed) throw closed.error;
      const [wanted, wantedContent] = make();
      const text = textOf(wantedContent);
      await guard.keepForeign();
      await writeAtomic(file, text);
      await guard.note();
      [value, content] = [wanted, wantedContent];
      backup?.keep(text);
    });
    // A change that failed does not stop the next.
    line = change.catch(() => undefined);
    return change;
  };
  const discardOffered = async (): Promise<void> => {
    await backup?.discard();
    offered = null;
  };
  return {
    value: () => value,
    ...whatWasFound(found, lists),
    changedAs: () => guard.keptAs(),
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

/** A copy that holds nothing, or that is damaged itself, is of no use to anybody. */
const offeredIn = async <T>(
  backup: Backup,
  found: Found<T>,
  { schema, atFirst }: JsonFileOptions<T>,
): Promise<(OfferedCopy<T> & Understood<T>) | null> => {
  if (found.kind !== 'good') await backup.offer().catch(() => undefined);
  const offered = await backup.offered();
  if (!offered) return null;
  const good = understand(offered.bytes, schema);
  if (good && !isDeepStrictEqual(good.value, atFirst)) return { ...good, at: offered.at };
  await backup.discard().catch(() => undefined);
  return null;
};
