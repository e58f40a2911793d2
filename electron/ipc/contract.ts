// Every line between renderer and main, once: its name, what it takes, what it answers.
// Types and names only; schemas.ts checks what is said, dispatch.ts calls what is done.
import type { AccountEdit, AccountForm } from '../accounts/account-form.ts';
import type {
  FindingView,
  Imported,
  ImportPreview,
  ImportWish,
} from '../account-import/found-account.ts';
import type { Result } from '../result.ts';
import type { Settings } from '../settings/settings.ts';
import type {
  AccountView,
  BackupView,
  JobDetails,
  JobView,
  Licenses,
  Snapshot,
} from '../core/view-model/snapshot.ts';

export type { AccountEdit, AccountForm, FindingView, Imported, ImportPreview, ImportWish };

export interface JobRef {
  readonly accountKey: string;
  readonly jobId: string;
}

export type JobIdsRead =
  | { readonly jobIds: readonly string[] }
  /** The likeliest first. */
  | { readonly meanings: readonly (readonly string[])[] };

/** Requests: the renderer asks, main answers. */
export interface Requests {
  /**
   * Has main push the snapshot from now on: first whole, then what changes. A page asks once it listens; asking
   * again starts over. Not an answer itself, since pushes and answers can overtake each other.
   */
  follow(): Result<null>;
  /** The page shows what the snapshot's `wanted` asked for, up to this one; no page is asked for it again. */
  'acknowledge-views'(shown: { seq: number }): Result<null>;
  /** Whether any of the page can be seen; a page that has said nothing can. */
  'page-visibility'(page: { isVisible: boolean }): Result<null>;
  'save-account'(form: AccountForm): Result<{ accountKey: string }>;
  /** Empty fields leave what is stored. */
  'edit-account'(edit: AccountEdit): Result<null>;
  'move-account'(move: { accountKey: string; by: -1 | 1 }): Result<null>;
  'change-binding'(change: { accountKey: string; binding: AccountView['binding'] }): Result<null>;
  'check-account'(account: { accountKey: string }): Result<null>;
  /** What is known of the connection of an account, as text for who helps. It calls the service once, where it stands good. */
  'connection-report'(account: { accountKey: string }): Result<{ text: string }>;
  /** The newest of these reports, into the clipboard. */
  'copy-connection-report'(account: { accountKey: string }): Result<null>;
  'remove-account'(account: { accountKey: string }): Result<null>;
  /** Forgets accounts, passwords, settings and watches, and reads back that they are gone. */
  'forget-everything'(): Result<{ entries: number }>;
  /** Opens the system's page on which its person lets the app show notices. */
  'open-notice-settings'(): Result<null>;
  /** Opens the lock of the accounts; the password counts where the system cannot confirm its person. */
  unlock(who: { password: string }): Result<null>;
  'try-practice'(): Result<{ accountKey: string }>;
  /** The variables in which credentials of nobody who is here were found when the app started. */
  'offered-import'(): Result<{ variables: readonly string[] }>;
  /** Shows the system's dialog; null: it was dismissed. */
  'pick-import'(): Result<ImportPreview | null>;
  /** Reads a dropped file. The page says which by the file itself, the bridge makes it a path. */
  'read-import'(file: { path: string }): Result<ImportPreview>;
  'read-environment'(): Result<ImportPreview>;
  /** Stores the account that was shown. Null: it was left while it was being stored, and is not. */
  'import-account'(wish: ImportWish): Result<Imported | null>;
  /** Forgets what was found, or the offer to delete the line. */
  'leave-import'(which: { importId: string }): Result<null>;
  'delete-password-line'(which: { importId: string }): Result<null>;
  /** Reads what was typed into `Job ID`, at most 500 ids; `meanings`: digits look grouped, and its person is asked. */
  'read-job-ids'(typed: { text: string }): Result<JobIdsRead>;
  /** Answers when the commands are taken (written to disk); what comes of them is told by the snapshot. At most 500. */
  'cancel-jobs'(jobs: { accountKey: string; jobIds: readonly string[] }): Result<null>;
  /** Stops the cancels that wait to be sent; those are left alone, and what was sent is watched. */
  'stop-cancels'(): Result<{ sent: number; kept: number; unclear: number }>;
  /**
   * Takes one cancel back. `unclear`: it is not sent again, but an earlier try may have reached the service, so the job is
   * watched until done; `sent`: it is on its way or was answered; `none`: there was none.
   */
  'drop-cancel'(job: JobRef): Result<{ fate: 'kept' | 'unclear' | 'sent' | 'none' }>;
  /** Makes a new job of the job's query. A null: whether the service has made one is not known. */
  'submit-again'(job: JobRef): Result<{ jobId: string | null }>;
  'watch-job'(job: JobRef & { on: boolean }): Result<null>;
  'job-details'(job: JobRef): Result<JobDetails>;
  'copy-query'(job: JobRef): Result<null>;
  'open-output'(job: JobRef): Result<null>;
  'open-job-page'(job: JobRef): Result<null>;
  refresh(): Result<null>;
  /** Lists jobs of another month back, at every account. */
  'list-older'(): Result<null>;
  'pause-watching'(wish: { paused: boolean }): Result<null>;
  /** All but start at login, which has a request of its own. */
  'change-settings'(settings: Settings): Result<null>;
  /** Switches it on or off; what the system makes of it stands in the snapshot. */
  'start-at-login'(wish: { on: boolean }): Result<null>;
  /** Has the system asked again: its person can change it elsewhere. */
  'read-start-at-login'(): Result<null>;
  /** Opens the page of the system on which its person allows it. */
  'open-login-page'(): Result<null>;
  /** The licenses of what is shipped. */
  'read-licenses'(): Result<Licenses>;
  /** Takes back what the last good copy of a damaged file holds; what came since stays, but for settings. */
  'restore-backup'(which: { file: BackupView['file'] }): Result<null>;
  /** Deletes that copy. */
  'discard-backup'(which: { file: BackupView['file'] }): Result<null>;
  /** Reads a proxy that was typed, and has all calls go through it from now on. */
  'choose-proxy'(typed: { address: string }): Result<null>;
  /** Shows the system's dialog and trusts the certificates of the file; false: it was dismissed. */
  'choose-certificates'(): Result<{ chosen: boolean }>;
  /** Keeps a login for a proxy, `host:port`, that has asked for one. */
  'save-proxy-login'(login: { proxy: string; userName: string; password: string }): Result<null>;
  /** The activity list as text, into the clipboard. */
  'copy-activity'(): Result<null>;
  /** The same into a file that the person chooses; not saved where they think better of it. */
  'save-activity'(): Result<{ saved: boolean }>;
  /** Ends the app: where there is no tray, the window has to offer it. */
  'quit-app'(): Result<null>;
}

/** Pushes: main tells, the renderer listens. */
export interface Pushes {
  snapshot: SnapshotChange;
}

/** The snapshot as it is pushed: whole, but for the jobs and an activity list that has not changed. */
export interface SnapshotChange extends Omit<Snapshot, 'jobs' | 'activity'> {
  readonly jobs: JobsChange;
  /** Null: as it was pushed last. A month of outcomes is half a megabyte. */
  readonly activity: Snapshot['activity'] | null;
}

/** What is new about the jobs, against what has been pushed before. */
export interface JobsChange {
  /** What the page knows of jobs is void: it is sent all of them again. */
  readonly isAnew: boolean;
  /** New ones, and such of which anything is another than before. */
  readonly changed: readonly JobView[];
  readonly gone: readonly JobRef[];
  /** This is a part; the next one follows at once. */
  readonly hasMore: boolean;
}

export type RequestName = keyof Requests;
export type PushName = keyof Pushes;
export type Argument<N extends RequestName> = Parameters<Requests[N]>[0];
/** What a page says at a request: for a dropped file the file, since it knows no path. */
export type Said<N extends RequestName> = N extends 'read-import'
  ? [file: object]
  : Parameters<Requests[N]>;
export type Reply<N extends RequestName> = ReturnType<Requests[N]>;

/** What answers the requests, each now or later. */
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
  unlock: 0,
  'change-binding': 0,
  'check-account': 0,
  'connection-report': 0,
  'copy-connection-report': 0,
  'remove-account': 0,
  'try-practice': 0,
  'offered-import': 0,
  'pick-import': 0,
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
  'copy-activity': 0,
  'save-activity': 0,
  'quit-app': 0,
} satisfies Record<RequestName, 0>) as readonly RequestName[];

/** What the page asks by itself: when it opens, when a job that it shows has changed, when a part of it closes. */
const sentByItself: ReadonlySet<RequestName> = new Set<RequestName>([
  ...(['follow', 'acknowledge-views', 'page-visibility'] as const),
  ...(['offered-import', 'job-details', 'leave-import', 'read-start-at-login'] as const),
]);

/** Whether a person's act is behind a request. */
export const isPersonsAct = (name: RequestName): boolean => !sentByItself.has(name);

export const pushNames = Object.keys({ snapshot: 0 } satisfies Record<
  PushName,
  0
>) as readonly PushName[];

/** The name of a line on the wire. */
export const channelOf = (name: RequestName | PushName): string => `casjobs:${name}`;

/** `window.casjobs`: derived from the above, so a new line needs no change here or in the preload. */
export interface Bridge {
  ask<N extends RequestName>(name: N, ...argument: Said<N>): Promise<Reply<N>>;
  /** Calls `listener` at each push; the answer stops it. */
  listen<N extends PushName>(name: N, listener: (value: Pushes[N]) => void): () => void;
}
