// One name, one meaning: no two exported names and no two files of the app are called the same, and none of the tests.
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { filesOf, textOf } from './imports.ts';

const files = [...filesOf('electron', '.ts'), ...filesOf('renderer', '.ts', '.svelte')];
const testFiles = filesOf('test', '.ts');

type Allowed = Readonly<Record<string, string>>;

/** Exported names and file names that the app has twice, and why. */
const allowedInApp: Allowed = {
  NAMESPACE:
    'the XML namespace of CasJobs: the practice service shares no code with the client that it tests',
  'main.ts': 'the entry point of the main process, and that of the page',
};

/** The same for the tests. */
const allowedInTests: Allowed = {
  test: "Playwright's own name for tests with fixtures: one for X11, one for Wayland",
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

const keyOf = (shared: string): string => shared.slice(0, shared.indexOf(':'));

const without = (shared: readonly string[], allowed: Allowed): string[] =>
  shared.filter((one) => !(keyOf(one) in allowed));

describe.each([
  ['app', files, allowedInApp],
  ['tests', testFiles, allowedInTests],
])('names in the %s', (_, all, allowed) => {
  const names = sharedIn(
    all
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
      .flatMap((file) => exportedBy(textOf(file)).map((name) => [name, file] as const)),
  );
  const fileNames = sharedIn(all.map((file) => [path.posix.basename(file), file]));

  it('give no exported name two meanings', () => {
    expect(without(names, allowed)).toEqual([]);
  });

  it('give no two files the same name', () => {
    expect(without(fileNames, allowed)).toEqual([]);
  });

  it('need every exception', () => {
    const found = [...names, ...fileNames].map(keyOf);
    expect(Object.keys(allowed).filter((name) => !found.includes(name))).toEqual([]);
  });
});

describe('exportedBy', () => {
  it('sees constants, types and functions that are exported, and no others', () => {
    const text = 'export const a = 1; const b = 2; export type C = 1; export function d() {}';
    expect(exportedBy(text)).toEqual(['a', 'C', 'd']);
  });
});

describe('a comment', () => {
  const all = [...files, ...testFiles];
  const known = new Set(
    [...all, ...filesOf('build', '.ts')].map((file) => path.posix.basename(file)),
  );

  it('names only files that exist', () => {
    const missing = all.flatMap((file) =>
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
