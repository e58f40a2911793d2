// What is checked without running anything: form, rules and types.
import { follow, say, tool } from './tooling.mjs';

const checks = {
  prettier: tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  eslint: tool('eslint/bin/eslint.js', '--max-warnings', '0', '.'),
  'tsc electron': tool('typescript/bin/tsc', '-p', 'electron'),
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

/** @returns {Promise<string[]>} the names of the checks that failed; each has said why */
export const failedChecks = async () => {
  const failed = [];
  for (const [name, args] of Object.entries(checks)) {
    say(`Check: ${name}`);
    if ((await follow(process.execPath, args)) !== 0) failed.push(name);
  }
  return failed;
};
