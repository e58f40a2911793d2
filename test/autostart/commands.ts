// What a desktop makes of an autostart entry's `Exec`.
import { expect } from 'vitest';

/** Its words: the steps of the specification, undone in its order. */
export const commandIn = (entry: string): string[] => {
  const line = /^Exec=(.*)$/m.exec(entry)?.[1] ?? '';
  const escapes: Record<string, string> = { s: ' ', n: '\n', t: '\t', r: '\r', '\\': '\\' };
  const value = line.replace(/\\(.)/g, (_, sign: string) => escapes[sign] ?? `?${sign}`);
  const words = [...value.matchAll(/"((?:\\["`$\\]|[^"`$\\])*)"|([^\s"'\\><~|&;$*?#()`]+)/g)];
  expect(words.map(([word]) => word).join(' ')).toBe(value);
  return words.map(([, quoted, bare]) =>
    (quoted?.replace(/\\(.)/gs, '$1') ?? bare ?? '').replaceAll('%%', '%'),
  );
};
