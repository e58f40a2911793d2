// Static checks: lock file, formatting, lint and types.
import { olderElectronProject } from './electron-types.mjs';
import { runInherit, say, tool } from './tooling.mjs';

const older = 'out/made/electron-33';

const checks = {
  'lock file': ['build/scripts/check-lock.mjs'],
  prettier: tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  eslint: tool('eslint/bin/eslint.js', '--max-warnings', '0', '.'),
  'tsc electron': tool('typescript/bin/tsc', '-p', 'electron'),
  // Against the types of the fallback Electron.
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

/** @param {readonly Name[]} names run one after the other @returns {Promise<Name[]>} the failed checks */
const failedOf = async (names) => {
  /** @type {Name[]} */
  const failed = [];
  for (const name of names) {
    say(`Checking: ${name}`);
    if ((await runInherit(process.execPath, checks[name])) !== 0) failed.push(name);
  }
  return failed;
};

/**
 * Starts ESLint in parallel, because it takes as long as all other checks together.
 * @returns {Promise<{ others: Promise<string[]>, eslint: Promise<string[]> }>} the names of the failed checks, which have
 *   printed why
 */
export const beginChecks = async () => {
  await olderElectronProject(older);
  const names = /** @type {Name[]} */ (Object.keys(checks));
  return {
    eslint: failedOf(['eslint']),
    others: failedOf(names.filter((name) => name !== 'eslint')),
  };
};
