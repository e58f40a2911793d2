// Every request and push between the page and main: its name, its argument, its result.
// Types and names only; schemas.ts checks arguments, dispatch.ts calls the handlers.
import type { AccountEdit, AccountForm } from '../accounts/account-form.ts';
import type {
  FindingView,
  Imported,
  ImportPreview,
  ImportRequest,
} from '../account-import/found-account.ts';
import type { Result } from '../result.ts';
import type { Settings } from '../settings/settings.ts';
import type {
  ActivityLine,
  AccountView,
  BackupView,
  JobDetails,
  JobView,
  Licenses,
  Snapshot,
} from '../core/view-model/snapshot.ts';

export type { AccountEdit, AccountForm, FindingView, Imported, ImportPreview, ImportRequest };

export interface JobRef {
  readonly accountKey: string;
  readonly jobId: string;
}

export type JobIdsRead =
  | { readonly jobIds: readonly string[] }
  /** The likeliest first. */
  | { readonly meanings: readonly (readonly string[])[] };

/** Requests: the page asks, main replies. */
export interface Requests {
  /**
   * Main pushes the snapshot from now on: first whole, then what changes. A page asks once it listens; asking
   * again starts over. The snapshot is not the reply itself, because pushes and replies can overtake each other.
   */
  follow(): Result<null>;
  /** The page has shown the view that the snapshot's `wanted` requested, up to this one. */
  'acknowledge-views'(shown: { seq: number }): Result<null>;
  /** Whether any of the page can be seen; true until the page reports otherwise. */
  'page-visibility'(page: { isVisible: boolean }): Result<null>;
  'save-account'(form: AccountForm): Result<{ accountKey: string }>;
  /** Empty fields keep the stored values. */
  'edit-account'(edit: AccountEdit): Result<null>;
  'move-account'(move: { accountKey: string; by: -1 | 1 }): Result<null>;
  'change-binding'(change: { accountKey: string; binding: AccountView['binding'] }): Result<null>;
  'check-account'(account: { accountKey: string }): Result<null>;
  /** A report on an account's connection, as text. It calls the service once, if the account works. */
  'connection-report'(account: { accountKey: string }): Result<{ text: string }>;
  /** Copies the newest of these reports. */
  'copy-connection-report'(account: { accountKey: string }): Result<null>;
  'remove-account'(account: { accountKey: string }): Result<null>;
  /** Deletes accounts, passwords, settings and watches, and checks that they are gone. */
  'forget-everything'(): Result<{ entries: number }>;
  /** Opens the system's page where the user allows notifications. */
  'open-notice-settings'(): Result<null>;
  /** Quits the app and starts it again. */
  restart(): Result<null>;
  /** Unlocks the accounts; by the password if the system can't confirm the user. */
  unlock(who: { password: string }): Result<null>;
  'try-practice'(): Result<{ accountKey: string }>;
  /** The variables with credentials of an account that was not added yet, found when the app started. */
  'offered-import'(): Result<{ variables: readonly string[] }>;
  /** Shows the system's dialog; null if it was dismissed. */
  'pick-import'(): Result<ImportPreview | null>;
  /** Reads the next file that the program was started with; null if there is none. */
  'given-import'(): Result<ImportPreview | null>;
  /** Reads a dropped file. The page passes the file, the bridge turns it into a path. */
  'read-import'(file: { path: string }): Result<ImportPreview>;
  'read-environment'(): Result<ImportPreview>;
  /** Stores the account that was shown. Null if it was cancelled while it was being stored. */
  'import-account'(request: ImportRequest): Result<Imported | null>;
  /** Drops what was found, or the offer to delete the line. */
  'leave-import'(which: { importId: string }): Result<null>;
  'delete-password-line'(which: { importId: string }): Result<null>;
  /** Reads what was typed into `Job ID`, at most 500 ids; `meanings`: digits look grouped, so the user is asked. */
  'read-job-ids'(typed: { text: string }): Result<JobIdsRead>;
  /** Replies when the cancels are accepted (written to disk); the snapshot shows their outcomes. At most 500. */
  'cancel-jobs'(jobs: { accountKey: string; jobIds: readonly string[] }): Result<null>;
  /** Stops the cancels that wait to be sent; those that were sent are still watched. */
  'stop-cancels'(): Result<{ sent: number; kept: number; unclear: number }>;
  /**
   * Withdraws a cancel. `unclear`: it is not sent again, but an earlier try may have reached the service, so the job is
   * watched until done; `sent`: it was sent; `none`: there was none.
   */
  'drop-cancel'(job: JobRef): Result<{ fate: 'kept' | 'unclear' | 'sent' | 'none' }>;
  /** Submits the job's query as a new job. A null: it is not known whether the service has made one. */
  'submit-again'(job: JobRef): Result<{ jobId: string | null }>;
  'watch-job'(job: JobRef & { on: boolean }): Result<null>;
  'job-details'(job: JobRef): Result<JobDetails>;
  'copy-query'(job: JobRef): Result<null>;
  'open-output'(job: JobRef): Result<null>;
  'open-job-page'(job: JobRef): Result<null>;
  refresh(): Result<null>;
  /** Lists the jobs of one more month, of every account. */
  'list-older'(): Result<null>;
  'pause-watching'(request: { paused: boolean }): Result<null>;
  /** All settings except start at login, which has its own request. */
  'change-settings'(settings: Settings): Result<null>;
  /** Switches it on or off; the snapshot shows the system's state. */
  'start-at-login'(request: { on: boolean }): Result<null>;
  /** Asks the system again, because the user can change it elsewhere. */
  'read-start-at-login'(): Result<null>;
  /** Opens the system's page where the user allows it. */
  'open-login-page'(): Result<null>;
  /** The licenses of everything in the package. */
  'read-licenses'(): Result<Licenses>;
  /** Restores the last good copy of a damaged file; newer entries stay, but newer settings are replaced. */
  'restore-backup'(which: { file: BackupView['file'] }): Result<null>;
  /** Deletes that copy. */
  'discard-backup'(which: { file: BackupView['file'] }): Result<null>;
  /** Reads a typed proxy, and routes all calls through it from now on. */
  'choose-proxy'(typed: { address: string }): Result<null>;
  /** Shows the system's dialog and trusts the certificates of the file; false if it was dismissed. */
  'choose-certificates'(): Result<{ chosen: boolean }>;
  /** Stores a login for a proxy, `host:port`, that has asked for one. */
  'save-proxy-login'(login: { proxy: string; userName: string; password: string }): Result<null>;
  /** Opens the page of the newer version, if there is one, in the browser. */
  'open-release-page'(): Result<null>;
  /** Closes the banner of the newer version for good. */
  'dismiss-update'(): Result<null>;
  /** Stores the program that runs for each outcome and turns it on, once the user has agreed in a dialog of the system. */
  'choose-program'(typed: {
    path: string;
    arguments: readonly string[];
  }): Result<{ chosen: boolean }>;
  /** Runs the stored program for a made-up outcome. `text` says how it ended, `output` has its first line. */
  'test-program'(): Result<{ isGood: boolean; text: string; output: string }>;
  /** Copies the activity list as text. */
  'copy-activity'(): Result<null>;
  /** Saves the same to a file that the user chooses; false if they dismiss the dialog. */
  'save-activity'(): Result<{ saved: boolean }>;
  /** Quits the app, which the window must offer if there is no tray. */
  'quit-app'(): Result<null>;
}

/** Pushes: main sends, the page listens. */
export interface Pushes {
  snapshot: SnapshotChange;
}

/** The snapshot as it is pushed: without the jobs, and without an unchanged activity list. */
export interface SnapshotChange extends Omit<Snapshot, 'jobs' | 'activity'> {
  readonly jobs: JobsChange;
  /** Null if it is unchanged. A month of outcomes is half a megabyte. */
  readonly activity: ActivityChange | null;
}

/** The changes of the activity list since the last push. */
export interface ActivityChange {
  /** The page must drop its lines, because all of them are sent again. */
  readonly isReset: boolean;
  /** Changed lines, which keep their places, and new ones, which go to the end. */
  readonly changed: readonly ActivityLine[];
  /** The ids of the lines that are gone. */
  readonly gone: readonly number[];
}

/** The changes of the jobs since the last push. */
export interface JobsChange {
  /** The page must drop its jobs, because all of them are sent again. */
  readonly isReset: boolean;
  /** New and changed jobs. */
  readonly changed: readonly JobView[];
  readonly gone: readonly JobRef[];
  /** This is one part; the next one follows at once. */
  readonly hasMore: boolean;
}

export type RequestName = keyof Requests;
export type PushName = keyof Pushes;
export type Argument<N extends RequestName> = Parameters<Requests[N]>[0];
/** What the page passes with a request: for a dropped file the file, because it knows no path. */
export type Said<N extends RequestName> = N extends 'read-import'
  ? [file: object]
  : Parameters<Requests[N]>;
export type Reply<N extends RequestName> = ReturnType<Requests[N]>;

/** The handlers of the requests, synchronous or not. */
export type Commands = {
  readonly [N in RequestName]: (
    ...argument: Parameters<Requests[N]>
  ) => Reply<N> | Promise<Reply<N>>;
};

/** The same names as values. `satisfies` makes a forgotten or misspelt one a compile error. */
export const requestNames = Object.keys({
  follow: 0,
  'acknowledge-views': 0,
  'page-visibility': 0,
  'save-account': 0,
  'edit-account': 0,
  'move-account': 0,
  'forget-everything': 0,
  'open-notice-settings': 0,
  restart: 0,
  unlock: 0,
  'change-binding': 0,
  'check-account': 0,
  'connection-report': 0,
  'copy-connection-report': 0,
  'remove-account': 0,
  'try-practice': 0,
  'offered-import': 0,
  'pick-import': 0,
  'given-import': 0,
  'read-import': 0,
  'read-environment': 0,
  'import-account': 0,
  'leave-import': 0,
  'delete-password-line': 0,
  'read-job-ids': 0,
  'cancel-jobs': 0,
  'stop-cancels': 0,
  'drop-cancel': 0,
  'submit-again': 0,
  'watch-job': 0,
  'job-details': 0,
  'copy-query': 0,
  'open-output': 0,
  'open-job-page': 0,
  refresh: 0,
  'list-older': 0,
  'pause-watching': 0,
  'change-settings': 0,
  'start-at-login': 0,
  'read-start-at-login': 0,
  'open-login-page': 0,
  'read-licenses': 0,
  'restore-backup': 0,
  'discard-backup': 0,
  'choose-proxy': 0,
  'choose-certificates': 0,
  'save-proxy-login': 0,
  'open-release-page': 0,
  'dismiss-update': 0,
  'choose-program': 0,
  'test-program': 0,
  'copy-activity': 0,
  'save-activity': 0,
  'quit-app': 0,
} satisfies Record<RequestName, 0>) as readonly RequestName[];

/** What the page sends without an action of the user: when it opens, when a shown job has changed, when a part closes. */
const sentByItself: ReadonlySet<RequestName> = new Set<RequestName>([
  ...(['follow', 'acknowledge-views', 'page-visibility'] as const),
  ...(['offered-import', 'job-details', 'leave-import', 'read-start-at-login'] as const),
]);

/** Whether the user has caused a request. */
export const isUserAction = (name: RequestName): boolean => !sentByItself.has(name);

export const pushNames = Object.keys({ snapshot: 0 } satisfies Record<
  PushName,
  0
>) as readonly PushName[];

/** The name of Electron's channel. */
export const channelOf = (name: RequestName | PushName): string => `casjobs:${name}`;

/** `window.casjobs`: derived from the above, so a new request needs no change here or in the preload. */
export interface Bridge {
  ask<N extends RequestName>(name: N, ...argument: Said<N>): Promise<Reply<N>>;
  /** Calls `listener` for each push. @returns a function that stops it */
  listen<N extends PushName>(name: N, listener: (value: Pushes[N]) => void): () => void;
}
