// What the system tells the running app: that it was started again, activated, put to sleep, used, or is to quit.
import os from 'node:os';
import { app, clipboard, powerMonitor, type InputEvent } from 'electron';
import type { Core } from '../core/core.ts';
import { copiedJobId } from '../shortcut/shortcut.ts';
import { absoluteFile, fileArguments } from '../file-argument.ts';
import { programFile } from './app-paths.ts';
import { createLaunchRequests, launchKindOf, type LaunchRequests } from './launch-requests.ts';

/** What a start asks for. */
export type Launch =
  | { readonly kind: 'show' | 'hidden' }
  /** With the job ID that was in the clipboard then, or null. */
  | { readonly kind: 'cancel-by-id'; readonly jobId: string | null }
  /** With the paths of the files. */
  | { readonly kind: 'import'; readonly files: readonly string[] };

/** Collects every start of the program, the first one included. Call it once, in the only running app. */
export const listenForLaunches = (): LaunchRequests<Launch> => {
  const starts = createLaunchRequests<Launch>();
  const folder = process.cwd();
  starts.add(
    app
      .whenReady()
      .then(() => (startsHidden() ? { kind: 'hidden' } : readLaunch(process.argv, folder))),
  );
  app.on('second-instance', (_event, args, from) => starts.add(readLaunch(args, from)));
  // macOS: also before the app is ready.
  app.on('open-file', (event, file) => {
    event.preventDefault();
    starts.add({ kind: 'import', files: [file] });
  });
  return starts;
};

const filesIn = (args: readonly string[]): readonly string[] =>
  fileArguments(args.slice(1), process.defaultApp);

/** macOS passes no arguments to a login item. */
export const startsHidden = (): boolean =>
  launchKindOf(process.argv) === 'hidden' ||
  (process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin);

export const cancelByIdLaunch = async (): Promise<Launch> => ({
  kind: 'cancel-by-id',
  jobId: await copiedJobId({
    platform: process.platform,
    release: os.release(),
    readText: () => clipboard.readText(),
  }),
});

const readLaunch = async (args: readonly string[], folder: string): Promise<Launch> => {
  const kind = launchKindOf(args);
  if (kind === 'cancel-by-id') return cancelByIdLaunch();
  const files = filesIn(args).flatMap((word) => absoluteFile(word, folder) ?? []);
  return files.length === 0 ? { kind } : { kind: 'import', files };
};

/** Quits, and starts what is on the disk now, with the same options. @param isShown whether its window opens again */
export const restartApp = (isShown: boolean): void => {
  const files = filesIn(process.argv);
  const options = process.argv
    .slice(1)
    .filter((word) => launchKindOf([word]) === 'show' && !files.includes(word));
  app.relaunch({
    execPath: programFile(),
    args: isShown ? options : [...options, '--hidden'],
  });
  app.quit();
};

interface LifecycleParts {
  readonly show: () => void;
  readonly core: Pick<Core, 'fallAsleep' | 'wake' | 'lock'>;
  /** Resolves when everything that must be on the disk is. */
  readonly end: () => Promise<void>;
}

/** Handles activation by the Dock icon, sleep, the screen lock and quitting. */
export const registerLifecycle = ({ show, core, end }: LifecycleParts): void => {
  app.on('activate', () => show());
  // Never on Linux; see screen-lock.ts.
  powerMonitor.on('lock-screen', () => core.lock.screenLocked());
  powerMonitor.on('suspend', () => core.fallAsleep());
  powerMonitor.on('resume', () => core.wake());
  powerMonitor.on('unlock-screen', () => core.wake());
  let isEnded = false;
  app.on('will-quit', (event) => {
    if (isEnded) return;
    event.preventDefault();
    void end().finally(() => {
      isEnded = true;
      // Not within the event: Electron is still deciding, and would hang.
      setImmediate(() => app.quit());
    });
  });
};

/** Not `mouseEnter` and `mouseLeave`: a window that moves under a resting pointer causes them too. */
const userInputs: ReadonlySet<InputEvent['type']> = new Set<InputEvent['type']>([
  ...(['mouseDown', 'mouseUp', 'mouseMove', 'mouseWheel'] as const),
  ...(['rawKeyDown', 'keyDown', 'char', 'touchStart', 'gestureTap', 'gestureScrollBegin'] as const),
]);

/** Calls `used` when the user moves the pointer, types, or focuses the window; often many times a second. */
export const onUserActivity = (used: () => void): void => {
  app.on('browser-window-focus', used);
  app.on('web-contents-created', (_event, contents) => {
    contents.on('input-event', (_input, { type }) => {
      if (userInputs.has(type)) used();
    });
  });
};
