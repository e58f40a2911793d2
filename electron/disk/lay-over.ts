// Lays a changed value over the content that it was read from. What this version of the app does not understand in
// that content stays in it, so that another version finds it again. Pure.
import { isDeepStrictEqual } from 'node:util';

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** For each list of a file: the fields that tell its entries apart, as paths (`told.jobId`); none for a list of texts. */
export type EntryIds = Readonly<Record<string, readonly string[]>>;

/** A text for the identity of an entry; null where it lacks a field of it, as this version never writes it. */
const idOf = (entry: unknown, paths: readonly string[]): string | null => {
  if (paths.length === 0) return typeof entry === 'object' ? null : JSON.stringify(entry);
  const parts = paths.map((path) =>
    path.split('.').reduce<unknown>((at, key) => (isFields(at) ? at[key] : undefined), entry),
  );
  return parts.includes(undefined) ? null : JSON.stringify(parts);
};

/**
 * The content of the file after a change.
 * @param file the content as it is
 * @param read what was understood of it
 * @param next what shall be understood of it
 */
export const layOver = (file: unknown, read: unknown, next: unknown, ids: EntryIds = {}): unknown =>
  lay(file, read, next, ids, '');

const lay = (file: unknown, read: unknown, next: unknown, ids: EntryIds, key: string): unknown => {
  // A file of which everything is understood: from its first change on its content is the value itself.
  if (file === undefined || file === read) return next;
  if (isFields(file) && isFields(read) && isFields(next)) return layFields(file, read, next, ids);
  if (isDeepStrictEqual(read, next)) return file;
  const paths = ids[key];
  if (paths && Array.isArray(file) && Array.isArray(read) && Array.isArray(next))
    return layEntries(file, read, next, paths);
  return next;
};

const layFields = (file: Fields, read: Fields, next: Fields, ids: EntryIds): Fields => {
  const isGone = (key: string): boolean => key in read && !(key in next);
  const kept = Object.entries(file).filter(([key]) => !isGone(key));
  return {
    ...Object.fromEntries(kept),
    ...Object.fromEntries(
      Object.entries(next).map(([key, value]) => [key, lay(file[key], read[key], value, ids, key)]),
    ),
  };
};

type List = readonly unknown[];

const byId = (list: List, paths: readonly string[]): ReadonlyMap<string, unknown> => {
  const found = new Map<string, unknown>();
  for (const entry of list) {
    const id = idOf(entry, paths);
    if (id !== null && !found.has(id)) found.set(id, entry);
  }
  return found;
};

const unreadBy = (read: List, paths: readonly string[]): ((entry: unknown) => boolean) => {
  const known = byId(read, paths);
  return (entry) => !known.has(idOf(entry, paths) ?? '');
};

/** More entries of other versions are not kept in one list, so that it cannot grow without end: the oldest go. */
const MOST_UNREAD = 1_000;

/** An entry that is not understood stays behind the entry that it follows, or at the front where that is gone. */
const layEntries = (file: List, read: List, next: List, paths: readonly string[]): List => {
  if (isDeepStrictEqual(file, read)) return next;
  const [inFile, inRead, inNext] = [byId(file, paths), byId(read, paths), byId(next, paths)];
  const unread = new Map<string | null, unknown[]>();
  let last: string | null = null;
  const isUnread = unreadBy(read, paths);
  let surplus = file.filter(isUnread).length - MOST_UNREAD;
  for (const entry of file) {
    const id = idOf(entry, paths);
    if (isUnread(entry) && (surplus -= 1) >= 0) continue;
    if (id === null || !inRead.has(id)) unread.set(last, [...(unread.get(last) ?? []), entry]);
    else if (inNext.has(id)) last = id;
  }
  const take = (id: string | null): List => {
    const entries = unread.get(id) ?? [];
    unread.delete(id);
    return entries;
  };
  const front = take(null);
  const rest = next.flatMap((entry) => {
    const id = idOf(entry, paths);
    if (id === null) return [entry];
    return [lay(inFile.get(id), inRead.get(id), entry, {}, ''), ...take(id)];
  });
  return [...front, ...rest];
};

/** What of a file is not understood. */
export interface Unread {
  /** Values that stand where others are expected, as paths (`lock.afterMinutes`). */
  readonly values: readonly string[];
  /** How many entries of its lists. */
  readonly entries: number;
}

export const NOTHING_UNREAD: Unread = { values: [], entries: 0 };

/** Keys that this version does not know are not counted: nothing is missing without them. */
export const unreadIn = (file: unknown, read: unknown, ids: EntryIds = {}, path = ''): Unread => {
  if (file === undefined || isDeepStrictEqual(file, read)) return NOTHING_UNREAD;
  if (isFields(file) && isFields(read)) {
    const parts = Object.keys(file)
      .filter((key) => key in read)
      .map((key) => unreadIn(file[key], read[key], ids, path === '' ? key : `${path}.${key}`));
    return {
      values: parts.flatMap(({ values }) => values),
      entries: parts.reduce((sum, { entries }) => sum + entries, 0),
    };
  }
  const paths = ids[path];
  if (!paths || !Array.isArray(file) || !Array.isArray(read)) return { values: [path], entries: 0 };
  return { values: [], entries: file.filter(unreadBy(read, paths)).length };
};

/** The content without the entries that are not understood and of which this holds. */
export const withoutUnread = (
  file: unknown,
  read: unknown,
  ids: EntryIds,
  isGone: (entry: Fields) => boolean,
): unknown => {
  if (!isFields(file) || !isFields(read)) return file;
  const lists = Object.entries(ids).flatMap(([key, paths]) => {
    const [inFile, inRead] = [file[key], read[key]];
    if (!Array.isArray(inFile) || !Array.isArray(inRead)) return [];
    const isUnread = unreadBy(inRead, paths);
    const stays = (entry: unknown): boolean =>
      !(isUnread(entry) && isFields(entry) && isGone(entry));
    return [[key, inFile.filter(stays)] as const];
  });
  return { ...file, ...Object.fromEntries(lists) };
};
