// The snapshot: everything that the window and the tray know. Types only; contains no secret.
import type { JobStatus } from '../../casjobs/job.ts';
import type { Binding } from '../../casjobs/service.ts';
import type { AutostartState } from '../../autostart/autostart-state.ts';
import type { CallErrorCode, AppError } from '../../result.ts';
import type { Runtime } from '../runtime.ts';
import type { Settings } from '../../settings/settings.ts';
import type { OutcomeKind } from '../../watch/outcomes.ts';
import type { System } from '../../i18n/translate.ts';

/** What is known of an account's service at this moment. */
export type ConnectionStatus =
  /** Nothing has come back yet since it was saved or the app started. */
  | { readonly kind: 'checking' }
  | { readonly kind: 'good' }
  /** The last poll failed. `detail` has the service's own words. */
  | {
      readonly kind: 'error';
      readonly code: CallErrorCode;
      readonly detail: string;
      readonly since: number;
    };

export interface AccountView {
  readonly key: string;
  readonly name: string;
  readonly serviceName: string;
  readonly host: string;
  readonly isPractice: boolean;
  readonly connection: ConnectionStatus;
  /** When a poll last succeeded; ms since 1970. */
  readonly lastSuccessAt: number | null;
  readonly polling: boolean;
  /** Jobs submitted on or after this day are listed, `YYYY-MM-DD`, and open ones of any age; null: none are yet. */
  readonly listedSince: string | null;
  /** How it is to talk to the service; with `auto`, `foundBinding` is what was found out, or null. */
  readonly binding: Binding | 'auto';
  readonly foundBinding: Binding | null;
  /** Whether there are bindings to choose from. */
  readonly hasBindings: boolean;
  /** With `userName` there is no WSID. */
  readonly signInBy: 'wsId' | 'userName';
  /** The host to which the password is sent. */
  readonly signInHost: string;
  /** The password is kept in memory for this session only, because there is no keychain. */
  readonly forThisRunOnly: boolean;
  /** A user name was typed, and CasJobs has not been asked for its WSID yet. */
  readonly awaitsWsId: boolean;
  /** `unknown`: the service's times cannot be placed, so no running times are shown for open jobs. */
  readonly zone: 'learnt' | 'assumed' | 'unknown';
  /** How many of its jobs are known and not among the snapshot's, for being old. */
  readonly olderJobs: number;
  /** How many of its jobs could not be read, and so are not among the snapshot's. */
  readonly unreadableJobs: number;
}

/** How long: a fixed length, or one that still grows since `since` (ms since 1970, the computer's clock). */
export type Waited =
  | { readonly kind: 'fixed'; readonly ms: number }
  | { readonly kind: 'growing'; readonly since: number }
  /** The service's zone is not known: only the time as it wrote it can be shown. */
  | { readonly kind: 'unplaced'; readonly serviceTime: string }
  | { readonly kind: 'none' };

export interface TimeView {
  /** As the service wrote it. */
  readonly serviceTime: string;
  /** ms since 1970, or null where the service's zone is not known. */
  readonly at: number | null;
}

export interface JobView {
  readonly accountKey: string;
  readonly jobId: string;
  readonly taskName: string | null;
  readonly context: string | null;
  readonly status: JobStatus;
  /** Null if the service gave none. */
  readonly statusCode: number | null;
  readonly family: 'idle' | 'active' | 'final' | 'unknown';
  /** It is in a quick queue, or a cancel has shown that it is a quick job: CasJobs can't cancel it. */
  readonly isQuick: boolean;
  readonly canCancel: boolean;
  /** A CancelJob has been asked for and the service has not been seen to act on it. */
  readonly asking: boolean;
  /** The CancelJob could not be delivered, waits to be sent again, and can be taken back. */
  readonly cancelWaits: boolean;
  /** Since when this app knows it to be canceling; ms since 1970. */
  readonly cancelingSince: number | null;
  readonly watched: 'no' | 'until-done' | 'cancel';
  readonly canWatch: boolean;
  /** Its last reported outcome. */
  readonly outcome: OutcomeKind | null;
  readonly waiting: Waited;
  readonly running: Waited;
  readonly submitted: TimeView | null;
  readonly started: TimeView | null;
  readonly ended: TimeView | null;
  readonly queueMinutes: number;
  readonly rows: string;
  /** When it was submitted, ms since 1970, 0 if unknown; hours off where the zone is not known. To sort by. */
  readonly order: number;
  readonly jobType: string | null;
  readonly hasOutput: boolean;
  /** It was in an earlier answer and is in the newest no more. */
  readonly vanished: boolean;
  readonly canSubmitAgain: boolean;
  /** The state of submitting it again; null if not requested since the start. */
  readonly resubmission: Resubmission | null;
}

export type Resubmission =
  | { readonly kind: 'sending' }
  | { readonly kind: 'submitted'; readonly jobId: string }
  /** Whether the service has made a job is not known; `lookalike` has come since, and may be it. */
  | { readonly kind: 'unknown'; readonly lookalike: string | null };

/** How far the cancels that were asked for at once have gone out. */
export interface SendingCancels {
  readonly sent: number;
  readonly total: number;
  /** Of those that wait: CancelJob was tried before, and they wait to be sent again. */
  readonly again: number;
}

/** Cancels of jobs that no poll has found, the first of them by name. */
export interface UnlistedCancels {
  readonly first: readonly UnlistedCancel[];
  readonly more: number;
}

export interface UnlistedCancel {
  readonly accountKey: string;
  readonly jobId: string;
  /** It can be taken back: it is not on its way and was not answered. */
  readonly canDrop: boolean;
  /** As JobView.cancelWaits. */
  readonly cancelWaits: boolean;
}

/** The long texts of a job, asked for when its details are opened. */
export interface JobDetails {
  readonly accountKey: string;
  readonly jobId: string;
  readonly query: string | null;
  /** It is the beginning of a longer one. */
  readonly isQueryCut: boolean;
  readonly error: string | null;
  readonly outputLoc: string | null;
  readonly pageUrl: string;
}

/** One line of 'what did the app do and what did the service say'. */
export interface ActivityLine {
  readonly id: number;
  /** ms since 1970. */
  readonly at: number;
  readonly title: string;
  readonly body: string;
  readonly weight: 'plain' | 'good' | 'attention';
  readonly accountKey: string | null;
  readonly jobId: string | null;
  /** The service's own words, for 'Details'. */
  readonly detail: string;
}

/** A service that can be picked in the first-run view. */
export interface PresetView {
  readonly id: string;
  readonly label: string;
  /** For example `untested`; empty where there is nothing to add. */
  readonly note: string;
  readonly accountName: string;
  /** With `userName` there is no WSID to type. */
  readonly signInBy: 'wsId' | 'userName';
  /** The host to which the password is sent, if it is not the service's own; otherwise empty. */
  readonly signInHost: string;
}

/**
 * `activity` is the list of what the app did, on the screen of the jobs; `import` is what is in the file that the program
 * was started with, over any screen.
 */
export type WindowView = 'jobs' | 'settings' | 'connect' | 'cancel-by-id' | 'activity' | 'import';

/**
 * A request of the tray, a notification or the shortcut that the window shows something; `seq` grows from one to the
 * next. With `cancel-by-id` a job ID is to stand in the field, asked about by nobody yet.
 */
export interface RequestedView {
  readonly seq: number;
  readonly view: WindowView;
  readonly accountKey: string | null;
  readonly jobId: string | null;
}

/** What the desktop around the app gives it. */
export interface DesktopView {
  /** It shows no tray icons, so the window takes the tray's place. */
  readonly trayMissing: boolean;
  /** Closing the window leaves it in the task list, where it is not to end the app. */
  readonly closeMinimizes: boolean;
  /** What would give this desktop a tray. */
  readonly trayAdvice?: 'gnome' | 'bar' | 'menu-bar' | 'plain';
  /**
   * Whether the shortcut of the settings holds. `refused`: mostly, another program has these keys; `asked`: the
   * desktop tells its person alone; `closed`: it gives no program such keys, or none to this one.
   */
  readonly shortcut: 'off' | 'held' | 'refused' | 'asked' | 'closed';
  /** The system asks its person before the app may read the clipboard, so the shortcut brings no job ID along. */
  readonly pastesByHand?: boolean;
  /** There while the desktop can't tell that it locks the screen. */
  readonly noScreenLock?: boolean;
  /** There once the app's package was replaced by another one, which a restart would start. */
  readonly isUpgraded?: boolean;
  /** There while the system shows no notices of the app: its own words on why, empty where it says none. */
  readonly noNotices?: { readonly reason: string };
}

/** What is known of newer versions. */
export interface UpdateView {
  /** Who is asked. */
  readonly host: string;
  /** When the last check ended; ms since 1970, null: there was none. */
  readonly checkedAt: number | null;
  /** The last check brought no answer that can be understood. */
  readonly hasFailed: boolean;
  /** A version that is newer than the running one, if checks are on. */
  readonly available: { readonly version: string; readonly isDismissed: boolean } | null;
}

/** The lock of the accounts, and how it is opened. */
export interface LockView {
  readonly isLocked: boolean;
  /** `system`: it confirms its person, by a finger for example. `password`: that of one of the accounts. */
  readonly by: 'system' | 'password';
}

/** The license of a package that is shipped. */
export interface LicenseView {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression, or the heading of the text. */
  readonly license: string;
  readonly text: string;
}

export interface Licenses {
  readonly packages: readonly LicenseView[];
  /** Where those of Chromium lie; null where that is not known. */
  readonly chromiumFile: string | null;
}

/** A copy of a file of the app that was found damaged or missing. */
export interface BackupView {
  readonly file: 'accounts' | 'watches' | 'settings';
  /** When it was written; ms since 1970. */
  readonly at: number;
}

export interface Snapshot {
  readonly version: string;
  /** The Electron that it runs on; null where that is not known. */
  readonly runtime: Runtime | null;
  /** The BCP 47 tag of the language that all views speak. */
  readonly language: string;
  /** The system that the texts of all views speak of. */
  readonly system: System;
  /** The BCP 47 tag of the person's locale, in which all views write numbers, days and times. */
  readonly locale: string;
  readonly accounts: readonly AccountView[];
  /** Newest first, all accounts. All that are watched, and of the others the newest 20,000 open and final ones each. */
  readonly jobs: readonly JobView[];
  /** Oldest first. */
  readonly activity: readonly ActivityLine[];
  readonly settings: Settings;
  readonly presets: readonly PresetView[];
  readonly paused: boolean;
  /** Null while no cancel waits to be sent. */
  readonly sendingCancels: SendingCancels | null;
  readonly unlistedCancels: UnlistedCancels;
  readonly lock: LockView;
  /** A change of an account waits for the keychain, and goes on when that answers. */
  readonly keychainWaits: boolean;
  /** Errors of the app itself (settings file, watch list, keychain), shown at the top. */
  readonly errors: readonly AppError[];
  /** Last good copies of damaged files, which wait for a decision. */
  readonly backups: readonly BackupView[];
  /** Requests that no page has shown yet, oldest first; see `acknowledge-views`. */
  readonly wanted: readonly RequestedView[];
  readonly desktop: DesktopView;
  /** Whether the system starts the app at login. */
  readonly startAtLogin: AutostartState;
  /** Null where this app has no place to look for new versions. */
  readonly updates: UpdateView | null;
}
