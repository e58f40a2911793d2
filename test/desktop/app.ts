// Starts the packaged app with a separate profile, and ends it.
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

export interface App {
  readonly pid: number;
  /** Playwright's access to main. */
  readonly electron: ElectronApplication;
  /** Waits for the window. */
  window(): Promise<Page>;
  /** The app's console output so far. */
  said(): string;
  /**
   * Quits like the menu item, unless it has ended already.
   * @returns its exit code; null if a signal ended it
   * @throws if it has not ended after ten seconds; it is killed then
   */
  quit(): Promise<number | null>;
  /** Waits until the app ends by itself. */
  ended(): Promise<number | null>;
}

export interface Launch {
  /** The folder for its files; see newProfile. */
  readonly profile: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const root = path.resolve(import.meta.dirname, '../..');

/** Limits for an app that hangs. */
const startMs = 20_000;
const quitMs = 10_000;

const kept = path.join(root, 'out/test/desktop/consoles');

/** The build that Playwright can control. */
export const program = path.join(root, 'dist/test/linux-unpacked/casjobs-tray');

/** Creates an empty profile folder in the test desktop's home. */
export const newProfile = (): string => {
  const folder = path.join(os.homedir(), 'profiles');
  mkdirSync(folder, { recursive: true });
  return mkdtempSync(path.join(folder, 'profile-'));
};

/** Arguments for every start: root has no sandbox. */
export const argsOf = ({ profile, args = [] }: Launch): string[] => [
  `--user-data-dir=${profile}`,
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ...args,
];

const environment = (more: Launch['env']): Record<string, string> => {
  const own = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return { ...Object.fromEntries(own), ...more };
};

/**
 * Passes the console's lines on to Playwright, the DevTools address only when Chromium answers there: of a connection in its
 * first moments no reply came in about one start of a thousand, and Playwright does not ask again.
 */
const passOn = String.raw`
answers() {
  exec 3<>"/dev/tcp/127.0.0.1/$1" && printf 'GET /json/version HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n' >&3 && read -r -t 1 _ <&3
}
pass_on() {
  while IFS= read -r line; do
    if [[ $line = "DevTools listening on ws://127.0.0.1:"* ]]; then
      IFS=:/ read -r _ _ _ _ port _ <<< "$line"
      for _ in {1..10}; do answers "$port" && break; done 2>/dev/null
    fi
    printf '%s\n' "$line"
  done
}`;

/**
 * A start script that records all console output, because Playwright consumes the output until it is connected. The process
 * ID stays the same.
 */
const overheard = (): { script: string; said: string } => {
  mkdirSync(kept, { recursive: true });
  const folder = mkdtempSync(path.join(kept, 'run-'));
  const [script, said] = [path.join(folder, 'start'), path.join(folder, 'console')];
  // Playwright reads the debugger's address from stderr, so stderr goes to both.
  const start = `exec '${program}' "$@" >> '${said}' 2> >(tee -a '${said}' | pass_on >&2)`;
  writeFileSync(said, '');
  writeFileSync(script, `#!/bin/bash${passOn}\n${start}\n`, { mode: 0o755 });
  return { script, said };
};

export const launchApp = async (launch: Launch): Promise<App> => {
  const { script, said } = overheard();
  const heard = (): string => readFileSync(said, 'utf8');
  const electron = await _electron
    .launch({
      executablePath: script,
      args: argsOf(launch),
      cwd: launch.profile,
      env: environment(launch.env),
      timeout: startMs,
    })
    .catch((cause: unknown) => {
      throw new Error(`The app did not start. Its output: ${heard()}`, { cause });
    });
  const child = electron.process();
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const ended = async (): Promise<number | null> => {
    if (!isOver()) await once(child, 'exit');
    return child.exitCode;
  };
  return {
    pid: child.pid ?? 0,
    electron,
    window: () => electron.firstWindow(),
    said: heard,
    quit: async () => {
      if (isOver()) return child.exitCode;
      const patience = setTimeout(() => child.kill('SIGKILL'), quitMs);
      await electron.close();
      const code = await ended();
      clearTimeout(patience);
      if (child.signalCode === 'SIGKILL')
        throw new Error(`The app did not quit. Its output: ${heard()}`);
      return code;
    },
    ended,
  };
};
