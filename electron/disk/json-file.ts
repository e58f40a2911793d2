// One small JSON file that is read once, checked, and written whole. Knows nothing of what stands in it.
import { copyFile, mkdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { writeWhole } from './whole-file.ts';

export interface JsonFile<T> {
  value(): T;
  /** Where a file that could not be read was put aside, or a copy of one that could in part; null if all was well. */
  readonly damagedAs: string | null;
  /** Whether a part of the damaged file could be read, and holds. */
  readonly isRest: boolean;
  /**
   * Changes the value: it holds once it lies on the disk. Changes happen one after the other.
   * Rejects when the file cannot be written; the old value then stays.
   */
  change(next: (value: T) => T): Promise<void>;
}

export interface JsonFileOptions<T> {
  readonly file: string;
  readonly schema: v.GenericSchema<unknown, T>;
  /** Takes out of a file that does not fit what makes sense all the same. */
  readonly rest?: v.GenericSchema<unknown, T>;
  readonly atFirst: T;
}

/** Opens the file; a missing one has the value `atFirst`, a damaged one is kept beside it. */
export const openJsonFile = async <T>(options: JsonFileOptions<T>): Promise<JsonFile<T>> => {
  const { file, atFirst } = options;
  await mkdir(path.dirname(file), { recursive: true });
  const found = await read(options);
  let value = 'value' in found ? found.value : atFirst;
  let line: Promise<void> = Promise.resolve();
  const write = (wanted: T): Promise<void> =>
    writeWhole(file, `${JSON.stringify(wanted, null, 2)}\n`);
  const damagedAs = await keepAside(file, found.kind);
  // Lest the same be found and said at each start. A later change tries again.
  if (found.kind === 'rest') await write(value).catch(() => undefined);
  return {
    value: () => value,
    damagedAs,
    isRest: found.kind === 'rest',
    change: (next) => {
      const change = line.then(async () => {
        const wanted = next(value);
        await write(wanted);
        value = wanted;
      });
      // A change that failed does not stop the next.
      line = change.catch(() => undefined);
      return change;
    },
  };
};

type Found<T> = { kind: 'missing' | 'damaged' } | { kind: 'good' | 'rest'; value: T };

const read = async <T>({ file, schema, rest }: JsonFileOptions<T>): Promise<Found<T>> => {
  const text = await readText(file);
  if (text === null) return { kind: 'missing' };
  const json = jsonOf(text);
  const whole = v.safeParse(schema, json);
  if (whole.success) return { kind: 'good', value: whole.output };
  const part = rest === undefined ? null : v.safeParse(rest, json);
  return part?.success === true ? { kind: 'rest', value: part.output } : { kind: 'damaged' };
};

/** Undefined, which no schema takes, where it is none. */
const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const readText = async (file: string): Promise<string | null> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
};

/** Keeps the damaged file: it may be all that a person has of it. One of which a part holds stays until it is written. */
const keepAside = async (file: string, kind: Found<unknown>['kind']): Promise<string | null> => {
  if (kind === 'good' || kind === 'missing') return null;
  const aside = file.replace(/\.json$/, `.damaged-${Date.now()}.json`);
  await (kind === 'rest' ? copyFile : rename)(file, aside);
  return aside;
};
