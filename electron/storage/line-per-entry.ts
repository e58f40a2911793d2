// JSON with a line for each entry of a list. Entries are replaced, never changed, so each line is made once: with ten
// thousand of them only those that are new take time.
import { isFields } from './merge-content.ts';

const lines = new WeakMap<object, string>();

const lineOf = (entry: unknown): string => {
  if (!isFields(entry)) return JSON.stringify(entry);
  const line = lines.get(entry) ?? JSON.stringify(entry);
  lines.set(entry, line);
  return line;
};

const textOf = (value: unknown): string =>
  Array.isArray(value) ? `[\n${value.map(lineOf).join(',\n')}\n]` : JSON.stringify(value);

/** The content of a file whose lists hold objects that nobody changes in place. */
export const linePerEntry = (content: unknown): string =>
  isFields(content)
    ? `{${Object.entries(content)
        .map(([key, value]) => `${JSON.stringify(key)}:${textOf(value)}`)
        .join(',\n')}}`
    : JSON.stringify(content);
