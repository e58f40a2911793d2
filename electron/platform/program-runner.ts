// Starts the user's program: without a shell, in the home folder, with few variables. Kills it when it takes too long. No
// Electron.
import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { needsShell } from '../hook/program-input.ts';
import {
  LONGEST_RUN_MS,
  type NotStarted,
  type ProgramEnd,
  type ProgramRun,
  type ProgramRunner,
} from '../hook/program-run.ts';

export interface ProgramRunnerParts {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly homeFolder: string;
}

/** So much of what it writes is kept; the rest is read and dropped, so that it does not wait for a reader. */
const MOST_OF_OUTPUT = 4_096;
/** A program may leave children that hold its output open: it is waited for so long after its end; ms. */
const OUTPUT_TAKES_MS = 500;

export const createProgramRunner = (parts: ProgramRunnerParts): ProgramRunner => {
  const { platform, env, homeFolder } = parts;
  const stops = new Set<() => void>();
  let isClosed = false;

  const start = ({ path: file, arguments: words, variables }: ProgramRun): Child =>
    spawn(file, words, {
      shell: false,
      cwd: homeFolder,
      env: { ...neededVariables(env, platform), ...variables },
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
      // A group of its own, which is killed as a whole.
      detached: platform !== 'win32',
    });

  const follow = (child: Child, input: string): Promise<ProgramEnd> =>
    new Promise((resolve) => {
      const output = outputOf(child);
      const settle = (end: ProgramEnd): void => {
        clearTimeout(timer);
        stops.delete(stop);
        child.stdout.destroy();
        child.stderr.destroy();
        resolve(end);
      };
      const stop = (): void => {
        killWithChildren(child, platform, env);
        settle({ kind: 'stopped' });
      };
      const timer = setTimeout(() => {
        killWithChildren(child, platform, env);
        settle({ kind: 'timed-out', output: output() });
      }, LONGEST_RUN_MS);
      stops.add(stop);
      child.once('error', (error) => settle({ kind: 'not-started', why: whyOf(error) }));
      child.once('exit', (exitCode, signal) => {
        clearTimeout(timer);
        const end = (): void =>
          settle(
            exitCode === null
              ? { kind: 'killed', signal: signal ?? '', output: output() }
              : { kind: 'ended', exitCode, output: output() },
          );
        const late = setTimeout(end, OUTPUT_TAKES_MS);
        child.once('close', () => {
          clearTimeout(late);
          end();
        });
      });
      // It need not read its input.
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
    });

  return {
    platform,
    run: async (program) => {
      if (isClosed) return { kind: 'stopped' };
      if (needsShell(program.path, platform)) return { kind: 'not-started', why: 'needs-shell' };
      try {
        return await follow(start(program), program.input);
      } catch (error) {
        return { kind: 'not-started', why: whyOf(error) };
      }
    },
    close: () => {
      isClosed = true;
      [...stops].forEach((stop) => stop());
    },
  };
};

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** What it has written so far: on standard error, else on standard output. */
const outputOf = (child: Child): (() => string) => {
  const [problems, results] = [child.stderr, child.stdout].map((stream) => {
    let kept = Buffer.alloc(0);
    stream.on('data', (bytes: Buffer) => {
      const room = MOST_OF_OUTPUT - kept.length;
      if (room > 0) kept = Buffer.concat([kept, bytes.subarray(0, room)]);
    });
    // A child that was killed may break it.
    stream.on('error', () => undefined);
    return (): string => kept.toString('utf8');
  });
  return () => {
    const text = problems?.() ?? '';
    return text.trim() === '' ? (results?.() ?? '') : text;
  };
};

const killWithChildren = (
  child: ChildProcess,
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): void => {
  const { pid } = child;
  if (pid === undefined) return;
  if (platform === 'win32') {
    const taskkill = path.win32.join(
      env['SystemRoot'] ?? 'C:\\Windows',
      'System32',
      'taskkill.exe',
    );
    const killer = spawn(taskkill, ['/pid', String(pid), '/T', '/F'], {
      stdio: 'ignore',
      windowsHide: true,
    });
    killer.on('error', () => child.kill('SIGKILL'));
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended in this moment.
  }
};

const codes: Readonly<Record<string, NotStarted>> = {
  ENOENT: 'not-found',
  EACCES: 'not-executable',
  EPERM: 'not-executable',
};

const whyOf = (error: unknown): NotStarted => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return codes[code] ?? 'other';
};

/** What programs need to find their files, their language and the desktop. Proxies may hold a password. */
const needed: Readonly<Record<'unix' | 'windows', RegExp>> = {
  unix: /^(?:PATH|HOME|USER|LOGNAME|SHELL|LANG|LANGUAGE|LC_[A-Z]+|TZ|TMPDIR|DISPLAY|WAYLAND_DISPLAY|XAUTHORITY|DBUS_SESSION_BUS_ADDRESS|XDG_(?:RUNTIME_DIR|CURRENT_DESKTOP|SESSION_TYPE|(?:CONFIG|DATA|CACHE|STATE)_HOME|(?:CONFIG|DATA)_DIRS))$/,
  windows:
    /^(?:PATH|PATHEXT|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|TEMP|TMP|USERNAME|USERDOMAIN|USERPROFILE|HOMEDRIVE|HOMEPATH|APPDATA|LOCALAPPDATA|PROGRAMDATA|PROGRAMFILES(?:\(X86\))?|PROGRAMW6432|COMMONPROGRAMFILES(?:\(X86\))?|COMMONPROGRAMW6432|PUBLIC|COMPUTERNAME|OS|NUMBER_OF_PROCESSORS|PROCESSOR_ARCHITECTURE)$/i,
};

const neededVariables = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform): NodeJS.ProcessEnv => {
  const names = needed[platform === 'win32' ? 'windows' : 'unix'];
  return Object.fromEntries(Object.entries(env).filter(([name]) => names.test(name)));
};
