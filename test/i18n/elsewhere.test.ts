// No text that a person reads stands outside the language's file.
import { parse, type AST } from 'svelte/compiler';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { filesOf, textOf } from '../imports.ts';

/** Folders whose texts no person reads: codes, the wire, the practice service's own, remarks for `Details`,
 * what a person types as a command. */
const exempt =
  /^electron\/((casjobs|casjobs-worker|i18n|practice|storage|vault|watch)\/|cli\/command-table)/;
const electronFiles = filesOf('electron', '.ts').filter((file) => !exempt.test(file));
const rendererFiles = filesOf('renderer', '.ts', '.svelte');

/** Names are the same in every language, as are the system's own. */
const names = new Set([
  'CasJobs Tray',
  'SOAP 1.2',
  'SOAP 1.1',
  'HTTP POST',
  'Name=CasJobs Tray',
  '[Desktop Entry]',
  // Keys of a desktop entry.
  'Exec',
  'Hidden',
  // What Electron calls keys, and D-Bus questions, signals and a property.
  'Ctrl',
  'Alt',
  'Shift',
  'Meta',
  'Get',
  'Notify',
  'Locked',
  'Lock',
  'Unlock',
]);

/** Two words beside each other, or a word as a sentence or a label begins and nothing else. */
const isText = (text: string): boolean =>
  !names.has(text.trim()) &&
  /[A-Za-z]{2,}[,.:…]? +[A-Za-z(]|^[A-Z][a-z]+[a-z ]*[.…?!]?$/.test(text);

/** What a library or the system is told, not a person: the callee's or the property's name says so. */
const untold =
  /^(Error|log|querySelector|querySelectorAll|closest|matches|append|appendSwitch|includes|test|MediaQuery)$/;

const calleeOf = ({ expression }: ts.CallExpression | ts.NewExpression): string =>
  ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();

/** What something is compared with is not said: `key === 'Enter'`. */
const isCompared = ({ parent }: ts.Node): boolean =>
  ts.isBinaryExpression(parent) &&
  [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken].includes(
    parent.operatorToken.kind,
  );

const isUntold = (node: ts.Node): boolean => {
  if (isCompared(node)) return true;
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isTypeNode(at) || ts.isImportDeclaration(at)) return true;
    if ((ts.isCallExpression(at) || ts.isNewExpression(at)) && untold.test(calleeOf(at)))
      return true;
  }
  return false;
};

/** The texts that stand in a script. */
const textsIn = (code: string): string[] => {
  const source = ts.createSourceFile('it.ts', code, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isPiece =
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddle(node) ||
      ts.isTemplateTail(node);
    if (isPiece && isText(node.text) && !isUntold(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

/** Attributes that are read or heard, whatever element or component has them; a component's own may be any. */
const silent = /^(class|id|for|type|role|name|rel|href|d|style|autocomplete|spellcheck|kind|icon)$/;
const letters = /[A-Za-z]{2,}/;

type Node = AST.SvelteNode & { readonly [key: string]: unknown };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value;

/** The texts that stand in a template: between the tags, in attributes, and in what is computed there. */
const textsInTemplate = (markup: string): string[] => {
  const found: string[] = [];
  const visit = (node: Node, attribute: string): void => {
    const inner = node.type === 'Attribute' ? node.name : attribute;
    if (node.type === 'Text' && isSaid(node.data.trim(), inner)) found.push(node.data.trim());
    if (node.type === 'ExpressionTag')
      found.push(...textsIn(markup.slice(node.start, node.end).slice(1, -1)));
    for (const value of Object.values(node))
      for (const child of Array.isArray(value) ? value : [value])
        if (isNode(child)) visit(child, inner);
  };
  visit(parse(markup, { modern: true }).fragment as Node, '');
  return found;
};

const isSaid = (text: string, attribute: string): boolean => {
  if (!letters.test(text) || names.has(text)) return false;
  if (attribute === '') return true;
  return /^(title|alt|placeholder|label|aria-label|aria-description|aria-roledescription)$/.test(
    attribute,
  )
    ? text !== 'https://'
    : !silent.test(attribute) && isText(text);
};

const textsOfFile = (file: string): string[] => {
  const text = textOf(file);
  if (!file.endsWith('.svelte')) return textsIn(text);
  const scripts = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)];
  return [...scripts.flatMap(([, code = '']) => textsIn(code)), ...textsInTemplate(text)];
};

/** Every file is read and parsed: seconds on a machine that is busy. */
const PATIENCE_MS = 60_000;

describe('The language file', () => {
  it(
    'has every text: none stands in a file of main or of the window',
    () => {
      const files = [...electronFiles, ...rendererFiles];
      expect(files.length).toBeGreaterThan(90);
      const texts = files.flatMap((file) => textsOfFile(file).map((text) => `${file}: ${text}`));
      expect(texts).toEqual([]);
    },
    PATIENCE_MS,
  );

  it.each([
    ['between tags', '<p>Not <b>yet</b></p>', ['Not', 'yet']],
    ['in a label', '<table aria-label="Jobs"></table>', ['Jobs']],
    ['in a hint', '<Field hint="Its name in the app" />', ['Its name in the app']],
    ['in a property of a component', '<Ask safe="Keep job" />', ['Keep job']],
    ['within a block', '{#if a}<p>{#each b as c}yes{/each}</p>{/if}', ['yes']],
    ['in an expression', "<p>{isOn ? 'It is on' : say('a.b')}</p>", ['It is on']],
    ['in a snippet', '{#snippet a()}<i title="More">{b}</i>{/snippet}', ['More']],
  ])('would be missed a text %s', (_where, markup, texts) => {
    expect(textsInTemplate(markup)).toEqual(texts);
  });

  it.each([
    ["const a = 'Type a job ID.';", ['Type a job ID.']],
    ['const a = `Job ${id} is over`;', ['Job ', ' is over']],
    ["const a = one ? 'Cancel job' : 'Cancel jobs';", ['Cancel job', 'Cancel jobs']],
    ["throw new Error('for the one who reads the log');", []],
    ["const a: 'one two' = b; place.go('jobs'); say('window.back');", []],
  ])('would be missed a text of %s', (code, texts) => {
    expect(textsIn(code)).toEqual(texts);
  });
});
