// npm start: installs what is missing, packages the app like a release, and opens it, or runs a command in the terminal.
// Arguments after `--` go to the app. Ends with its exit code.
import { ensure } from './lib/ensure.mjs';
import { needLibraries, noDisplay, sandboxArgs, whyNoDisplay } from './lib/linux.mjs';
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

/**
 * Whether these are a command of the command line (electron/cli/README.md) and not arguments of the window.
 * @param {readonly string[]} given
 */
const isCommand = (given) => {
  const [first = '-'] = given.filter((arg) => !forChromium.test(arg));
  return !first.startsWith('-') || ['--help', '-h', '--version'].includes(first);
};

const forChromium = /^--(user-data-dir=|no-sandbox$|log-level=)/;

/**
 * What to run: the window, a command, or without a desktop the main job on the practice service, in the terminal.
 * @param {readonly string[]} given
 */
const choose = async (given) => {
  if (isCommand(given)) return { args: given, hasWindow: false };
  const why = await whyNoDisplay();
  if (why === null) return { args: given, hasWindow: true };
  if (!given.every((arg) => forChromium.test(arg))) throw noDisplay(why);
  say(`There is no desktop here (${why}), so this tries the practice service in the terminal.`);
  return { args: [...given, 'practice'], hasWindow: false };
};

await script(async () => {
  const { args: given, hasWindow } = await choose(process.argv.slice(2));
  await ensure();
  await makePackages('release');
  const program = at(programOf('release'));
  await needLibraries(program);
  const args = [...sandboxArgs(program, given), ...quiet(given), ...given];
  if (!hasWindow) return runInherit(program, args);
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
