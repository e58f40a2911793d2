// Starts the packaged app with a profile of its own, and ends it. Knows nothing of what the app shows.
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

export interface App {
  readonly pid: number;
  /** For what only Playwright can ask. */
  readonly electron: ElectronApplication;
  /** The window; waits until it is there. */
  window(): Promise<Page>;
  /** All that the app has written to its console. */
  said(): string;
  /**
   * Ends it as `Quit` does, unless it has ended.
   * @returns its exit code; null where a signal ended it
   * @throws where it has not ended after ten seconds; then it is killed
   */
  quit(): Promise<number | null>;
  /** Waits until the app has ended by itself. */
  ended(): Promise<number | null>;
}

export interface Launch {
  /** The folder of its settings; see newProfile. */
  readonly profile: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const root = path.resolve(import.meta.dirname, '../..');

/** An app that takes longer hangs. */
const startMs = 20_000;
const quitMs = 10_000;

const kept = path.join(root, 'out/test/desktop/consoles');

/** The build that Playwright may drive. */
export const program = path.join(root, 'dist/test/linux-unpacked/casjobs-tray');

/** An empty folder for a profile, in the test desktop's own home. */
export const newProfile = (): string => {
  const folder = path.join(os.homedir(), 'profiles');
  mkdirSync(folder, { recursive: true });
  return mkdtempSync(path.join(folder, 'profile-'));
};

/** What every start needs: as root there is no sandbox. */
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
 * A way into the program that keeps all it writes: Playwright reads the console until it has the app in hand,
 * and what was said by then is lost for others. The process stays the same.
 */
const overheard = (): { door: string; said: string } => {
  mkdirSync(kept, { recursive: true });
  const folder = mkdtempSync(path.join(kept, 'run-'));
  const [door, said] = [path.join(folder, 'start'), path.join(folder, 'console')];
  // Playwright reads the door for its debugger out of stderr, so that goes to both.
  const start = `exec '${program}' "$@" >> '${said}' 2> >(tee -a '${said}' >&2)`;
  writeFileSync(said, '');
  writeFileSync(door, `#!/bin/bash\n${start}\n`, { mode: 0o755 });
  return { door, said };
};

export const launchApp = async (launch: Launch): Promise<App> => {
  const { door, said } = overheard();
  const heard = (): string => readFileSync(said, 'utf8');
  const electron = await _electron
    .launch({
      executablePath: door,
      args: argsOf(launch),
      cwd: launch.profile,
      env: environment(launch.env),
      timeout: startMs,
    })
    .catch((cause: unknown) => {
      throw new Error(`The app did not start. It said: ${heard()}`, { cause });
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
        throw new Error(`The app did not end when it was asked to. It said: ${heard()}`);
      return code;
    },
    ended,
  };
};
