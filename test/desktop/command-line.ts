// Runs commands of the command line by the packaged app's program, as a shell or a script does.
import { spawn, type ChildProcess } from 'node:child_process';
import { argsOf, appProgram } from './app.ts';
import { createSignal, waitUntil } from './wait-until.ts';

export interface CommandOptions {
  readonly profile: string;
  /** Changes to the environment; undefined removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Written to standard input, which is closed then. */
  readonly input?: string;
  /** Whether the three streams are a terminal, as wide as the number says. */
  readonly columns?: number;
}

export interface RunningCommand {
  readonly child: ChildProcess;
  /** Standard output so far; with a terminal both outputs. */
  out(): string;
  error(): string;
  /** Waits until standard output or standard error has it. */
  says(text: string | RegExp): Promise<void>;
  /** Writes to its standard input. */
  type(text: string): void;
  /** Waits until it has ended. @returns its exit code */
  readonly code: Promise<number | null>;
}

/** Neither desktop nor session bus, as in a remote shell. */
export const remoteShell: NonNullable<CommandOptions['env']> = {
  DISPLAY: undefined,
  WAYLAND_DISPLAY: undefined,
  DBUS_SESSION_BUS_ADDRESS: undefined,
};

/** The environment of this process, changed. */
export const environmentOf = (changes: NonNullable<CommandOptions['env']>): NodeJS.ProcessEnv => {
  const all = Object.entries({ ...process.env, ...changes });
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
};

const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

/** `script` gives the program a terminal of its own. */
const inTerminal = (words: readonly string[], columns: number): [string, string[]] => [
  'script',
  ['-qefc', `stty cols ${columns}; exec ${words.map(quoted).join(' ')}`, '/dev/null'],
];

export const startCommand = (
  words: readonly string[],
  { profile, env = {}, input, columns }: CommandOptions,
): RunningCommand => {
  const args = argsOf({ profile, args: ['--log-level=3', ...words] });
  const [file, all] =
    columns === undefined ? [appProgram, args] : inTerminal([appProgram, ...args], columns);
  const child = spawn(file, all, { env: environmentOf(env) });
  // Where its test has failed, nobody else would end it.
  process.once('exit', () => child.kill('SIGKILL'));
  const bell = createSignal();
  const heard = { out: '', error: '' };
  child.stdout.on('data', (part: Buffer) => {
    heard.out += part.toString();
    bell.emit();
  });
  child.stderr.on('data', (part: Buffer) => {
    heard.error += part.toString();
    bell.emit();
  });
  // A command may end before it has read its input.
  child.stdin.on('error', () => undefined);
  if (columns === undefined) child.stdin.end(input ?? '');
  const both = (): string => heard.out + heard.error;
  return {
    child,
    out: () => heard.out,
    error: () => heard.error,
    says: async (text) => {
      const isThere = (): true | undefined =>
        (typeof text === 'string' ? both().includes(text) : text.test(both())) || undefined;
      await waitUntil(bell, isThere, () => `It did not say ${String(text)}. It said: ${both()}`);
    },
    type: (text) => void child.stdin.write(text),
    code: new Promise((resolve) => child.once('close', resolve)),
  };
};

/** Runs a command to its end. */
export const runAppCommand = async (
  words: readonly string[],
  options: CommandOptions,
): Promise<{ code: number | null; out: string; error: string }> => {
  const command = startCommand(words, options);
  const code = await command.code;
  return { code, out: command.out(), error: command.error() };
};

/** The JSON documents of an output, one a line. */
export const jsonLines = (out: string): Record<string, unknown>[] =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
