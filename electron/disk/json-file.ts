// One small JSON file that is read once, checked, and written whole. Knows nothing of what stands in it.
import { mkdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import writeFileAtomic from 'write-file-atomic';

/** Nothing in these files is a secret, yet it is nobody else's business. */
const OWN_ONLY = 0o600;

export interface JsonFile<T> {
  value(): T;
  /** Where a file that could not be read was put aside; null if all was well. */
  readonly damagedAs: string | null;
  /**
   * Changes the value: it holds once it lies on the disk. Changes happen one after the other.
   * Rejects when the file cannot be written; the old value then stays.
   */
  change(next: (value: T) => T): Promise<void>;
}

export interface JsonFileOptions<T> {
  readonly file: string;
  readonly schema: v.GenericSchema<unknown, T>;
  readonly atFirst: T;
}

/** Opens the file; a missing one has the value `atFirst`, a damaged one is kept beside it. */
export const openJsonFile = async <T>(options: JsonFileOptions<T>): Promise<JsonFile<T>> => {
  const { file, schema, atFirst } = options;
  await mkdir(path.dirname(file), { recursive: true });
  const found = await read(file, schema);
  let value = found.kind === 'good' ? found.value : atFirst;
  let line: Promise<void> = Promise.resolve();
  return {
    value: () => value,
    damagedAs: found.kind === 'damaged' ? await putAside(file) : null,
    change: (next) => {
      const change = line.then(async () => {
        const wanted = next(value);
        await writeFileAtomic(file, `${JSON.stringify(wanted, null, 2)}\n`, { mode: OWN_ONLY });
        value = wanted;
      });
      // A change that failed does not stop the next.
      line = change.catch(() => undefined);
      return change;
    },
  };
};

type Found<T> = { kind: 'missing' } | { kind: 'damaged' } | { kind: 'good'; value: T };

const read = async <T>(file: string, schema: v.GenericSchema<unknown, T>): Promise<Found<T>> => {
  const text = await readText(file);
  if (text === null) return { kind: 'missing' };
  try {
    return { kind: 'good', value: v.parse(schema, JSON.parse(text)) };
  } catch {
    return { kind: 'damaged' };
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

/** Keeps the damaged file: it may be all that a person has of it. */
const putAside = async (file: string): Promise<string> => {
  const aside = file.replace(/\.json$/, `.damaged-${Date.now()}.json`);
  await rename(file, aside);
  return aside;
};
