// Starts the packaged app with a separate profile, and ends it.
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

export interface RunningApp {
  readonly pid: number;
  /** Playwright's access to main. */
  readonly electron: ElectronApplication;
  /** Waits for the window. */
  window(): Promise<Page>;
  /** The app's console output so far. */
  output(): string;
  /**
   * Quits like the menu item, unless it has ended already.
   * @returns its exit code; null if a signal ended it
   * @throws if it has not ended after ten seconds; it is killed then
   */
  quit(): Promise<number | null>;
  /** Waits until the app ends by itself. */
  ended(): Promise<number | null>;
}

export interface LaunchOptions {
  /** The folder for its files; see newProfile. */
  readonly profile: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What to start instead of the unpacked app. */
  readonly program?: string;
}

const root = path.resolve(import.meta.dirname, '../..');

/** Limits for an app that hangs. */
const startMs = 20_000;
const quitMs = 10_000;

/** How long before that limit an app is asked whether it runs. */
const answerMs = 3_000;

const consoleFolder = path.join(root, 'out/test/desktop/consoles');

/** The build that Playwright can control. */
export const appProgram = path.join(root, 'dist/test/linux-unpacked/casjobs-tray');

/** Creates an empty profile folder in the test desktop's home. */
export const newProfile = (): string => {
  const folder = path.join(os.homedir(), 'profiles');
  mkdirSync(folder, { recursive: true });
  return mkdtempSync(path.join(folder, 'profile-'));
};

/** Arguments for every start: root has no sandbox. */
export const argsOf = ({ profile, args = [] }: LaunchOptions): string[] => [
  `--user-data-dir=${profile}`,
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ...args,
];

const environment = (more: LaunchOptions['env']): Record<string, string> => {
  const own = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return { ...Object.fromEntries(own), ...more };
};

/**
 * A start script that records all console output, because Playwright consumes the output until it is connected. The process
 * ID stays the same.
 */
const recordingScript = (started: string): { script: string; said: string } => {
  mkdirSync(consoleFolder, { recursive: true });
  const folder = mkdtempSync(path.join(consoleFolder, 'run-'));
  const [script, said] = [path.join(folder, 'start'), path.join(folder, 'console')];
  // Playwright reads the debugger's address from stderr, so stderr goes to both.
  const start = `exec '${started}' "$@" >> '${said}' 2> >(tee -a '${said}' >&2)`;
  writeFileSync(said, '');
  writeFileSync(script, `#!/bin/bash\n${start}\n`, { mode: 0o755 });
  return { script, said };
};

/** Whether Chromium in the app with this console answers. Only its main thread can. */
const answers = async (console: string): Promise<boolean> => {
  const host = /^DevTools listening on ws:\/\/([\d.:]+)/m.exec(console)?.[1];
  if (host === undefined) return false;
  return fetch(`http://${host}/json/version`).then(
    ({ ok }) => ok,
    () => false,
  );
};

interface Started {
  readonly electron: ElectronApplication;
  readonly heard: () => string;
}

/** @throws if Playwright has not connected in time; with `isAnswering` if the app was running all the same */
const start = async (launch: LaunchOptions): Promise<Started> => {
  const { script, said } = recordingScript(launch.program ?? appProgram);
  const heard = (): string => readFileSync(said, 'utf8');
  let isAnswering = false;
  // Playwright kills the app at the end.
  const check = setTimeout(() => {
    void answers(heard()).then((isOk) => (isAnswering = isOk));
  }, startMs - answerMs);
  try {
    const electron = await _electron.launch({
      executablePath: script,
      args: argsOf(launch),
      cwd: launch.profile,
      env: environment(launch.env),
      timeout: startMs,
    });
    return { electron, heard };
  } catch (cause) {
    const message = `The app did not start. Its output: ${heard()}`;
    throw Object.assign(new Error(message, { cause }), { isAnswering });
  } finally {
    clearTimeout(check);
  }
};

/**
 * Starts the app once more if Playwright could not connect to one that was running: about once in 800 starts on a busy
 * machine, one of its first requests to Chromium is not answered, though Chromium answers others. An app that hangs or has
 * ended is not started again.
 */
export const launchApp = async (launch: LaunchOptions): Promise<RunningApp> => {
  const { electron, heard } = await start(launch).catch((error: unknown) => {
    if (error instanceof Error && 'isAnswering' in error && error.isAnswering === true)
      return start(launch);
    throw error;
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
    output: heard,
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
