// Files of other versions of the app: reads what this version understands, and keeps the rest in the file when a changed
// value is written, so that the other version finds it again. Pure.
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Former name of a field to its present one. */
export type FormerNames = Readonly<Record<string, string>>;

/** The content with the present names of its fields, at any depth. A field that has its present name as well keeps it. */
export const withPresentNames = (content: unknown, names: FormerNames): unknown => {
  if (Array.isArray(content)) return content.map((one) => withPresentNames(one, names));
  if (!isFields(content)) return content;
  const renamed = Object.entries(content).flatMap(([key, value]) => {
    const name = Object.hasOwn(names, key) ? (names[key] ?? key) : key;
    const isTaken = name !== key && Object.hasOwn(content, name);
    return isTaken ? [] : [[name, withPresentNames(value, names)] as const];
  });
  return Object.fromEntries(renamed);
};

/** The entries of each list of a file. */
export type EntryLists = Readonly<Record<string, EntryList>>;

interface EntryList {
  /** The fields that tell entries apart, as paths (`outcome.jobId`); none for a list of texts. */
  readonly id: readonly string[];
  /** The schema of an entry that is understood. */
  readonly schema: v.GenericSchema;
}

/** A text that identifies an entry. */
const idOf = (entry: unknown, { id }: EntryList): string =>
  id.length === 0
    ? JSON.stringify(entry)
    : JSON.stringify(
        id.map((path) =>
          path.split('.').reduce<unknown>((at, key) => (isFields(at) ? at[key] : undefined), entry),
        ),
      );

/** Entries don't change, so the result is kept for the next write. */
const known = new WeakMap<object, boolean>();

const isUnderstood = (entry: unknown, { schema }: EntryList): boolean => {
  if (typeof entry !== 'object' || entry === null) return v.is(schema, entry);
  const is = known.get(entry) ?? v.is(schema, entry);
  known.set(entry, is);
  return is;
};

/**
 * The content of the file after a change.
 * @param file the content as it is
 * @param read what was understood of it
 * @param next the new value
 */
export const mergeContent = (
  file: unknown,
  read: unknown,
  next: unknown,
  lists: EntryLists = {},
): unknown => lay(file, read, next, lists, '');

const lay = (
  file: unknown,
  read: unknown,
  next: unknown,
  lists: EntryLists,
  key: string,
): unknown => {
  // If everything is understood, the content is the value itself from the first change on.
  if (file === undefined || file === read) return next;
  if (isFields(file) && isFields(read) && isFields(next)) return layFields(file, read, next, lists);
  if (isDeepStrictEqual(read, next)) return file;
  const list = lists[key];
  if (list && Array.isArray(file) && Array.isArray(read) && Array.isArray(next))
    return layEntries(file, read, next, list);
  return next;
};

const layFields = (file: Fields, read: Fields, next: Fields, lists: EntryLists): Fields => {
  const isGone = (key: string): boolean => key in read && !(key in next);
  const kept = Object.entries(file).filter(([key]) => !isGone(key));
  return {
    ...Object.fromEntries(kept),
    ...Object.fromEntries(
      Object.entries(next).map(([key, value]) => [
        key,
        lay(file[key], read[key], value, lists, key),
      ]),
    ),
  };
};

type List = readonly unknown[];

/** Of entries with the same id the first counts. */
const byId = (entries: List, list: EntryList): ReadonlyMap<string, unknown> =>
  new Map(entries.map((entry) => [idOf(entry, list), entry] as const).reverse());

/** Limit of entries of other versions in a list, so that it can't grow without end; the oldest are removed. */
const MOST_UNREAD = 1_000;

/** An entry that is not understood stays behind the entry that it follows, or at the front if that is gone. */
const layEntries = (file: List, read: List, next: List, list: EntryList): List => {
  if (isDeepStrictEqual(file, read)) return next;
  const understood = file.filter((entry) => isUnderstood(entry, list));
  const [inFile, inRead, inNext] = [byId(understood, list), byId(read, list), byId(next, list)];
  const unread = new Map<string | null, unknown[]>();
  let surplus = file.length - understood.length - MOST_UNREAD;
  let last: string | null = null;
  for (const entry of file) {
    const id = idOf(entry, list);
    if (isUnderstood(entry, list)) last = inNext.has(id) ? id : last;
    else if ((surplus -= 1) < 0) unread.set(last, [...(unread.get(last) ?? []), entry]);
  }
  const take = (id: string | null): List => {
    const entries = unread.get(id) ?? [];
    unread.delete(id);
    return entries;
  };
  const front = take(null);
  const rest = next.flatMap((entry) => {
    const id = idOf(entry, list);
    const [own, before] = [inFile.get(id), inRead.get(id)];
    const isSame = own !== undefined && isDeepStrictEqual(before, entry);
    return [isSame ? own : lay(own, before, entry, {}, ''), ...take(id)];
  });
  return [...front, ...rest];
};

/** The parts of a file that are not understood. */
export interface Unread {
  /** Unexpected values, as paths (`lock.afterMinutes`). */
  readonly values: readonly string[];
  /** How many entries of its lists. */
  readonly entries: number;
}

export const NOTHING_UNREAD: Unread = { values: [], entries: 0 };

/** Unknown keys don't count, because nothing is missing without them. */
export const unreadIn = (
  file: unknown,
  read: unknown,
  lists: EntryLists = {},
  path = '',
): Unread => {
  const list = lists[path];
  if (list && Array.isArray(file))
    return { values: [], entries: file.filter((entry) => !isUnderstood(entry, list)).length };
  if (file === undefined || isDeepStrictEqual(file, read)) return NOTHING_UNREAD;
  if (!isFields(file) || !isFields(read)) return { values: [path], entries: 0 };
  const parts = Object.keys(file)
    .filter((key) => key in read)
    .map((key) => unreadIn(file[key], read[key], lists, path === '' ? key : `${path}.${key}`));
  return {
    values: parts.flatMap(({ values }) => values),
    entries: parts.reduce((sum, { entries }) => sum + entries, 0),
  };
};

/** The content without those of the entries that are not understood for which `isGone` is true. */
export const withoutUnread = (
  file: unknown,
  lists: EntryLists,
  isGone: (entry: Fields) => boolean,
): unknown => {
  if (!isFields(file)) return file;
  const left = Object.entries(lists).flatMap(([key, list]) => {
    const entries = file[key];
    if (!Array.isArray(entries)) return [];
    const stays = (entry: unknown): boolean =>
      isUnderstood(entry, list) || !(isFields(entry) && isGone(entry));
    return [[key, entries.filter(stays)] as const];
  });
  return { ...file, ...Object.fromEntries(left) };
};

/** The number of a file's format. A higher one is a later version's, and stays in the file. */
export const version = v.pipe(
  v.number(),
  v.minValue(1),
  v.transform((): 1 => 1),
);

/** A list without the entries that this version does not understand. */
export const listOf = <T>(entry: v.GenericSchema<unknown, T>) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((entries) =>
      entries.flatMap((one) => {
        const { success, output } = v.safeParse(entry, one);
        return success ? [output] : [];
      }),
    ),
  );

interface Fallbacks {
  /** The values of keys that are not there, as in a file of an earlier version. */
  readonly missing: Fields;
  /** The values of keys whose value is not understood. */
  readonly unknown: Fields;
}

/** Reads fields key by key, nested ones too; each key that is not understood falls back by itself. */
export const readFields = (entries: v.ObjectEntries, file: Fields, fallbacks: Fallbacks): Fields =>
  Object.fromEntries(
    Object.entries(entries).map(([key, schema]) => {
      const [value, unknown] = [file[key], fallbacks.unknown[key]];
      if (value === undefined) return [key, fallbacks.missing[key]];
      const below = entriesOf(schema);
      if (below === null) {
        const { success, output } = v.safeParse(schema, value);
        return [key, success ? output : unknown];
      }
      if (!isFields(value)) return [key, unknown];
      const inner = { missing: fieldsOf(fallbacks.missing[key]), unknown: fieldsOf(unknown) };
      return [key, readFields(below, value, inner)];
    }),
  );

const entriesOf = (schema: v.ObjectEntries[string]): v.ObjectEntries | null =>
  'entries' in schema ? (schema.entries as v.ObjectEntries) : null;

const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});
