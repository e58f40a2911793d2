// Reads a JSON file and checks it by a schema. One that cannot be understood is kept aside.
import { readFile, rename } from 'node:fs/promises';
import * as v from 'valibot';
import { retryIfLocked } from './retry-if-locked.ts';
import { quarantine } from './quarantine.ts';
import { decodedText } from './decode-text.ts';

export type Found<T> =
  | { readonly kind: 'missing' }
  | { readonly kind: 'damaged'; readonly aside: string }
  | { readonly kind: 'closed'; readonly damaged: boolean; readonly error: Error }
  | ({ readonly kind: 'good' } & Understood<T>);

export type FileSchema<T> = v.GenericSchema<unknown, T>;

export const readJson = async <T>(file: string, schema: FileSchema<T>): Promise<Found<T>> => {
  let damaged = false;
  try {
    const bytes = await readBytes(file);
    if (bytes === null) return { kind: 'missing' };
    const understood = understand(bytes, schema);
    if (understood) return { kind: 'good', ...understood };
    damaged = true;
    return { kind: 'damaged', aside: await quarantine(file, 'damaged', rename) };
  } catch (error) {
    return { kind: 'closed', damaged, error: asError(error) };
  }
};

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error('closed'));

export interface Understood<T> {
  readonly value: T;
  readonly content: unknown;
}

/** Null where the bytes are no JSON of this schema. */
export const understand = <T>(bytes: Uint8Array, schema: FileSchema<T>): Understood<T> | null => {
  const content = jsonOf(decodedText(bytes));
  const { success, output } = v.safeParse(schema, content);
  return success ? { value: output, content } : null;
};

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
    return await retryIfLocked(() => readFile(file));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};
