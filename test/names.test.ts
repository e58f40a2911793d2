// One name, one meaning: no two exported names and no two files of the app are called the same.
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { filesOf, textOf } from './imports.ts';

const files = [...filesOf('electron', '.ts'), ...filesOf('renderer', '.ts', '.svelte')];

/** Exported names that stand for the same thing in two places, and why. */
const allowedNames: Readonly<Record<string, string>> = {
  NAMESPACE:
    'the XML namespace of CasJobs: the practice service shares no code with the client that it tests',
};

/** Files of one name, and why. */
const allowedFiles: Readonly<Record<string, string>> = {
  'main.ts': 'the entry point of the main process, and that of the page',
};

const isExported = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

/** The names that a file declares and exports. */
const exportedBy = (text: string): readonly string[] =>
  ts
    .createSourceFile('it.ts', text, ts.ScriptTarget.Latest, true)
    .statements.filter(isExported)
    .flatMap((node) => {
      if (ts.isVariableStatement(node))
        return node.declarationList.declarations.map(({ name }) => name.getText());
      const { name } = node as ts.DeclarationStatement;
      return name ? [name.text] : [];
    });

/** What several files have in common, with these files. */
const sharedIn = (pairs: readonly (readonly [key: string, file: string])[]): readonly string[] => {
  const byKey = new Map<string, string[]>();
  for (const [key, file] of pairs) byKey.set(key, [...(byKey.get(key) ?? []), file]);
  return [...byKey]
    .filter(([, found]) => found.length > 1)
    .map(([key, found]) => `${key}: ${found.join(', ')}`);
};

const without = (shared: readonly string[], allowed: Readonly<Record<string, string>>): string[] =>
  shared.filter((one) => !(one.slice(0, one.indexOf(':')) in allowed));

describe('the names of the app', () => {
  const names = sharedIn(
    files
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
      .flatMap((file) => exportedBy(textOf(file)).map((name) => [name, file] as const)),
  );
  const fileNames = sharedIn(files.map((file) => [path.posix.basename(file), file]));

  it('no exported name has two meanings', () => {
    expect(without(names, allowedNames)).toEqual([]);
  });

  it('no two files have the same name', () => {
    expect(without(fileNames, allowedFiles)).toEqual([]);
  });

  it('every exception is still needed', () => {
    const found = [...names, ...fileNames].map((one) => one.slice(0, one.indexOf(':')));
    const allowed = [...Object.keys(allowedNames), ...Object.keys(allowedFiles)];
    expect(allowed.filter((name) => !found.includes(name))).toEqual([]);
  });

  it('sees constants, types and functions that are exported, and no others', () => {
    const text = 'export const a = 1; const b = 2; export type C = 1; export function d() {}';
    expect(exportedBy(text)).toEqual(['a', 'C', 'd']);
  });
});

describe('a comment', () => {
  const known = new Set(
    [...files, ...filesOf('build', '.ts')].map((file) => path.posix.basename(file)),
  );

  it('names only files that exist', () => {
    const missing = files.flatMap((file) =>
      textOf(file)
        .split('\n')
        .filter((line) => /^\s*(?:\/\/|\/?\*)/.test(line))
        .flatMap((line) => [...line.matchAll(/(?<![\w'/*.-])(?:[\w-]+\/)*([\w-]+\.ts)\b/g)])
        .filter(([, name = '']) => !known.has(name))
        .map(([mention]) => `${file}: ${mention}`),
    );
    expect(missing).toEqual([]);
  });
});
