// Reads what each file of the app imports, and whether the value or only the type. Knows no rule.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(import.meta.dirname, '..');

export interface Import {
  /** From the root of the tree, for example `electron/watch/job-store.ts`. */
  readonly file: string;
  /** A file from the root of the tree, or a package's name. */
  readonly target: string;
  readonly onlyType: boolean;
  /** The names that it takes; empty for a whole module. */
  readonly names: readonly string[];
}

/** Files of a folder of the tree, whose name ends so. */
export const filesOf = (folder: string, ...ends: string[]): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .filter((name) => ends.some((end) => name.endsWith(end)))
    .sort();

export const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** A component's scripts, or the whole file. */
const codeOf = (file: string, text: string): string =>
  file.endsWith('.svelte')
    ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, code]) => code).join('\n')
    : text;

const targetOf = (file: string, specifier: string): string =>
  specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : specifier;

type Found = Omit<Import, 'file' | 'target'> & { readonly from: ts.Node };

const named = (
  list: ts.NamedImportBindings | ts.NamedExportBindings | undefined,
): Found['names'] =>
  list && (ts.isNamedImports(list) || ts.isNamedExports(list))
    ? list.elements.map((one) => (one.propertyName ?? one.name).text)
    : [];

/** `import { type A, type B } from` takes no value either. */
const areAllTypes = (list: ts.NamedImportBindings | undefined): boolean =>
  list !== undefined && ts.isNamedImports(list) && list.elements.every((one) => one.isTypeOnly);

const importIn = (node: ts.Node): Found | null => {
  if (ts.isImportDeclaration(node)) {
    const clause = node.importClause;
    const bindings = clause?.namedBindings;
    const isType = clause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    const onlyType = isType || (clause?.name === undefined && areAllTypes(bindings));
    return { from: node.moduleSpecifier, onlyType, names: named(bindings) };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier)
    return {
      from: node.moduleSpecifier,
      onlyType: node.isTypeOnly,
      names: named(node.exportClause),
    };
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return { from: node.arguments[0] ?? node, onlyType: false, names: [] };
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return { from: node.argument.literal, onlyType: true, names: [] };
  return null;
};

/** Every import of a file's text, in its order; an import() of something computed has the target ''. */
export const importsIn = (file: string, text: string): Import[] => {
  const source = ts.createSourceFile(file, codeOf(file, text), ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const one = importIn(node);
    if (one) {
      const specifier = ts.isStringLiteral(one.from) ? one.from.text : '';
      const target = targetOf(file, specifier);
      found.push({ file, target, onlyType: one.onlyType, names: one.names });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};
