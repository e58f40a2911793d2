// Runs one command of the terminal and returns its exit code. Before Electron is ready: without a display it never is.
import { readlinkSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { setLanguage, languageFor, systemOf, t } from '../i18n/translate.ts';
import { takeVariables } from '../account-import/environment.ts';
import { writeErrorOf } from '../storage/disk-access.ts';
import * as commands from './carry-out.ts';
import { createOutput, type CommandOutput } from './command-output.ts';
import { createSession } from './command-session.ts';
import { commandHelp, overview } from './command-table.ts';
import { exitCodeOf } from './exit-codes.ts';
import type { ExitCode, Problem } from './messages.ts';
import type { OneAccount, OwnCore, OwnCoreParts } from './own-core.ts';
import { readArguments, UsageError, type Invocation, type Origin } from './read-arguments.ts';

export interface ProgramParts extends OwnCoreParts {
  readonly profile: string;
  /** The single-instance lock of the profile. */
  readonly lock: () => boolean;
  readonly unlock: () => void;
}

type Asked = Exclude<Invocation, { command: 'help' | 'version' }>;

/** A file of ids, or a password, is shorter. */
const MOST_STDIN = 1_000_000;

export const runCommand = async (
  words: readonly string[],
  parts: ProgramParts,
): Promise<number> => {
  setLanguage(languageFor([]), systemOf(process.platform));
  // Whoever read our output has gone.
  process.stdout.on('error', () => process.exit(1));
  try {
    return await run(readArguments(words), parts);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`casjobs-tray: ${error.message}\n`);
    return 2;
  }
};

const run = async (invocation: Invocation, parts: ProgramParts): Promise<number> => {
  if (invocation.command === 'version') {
    process.stdout.write(`CasJobs Tray ${parts.version}\n`);
    return 0;
  }
  if (invocation.command === 'help') {
    const { about } = invocation;
    process.stdout.write(about === null ? overview() : commandHelp(about));
    return 0;
  }
  return carryOut(invocation, parts);
};

const outputFor = (asked: Asked): CommandOutput => {
  const { stdout, stderr, env } = process;
  return createOutput({
    writeOut: (text) => void stdout.write(text),
    writeError: (text) => void stderr.write(text),
    isTerminal: stdout.isTTY,
    isErrorTerminal: stderr.isTTY,
    hasColor: stdout.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    columns: stdout.columns || 80,
    isJson: asked.isJson,
    isQuiet: asked.isQuiet,
  });
};

const readStdin = async (): Promise<string> => {
  let text = '';
  process.stdin.setEncoding('utf8');
  for await (const part of process.stdin) {
    text += String(part);
    if (text.length > MOST_STDIN) throw new UsageError(t('cli.long-stdin'));
  }
  return text;
};

const confirm = async (question: string): Promise<boolean> => {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  // Readline takes Ctrl+C for itself.
  terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  const answer = await terminal.question(`${question} `);
  terminal.close();
  return /^\s*y(?:es)?\s*$/i.test(answer);
};

/** A timer takes no more. ms */
const LONGEST_TIMER = 2 ** 31 - 1;

const originOf = (asked: Asked): Origin =>
  asked.command === 'practice' ? { ...asked.origin, practice: true } : asked.origin;

const carryOut = async (asked: Asked, parts: ProgramParts): Promise<ExitCode> => {
  const output = outputFor(asked);
  const origin = originOf(asked);
  const typed = await typedAccount(origin, parts.env);
  const stop = new AbortController();
  const isStopped = (): boolean => stop.signal.aborted;
  let tellInterrupted: (code: ExitCode) => void = () => undefined;
  const interrupted = new Promise<ExitCode>((resolve) => {
    tellInterrupted = resolve;
  });
  const interrupt = (code: 124 | 130) => (): void => {
    stop.abort(code);
    tellInterrupted(code);
  };
  const { timeoutMs } = asked;
  const timer =
    timeoutMs === null ? null : setTimeout(interrupt(124), Math.min(timeoutMs, LONGEST_TIMER));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt(130));
  const isAlone = typed !== null;
  /** Who goes on when this command ends early: the app, the app's next start, or nobody. */
  let follower: 'app' | 'later' | 'nowhere' = isAlone ? 'nowhere' : 'app';
  const session = createSession({
    profile: parts.profile,
    account: origin.account,
    signal: stop.signal,
    isAlone,
    openCore: async () => {
      const opened = await openCore(parts, typed);
      if (opened !== null && !isAlone)
        follower = 'isForgotten' in opened && opened.isForgotten ? 'nowhere' : 'later';
      return opened;
    },
    moved: (to) => {
      follower = to === 'app' ? 'app' : 'later';
      output.say(t(`cli.moved-${to}`));
    },
  });
  const isAtTerminal = process.stdin.isTTY && process.stderr.isTTY;
  const carried = dispatch(asked, {
    session,
    output,
    signal: stop.signal,
    readStdin,
    confirm: isAtTerminal ? confirm : null,
  });
  const first = await Promise.race([carried, interrupted]);
  if (timer) clearTimeout(timer);
  const code = isStopped() ? await endEarly(first, carried) : first;
  if (isStopped()) {
    output.say(t(code === 130 ? `cli.interrupted-${follower}` : `cli.timed-out-${follower}`));
  }
  await session.close();
  await written();
  return code;
};

/** Jobs that had ended before may matter more than the timeout. */
const endEarly = async (why: ExitCode, carried: Promise<ExitCode>): Promise<ExitCode> => {
  const late = new Promise<ExitCode>((resolve) => setTimeout(() => resolve(0), 500).unref());
  return exitCodeOf([why, await Promise.race([carried, late])]);
};

const dispatch = (asked: Asked, parts: commands.CarryParts): Promise<ExitCode> => {
  switch (asked.command) {
    case 'jobs':
      return commands.jobs(parts, asked);
    case 'accounts':
      return commands.accounts(parts);
    case 'cancel':
      return commands.cancel(parts, asked);
    case 'watch':
      return commands.watch(parts, asked);
    case 'submit-again':
      return commands.submitAgain(parts, asked);
    case 'practice':
      return commands.practice(parts);
  }
};

/** On Windows, pipes are written later. */
const written = async (): Promise<void> => {
  for (const stream of [process.stdout, process.stderr])
    await new Promise<void>((resolve) => void stream.write('', () => resolve()));
};

/** The account that the command line names itself; its password is on standard input. */
const typedAccount = async (
  { practice, url, wsId, isPasswordOnStdin }: Origin,
  env: NodeJS.ProcessEnv,
): Promise<OneAccount | null> => {
  if (practice) return 'practice';
  if (wsId === null || !isPasswordOnStdin) return null;
  const at = url ?? env['CASJOBS_URL'] ?? '';
  if (at === '') throw new UsageError(t('cli.no-url'));
  const password = (await readStdin()).replace(/[\r\n]+$/, '');
  return { url: at, signInBy: 'wsId', who: wsId, password };
};

/** The account of the environment, for a computer without a keychain. */
const accountInEnvironment = (env: NodeJS.ProcessEnv): OneAccount | 'no-url' | null => {
  const [found] = takeVariables(env).found;
  if (!found) return null;
  const { who, password, signInBy } = found;
  const url = env['CASJOBS_URL'] ?? '';
  return url === '' ? 'no-url' : { url, signInBy, who, password };
};

const problem = (code: string, text: string, end: ExitCode): Problem => ({
  kind: 'problem',
  account: null,
  code,
  text,
  end,
});

const openCore = async (
  parts: ProgramParts,
  typed: OneAccount | null,
): Promise<OwnCore | Problem | null> => {
  const own = await import('./own-core.ts');
  const alone = async (account: OneAccount): Promise<OwnCore | Problem> => {
    const opened = await own.openCoreOfOneAccount(parts, account);
    return 'refused' in opened ? problem('bad-input', opened.refused, 2) : opened;
  };
  if (typed !== null) return alone(typed);
  const { profile } = parts;
  const why = writeErrorOf(profile);
  if (why !== null && why !== 'full')
    return problem('file', t('app.unwritable', { why, folder: profile }), 1);
  if (isLocked(profile) || !parts.lock()) return null;
  const opened = await own.openProfileCore(parts, profile, parts.unlock);
  if (opened.hasAccounts()) return opened;
  const inEnvironment = accountInEnvironment(parts.env);
  if (inEnvironment === null) return opened;
  await opened.close();
  return inEnvironment === 'no-url' ? problem('no-url', t('cli.no-url'), 2) : alone(inEnvironment);
};

/**
 * Whether a program that runs holds the profile's lock, which is a link to its host and its number. Asking Chromium for
 * a lock that is held would show the window of the app, and end a program that does not answer.
 */
const isLocked = (profile: string): boolean => {
  try {
    const pid = Number(/-(\d+)$/.exec(readlinkSync(path.join(profile, 'SingletonLock')))?.[1]);
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};
