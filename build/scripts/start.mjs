// npm start: installs what is missing, packages the app like a release, and opens it. Arguments after `--` go to the
// app. Ends with the app's exit code.
import { ensure } from './lib/ensure.mjs';
import { needDisplay, needLibraries, sandboxArgs } from './lib/linux.mjs';
import { makePackages, programOf } from './lib/packages.mjs';
import { ExitError, at, runInherit, say, script } from './lib/tooling.mjs';

/** Chromium's own log messages don't help a user. @param {readonly string[]} given */
const quiet = (given) =>
  given.some((arg) => arg.startsWith('--log-level')) ? [] : ['--log-level=3'];

/** Exit codes of a crash: SIGILL, SIGTRAP, SIGABRT, SIGBUS and SIGSEGV. */
const crashes = new Set([132, 133, 134, 135, 139]);

/**
 * Prints that the app is open, once. The app sends `started` and, for each window, `shown` (electron/main.ts). A second
 * start sends nothing, passes its arguments to the first, and ends.
 * @param {readonly string[]} given
 */
const announcer = (given) => {
  const isHidden = given.includes('--hidden');
  /** @type {Set<unknown>} */
  const received = new Set();
  let isInterrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.once(signal, () => (isInterrupted = true));
  return {
    /** @param {unknown} message */
    onMessage: (message) => {
      const isNew = !received.has(message);
      received.add(message);
      if (isNew && message === (isHidden ? 'started' : 'shown'))
        say(`CasJobs Tray is ${isHidden ? 'running in the tray' : 'open'}. Press Ctrl+C to quit.`);
    },
    /** @param {number} code */
    onExit: (code) => {
      if (code === 0 && received.size === 0 && !isInterrupted)
        say('CasJobs Tray was already running.');
    },
  };
};

await script(async () => {
  const given = process.argv.slice(2);
  await needDisplay();
  await ensure();
  await makePackages('release');
  const program = at(programOf('release'));
  await needLibraries(program);
  const args = [...sandboxArgs(program, given), ...quiet(given), ...given];
  const stdio = /** @type {const} */ (['inherit', 'inherit', 'inherit', 'ipc']);
  const { onMessage, onExit } = announcer(given);
  const code = await runInherit(program, args, { stdio: [...stdio] }, onMessage);
  onExit(code);
  if (crashes.has(code))
    throw new ExitError(
      'The app crashed. For the messages of Chromium, run: npm start -- --log-level=0',
      code,
    );
  return code;
});
