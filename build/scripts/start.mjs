// npm start: installs what is missing, packages the app as a release has it, and opens it. What stands after
// `--` goes to the app, and the app's exit code comes back.
import { ensure } from './lib/ensure.mjs';
import { needDisplay, needLibraries, sandboxArgs } from './lib/linux.mjs';
import { makePackages, programOf } from './lib/packages.mjs';
import { ExitError, at, runInherit, script } from './lib/tooling.mjs';

/** Chromium logs what it misses on a machine; none of it is for a person. @param {readonly string[]} given */
const quiet = (given) =>
  given.some((arg) => arg.startsWith('--log-level')) ? [] : ['--log-level=3'];

/** The codes of an end that nobody asked for: SIGILL, SIGTRAP, SIGABRT, SIGBUS and SIGSEGV. */
const crashes = new Set([132, 133, 134, 135, 139]);

await script(async () => {
  const given = process.argv.slice(2);
  await needDisplay();
  await ensure();
  await makePackages('release');
  const program = at(programOf('release'));
  await needLibraries(program);
  const code = await runInherit(program, [...sandboxArgs(program, given), ...quiet(given), ...given]);
  if (crashes.has(code))
    throw new ExitError(
      'The app has crashed. To see what Chromium says: npm start -- --log-level=0',
      code,
    );
  return code;
});
