import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/** A package that has one door, and the words for who tries another. */
const oneDoor = (name, door) => ({ name, message: `Only ${door} talks to ${name}.` });

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Name it: export const …',
};
const noEnum = { selector: 'TSEnumDeclaration', message: 'Use a union of texts.' };
/** TypeScript finds no misspelt optional property in an object that is spread on the spot. */
const noSpreadLiteral = {
  selector:
    ':matches(ObjectExpression > SpreadElement > ObjectExpression, ArrayExpression > SpreadElement > ArrayExpression)',
  message: 'Write the properties or elements out.',
};

/** The runners' words for a test and a suite. */
const runners = '/^(?:it|test|describe|suite|bench)$/';
/** A member of the runners' words: `it.only`, `it['only']`, `test.describe.only`, `it.concurrent.only`. */
const member = (name) =>
  [
    `MemberExpression[object.name=${runners}][property.name=${name}]`,
    `MemberExpression[object.name=${runners}][property.value=${name}]`,
    `MemberExpression[object.object.name=${runners}][property.name=${name}]`,
    `MemberExpression[object.object.object.name=${runners}][property.name=${name}]`,
  ].join(', ');
/** A test that is forgotten must not pass for one that was run. */
const noForgottenTest = [
  { selector: member('/^only$/'), message: 'Only this test would run: take `.only` out.' },
  {
    selector: member('/^(?:todo|fails|fail)$/'),
    message: 'Write the test, or mend what it tests.',
  },
  {
    selector: 'CallExpression[callee.name=/^(?:fit|fdescribe|xit|xtest|xdescribe)$/]',
    message: 'Only some tests would run: use `it` or `describe`.',
  },
  {
    selector:
      "CallExpression[callee.property.name=/^(?:skipIf|runIf)$/][arguments.0.type='Literal']",
    message: 'Name the condition.',
  },
  {
    selector: `CallExpression[callee.name=${runners}] > ObjectExpression > Property[key.name=/^(?:only|skip|todo|fails)$/]`,
    message: 'Run the test, or skip it by `it.runIf(condition)`.',
  },
  {
    // Playwright's `test.skip(condition, 'reason')` is listed with its reason at the end of `npm test`.
    selector: member('/^(?:skip|fixme)$/')
      .split(', ')
      .map(
        (one) =>
          `:not(CallExpression[arguments.0.type!=/Literal$/][arguments.1.type=/Literal$/]) > ${one}`,
      )
      .join(', '),
    message:
      'Run the test, or skip it by a condition: `it.runIf(…)`, `test.skip(condition, reason)`.',
  },
];

export default ts.config(
  { ignores: ['out/', 'dist/', 'node_modules/', 'test-results/'] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      globals: globals.node,
      parserOptions: {
        project: [
          'electron/tsconfig.json',
          'renderer/tsconfig.json',
          'test/tsconfig.json',
          'build/tsconfig.json',
        ],
        extraFileExtensions: ['.svelte'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'no-console': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-syntax': ['error', noDefaultExport, noEnum, noSpreadLiteral],
      complexity: ['error', 15],
    },
  },
  {
    files: ['electron/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            oneDoor('soap', 'electron/casjobs/soap-service.ts'),
            oneDoor('sax', 'electron/casjobs/flat-xml.ts'),
            oneDoor('json-custom-numbers', 'electron/casjobs/rest/read-json.ts'),
            oneDoor('keytar', 'electron/vault/keytar-vault.ts'),
            oneDoor('dbus-next', 'electron/platform/session-bus.ts'),
            {
              name: 'electron',
              importNames: ['ipcMain'],
              message: 'Answer requests through electron/ipc/register-handlers.ts.',
            },
            {
              name: 'electron',
              importNames: ['ipcRenderer'],
              message: 'Ask through the bridge (electron/ipc/page-client.ts).',
            },
          ],
        },
      ],
    },
  },
  {
    files: [
      'electron/casjobs/flat-xml.ts',
      'electron/casjobs/rest/read-json.ts',
      'electron/casjobs/soap-service.ts',
      'electron/vault/keytar-vault.ts',
      'electron/ipc/register-handlers.ts',
      'electron/preload.ts',
    ],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    // Composition is one list of parts and what each is handed.
    files: ['electron/main.ts', 'electron/core/compose.ts'],
    rules: {
      'max-lines-per-function': ['error', { max: 140, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // Tables: a language, and who may import what.
    files: ['electron/i18n/en.ts', 'test/import-rules.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts', 'renderer/**/*.ts'],
    languageOptions: { globals: globals.browser, parserOptions: { parser: ts.parser } },
  },
  {
    files: ['test/**'],
    // A suite is one function by the runner's own form; its tests are the units.
    rules: {
      'max-lines-per-function': 'off',
      // A random test is one loop over everything that can happen.
      complexity: 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-syntax': [
        'error',
        noDefaultExport,
        noEnum,
        noSpreadLiteral,
        ...noForgottenTest,
      ],
    },
  },
  {
    files: ['eslint.config.js', 'build/**/*.ts', 'test/**/*.config.ts'],
    // The tools insist on default exports for their configuration.
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['build/scripts/**', 'test/bench/**', 'test/desktop/*.measures.ts'],
    // These talk to a person on the console.
    rules: { 'no-console': 'off' },
  },
  { files: ['eslint.config.js'], ...ts.configs.disableTypeChecked },
);
