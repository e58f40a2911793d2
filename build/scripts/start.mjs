// npm start: installs what is missing, packages the app as a release has it, and opens it. What stands after
// `--` goes to the app, and the app's exit code comes back.
import { ensure } from './lib/ensure.mjs';
import { needDisplay, needLibraries, sandboxArgs } from './lib/linux.mjs';
import { makePackages, programOf } from './lib/packages.mjs';
import { at, follow, script } from './lib/tooling.mjs';

/** Chromium logs what it misses on a machine; none of it is for a person. @param {readonly string[]} given */
const quiet = (given) =>
  given.some((arg) => arg.startsWith('--log-level')) ? [] : ['--log-level=3'];

await script(async () => {
  const given = process.argv.slice(2);
  needDisplay();
  await ensure();
  await makePackages('release');
  const program = at(programOf('release'));
  await needLibraries(program);
  return follow(program, [...sandboxArgs(program, given), ...quiet(given), ...given]);
});
