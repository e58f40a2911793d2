// Schemas for files of other versions: what fits is read, what does not is left to the file (merge-content.ts). Pure.
import * as v from 'valibot';
import { isFields, type Fields } from './merge-content.ts';

/** The number of the form of a file. A higher one is a later version's, and stays in the file. */
export const version = v.pipe(
  v.number(),
  v.minValue(1),
  v.transform((): 1 => 1),
);

/** A list without the entries that do not fit. */
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

interface Falls {
  /** The values of keys that are not there, as in a file of an earlier version. */
  readonly missing: Fields;
  /** The values of keys that hold what is not understood. */
  readonly unknown: Fields;
}

/** Reads fields key by key, nested ones too; each key that does not fit falls back alone. */
export const readFields = (entries: v.ObjectEntries, file: Fields, falls: Falls): Fields =>
  Object.fromEntries(
    Object.entries(entries).map(([key, schema]) => {
      const [value, unknown] = [file[key], falls.unknown[key]];
      if (value === undefined) return [key, falls.missing[key]];
      const below = entriesOf(schema);
      if (below === null) {
        const { success, output } = v.safeParse(schema, value);
        return [key, success ? output : unknown];
      }
      if (!isFields(value)) return [key, unknown];
      const inner = { missing: fieldsOf(falls.missing[key]), unknown: fieldsOf(unknown) };
      return [key, readFields(below, value, inner)];
    }),
  );

const entriesOf = (schema: v.ObjectEntries[string]): v.ObjectEntries | null =>
  'entries' in schema ? (schema.entries as v.ObjectEntries) : null;

const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});
