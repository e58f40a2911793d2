// The app: holds the newest snapshot, and is the only one that sends requests to main.
import type {
  Bridge,
  Reply,
  RequestName,
  Said,
  SnapshotChange,
} from '../../electron/ipc/contract.ts';
import type { AppError } from '../../electron/result.ts';
import type { AccountView, JobView, Snapshot } from '../../electron/core/view-model/snapshot.ts';
import { localeFor, useLocale } from '../../electron/i18n/locale.ts';
import { languageFor, setLanguage } from '../../electron/i18n/translate.ts';
import { ConnectForm } from './connect-form.svelte.ts';
import { ImportFlow } from './import-flow.svelte.ts';
import { JobList } from './job-list.svelte.ts';
import { JobCache, type ChangedJob } from './job-cache.ts';
import { activeFirst } from './jobs.ts';
import { ActivityCache } from './activity-cache.ts';
import { announcementsBetween } from './announcements.ts';
import { Navigation } from './navigation.svelte.ts';

/** A request that main answers with a result. */
export type CommandName = RequestName;
export interface FailedRequest {
  readonly ok: false;
  readonly error: AppError;
}

/** An error that arrived after the component that sent the request was removed. */
export interface LateError {
  readonly id: number;
  /** What did not happen, as a sentence. */
  readonly failed: string;
  readonly error: AppError;
}

/** The most errors to show at once; the oldest is dropped. */
const MOST_LATE_ERRORS = 5;

const NO_JOBS: readonly JobView[] = [];

const lost: FailedRequest = { ok: false, error: { code: 'internal', detail: '' } };

export class AppStore {
  snapshot = $state.raw<Snapshot | null>(null);
  /** The first snapshot could not be loaded. */
  lost = $state(false);
  /** The newest announcement for screen readers; `seq` makes them repeat the same text. */
  news = $state.raw<{ seq: number; text: string }>({ seq: 0, text: '' });
  /** Late errors that the user has not dismissed, oldest first. */
  lateErrors = $state.raw<readonly LateError[]>([]);
  readonly navigation = new Navigation();
  /** The form of a new account; kept while the window shows another screen. */
  readonly connect = new ConnectForm(() => this.snapshot?.presets ?? []);
  readonly imports = new ImportFlow(this);
  /** The job list with the user's filter, order and selection. */
  readonly list = new JobList({ jobs: () => this.jobs, accounts: () => this.accounts });
  readonly accounts: readonly AccountView[] = $derived(this.snapshot?.accounts ?? []);
  /** Changes only when one of the jobs does. */
  readonly #all: readonly JobView[] = $derived(this.snapshot?.jobs ?? NO_JOBS);
  readonly #listed = $derived(activeFirst(this.#all, this.navigation.account));
  /** The jobs of the chosen account or all: active ones first, each part newest first. */
  readonly jobs: readonly JobView[] = $derived(this.#listed.jobs);
  /** The number of active jobs among them. */
  readonly activeCount: number = $derived(this.#listed.activeCount);
  readonly #bridge: Bridge;
  readonly #activity = new ActivityCache();
  readonly #cache = new JobCache();
  #lastLateId = 0;
  /** The changed jobs of an update that is not complete yet. */
  #changed: ChangedJob[] = [];

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** Listens to main, then requests the first snapshot. Returns a function that stops listening. */
  open(): () => void {
    const stop = this.#bridge.listen('snapshot', (change) => this.#receive(change));
    const closeList = this.list.open();
    const tellVisibility = (): void => {
      const isVisible = document.visibilityState === 'visible';
      void this.ask('page-visibility', { isVisible });
    };
    document.addEventListener('visibilitychange', tellVisibility);
    void this.askFirst();
    return () => {
      stop();
      closeList();
      document.removeEventListener('visibilitychange', tellVisibility);
    };
  }

  async askFirst(): Promise<void> {
    const answer = await this.ask('follow');
    this.lost = !answer.ok && this.snapshot === null;
  }

  /** Sends a request. Never rejects: if main can't be reached, the result is an error. */
  async ask<N extends CommandName>(
    name: N,
    ...argument: Said<N>
  ): Promise<Reply<N> | FailedRequest> {
    try {
      return await this.#bridge.ask(name, ...argument);
    } catch {
      return lost;
    }
  }

  /** Saves the account in the form, and then clears the form, even if the user has left its screen meanwhile. */
  async saveForm(): Promise<Reply<'save-account'> | FailedRequest> {
    const sent = this.connect.written();
    const answer = await this.ask('save-account', sent);
    if (answer.ok && this.connect.isStill(sent)) this.connect.reset();
    return answer;
  }

  say(text: string): void {
    if (text !== '') this.news = { seq: this.news.seq + 1, text };
  }

  addLateError(failed: string, error: AppError): void {
    this.#lastLateId += 1;
    this.lateErrors = [...this.lateErrors, { id: this.#lastLateId, failed, error }].slice(
      -MOST_LATE_ERRORS,
    );
  }

  dismissLateError(id: number): void {
    this.lateErrors = this.lateErrors.filter((one) => one.id !== id);
  }

  jobOf(ref: { accountKey: string; jobId: string } | null): JobView | undefined {
    // Reads the snapshot so that callers depend on it and run again with the next one.
    return this.snapshot && ref ? this.#cache.get(ref) : undefined;
  }

  #receive({ jobs: change, activity, ...rest }: SnapshotChange): void {
    const before = this.snapshot;
    const lines = this.#activity.take(activity);
    const changed = this.#changed;
    changed.push(...this.#cache.take(change));
    // A long update is only announced when it is complete.
    if (!change.hasMore) this.#changed = [];
    // The first part fills the screen; the rest of a long list is drawn when it is complete.
    if (change.hasMore && !change.isReset) return;
    const snapshot = { ...rest, activity: lines, jobs: this.#cache.newestFirst() };
    // Main chooses language and locale once, before the first snapshot.
    if (before === null) {
      setLanguage(languageFor([snapshot.language]), snapshot.system);
      useLocale(localeFor([snapshot.locale]));
    }
    this.snapshot = snapshot;
    if (!change.hasMore) this.say(announcementsBetween(before, snapshot, changed));
    this.#leaveRemovedAccount(snapshot);
    this.#follow(snapshot);
  }

  /** Shows what main has requested. */
  #follow(snapshot: Snapshot): void {
    const requested = this.navigation.follow(snapshot);
    for (const { view } of requested) if (view === 'import') void this.imports.given();
    const last = requested.at(-1);
    if (last) void this.ask('acknowledge-views', { seq: last.seq });
  }

  /** Leaves an account that was removed, and closes its job. A dialog about it stays open and says so. */
  #leaveRemovedAccount({ accounts }: Snapshot): void {
    const isGone = (key: string | undefined | null): boolean =>
      key !== null && key !== undefined && !accounts.some((account) => account.key === key);
    if (isGone(this.navigation.account)) this.navigation.account = null;
    if (isGone(this.navigation.opened?.accountKey)) this.navigation.opened = null;
  }
}
