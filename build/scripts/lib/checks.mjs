// What is checked without running anything: packages, form, rules and types.
import { olderElectronProject } from './electron-types.mjs';
import { runInherit, say, tool } from './tooling.mjs';

const older = 'out/made/electron-33';

const checks = {
  'lock file': ['build/scripts/check-lock.mjs'],
  prettier: tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  eslint: tool('eslint/bin/eslint.js', '--max-warnings', '0', '.'),
  'tsc electron': tool('typescript/bin/tsc', '-p', 'electron'),
  // The same by the types of the Electron that the tests run on.
  'tsc electron 33': tool('typescript/bin/tsc', '-p', older),
  'tsc renderer': tool('typescript/bin/tsc', '-p', 'renderer'),
  'tsc test': tool('typescript/bin/tsc', '-p', 'test'),
  'tsc build': tool('typescript/bin/tsc', '-p', 'build'),
  'svelte-check': tool(
    'svelte-check/bin/svelte-check',
    '--tsconfig',
    'renderer/tsconfig.json',
    '--output',
    'human',
    '--fail-on-warnings',
  ),
};

/** @typedef {keyof typeof checks} Name */

/** @param {readonly Name[]} names one after the other @returns {Promise<Name[]>} those that failed */
const failedOf = async (names) => {
  /** @type {Name[]} */
  const failed = [];
  for (const name of names) {
    say(`Check: ${name}`);
    if ((await runInherit(process.execPath, checks[name])) !== 0) failed.push(name);
  }
  return failed;
};

/**
 * ESLint takes as long as all others together, so it runs beside them, and beside what the caller does meanwhile.
 * @returns {Promise<{ others: Promise<string[]>, eslint: Promise<string[]> }>} the names of the checks that failed; each
 *   has said why
 */
export const beginChecks = async () => {
  await olderElectronProject(older);
  const names = /** @type {Name[]} */ (Object.keys(checks));
  return {
    eslint: failedOf(['eslint']),
    others: failedOf(names.filter((name) => name !== 'eslint')),
  };
};
