// What the log records about the computer, without anything personal: names and versions, what the desktop offers, how
// start at login is set, and timers that are late.
import { logChanges, type Fact, type Log } from '../log.ts';
import type { DesktopView } from '../core/view-model/snapshot.ts';
import type { AutostartState, Autostart } from '../autostart/autostart-state.ts';

export interface Computer {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** Of the system, as `os.release()` has it. */
  readonly release: string;
  readonly versions: Readonly<Record<string, string | undefined>>;
  readonly appVersion: string;
  readonly isPackaged: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** macOS: `app.isInApplicationsFolder`; what runs elsewhere may be moved by the system at each start. */
  readonly isInApplications: () => boolean;
}

export const supportFacts = (computer: Computer): Readonly<Record<string, Fact>> => {
  const { platform, arch, release, versions, appVersion, isPackaged, env } = computer;
  return {
    version: appVersion,
    electron: versions['electron'] ?? null,
    platform,
    release,
    arch,
    packaged: isPackaged,
    ...(platform === 'linux'
      ? {
          desktop: env['XDG_CURRENT_DESKTOP'] ?? null,
          session: env['XDG_SESSION_TYPE'] ?? null,
        }
      : {}),
    ...(platform === 'darwin' ? { inApplications: computer.isInApplications() } : {}),
  };
};

const factsOf = (view: DesktopView): Readonly<Record<string, Fact>> => ({
  tray: !view.trayMissing,
  shortcut: view.shortcut,
  notices: view.noNotices === undefined,
  screenLock: view.noScreenLock !== true,
});

export const createDesktopLog = (log: Log): ((view: DesktopView) => void) => {
  const note = logChanges(log, 'desktop');
  return (view) => note(factsOf(view));
};

/** Without the other copy's path, which may contain the user's name. */
const stateOf = (state: AutostartState): string =>
  state.kind === 'on' && state.other !== null ? 'other-copy' : state.kind;

export const withAutostartLog = (login: Autostart, log: Log): Autostart => {
  const note = logChanges(log, 'start-at-login');
  const noted = (state: AutostartState): AutostartState => {
    note({ state: stateOf(state) });
    return state;
  };
  return {
    read: () => login.read().then(noted),
    set: (on) => login.set(on).then(noted),
    repair: () => login.repair().then(noted),
  };
};

const EVERY_MS = 60_000;
/** Timers of a busy computer are less late. */
const LATE_MS = 15_000;
/** At most one line an hour. */
const LINES_APART_MS = 3_600_000;

/**
 * Logs when timers are late, because polling depends on them: macOS slows down an app without a window (App Nap).
 * @param now ms of a clock that stops while the computer sleeps
 * @returns a function that ends it
 */
export const watchTimerLag = (log: Log, now: () => number): (() => void) => {
  let last = now();
  let toldAt = -Infinity;
  const timer = setInterval(() => {
    const late = now() - last - EVERY_MS;
    last = now();
    if (late < LATE_MS || last - toldAt < LINES_APART_MS) return;
    toldAt = last;
    log('timers-late', { seconds: Math.round(late / 1000) });
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
};
