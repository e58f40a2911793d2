// The app: where the newest snapshot lies, and the only place that asks main. Knows no component.
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
import { announcementsBetween } from './announcements.ts';
import { Navigation } from './navigation.svelte.ts';

/** Every request that is answered with an Outcome. */
export type CommandName = RequestName;
export interface FailedRequest {
  readonly ok: false;
  readonly error: AppError;
}

/** A refusal that came after the component that had asked was gone. */
export interface LateRefusal {
  readonly id: number;
  /** What did not happen, in a sentence. */
  readonly failed: string;
  readonly trouble: AppError;
}

/** More are not shown at once; the oldest goes. */
const MOST_LATE = 5;

const NO_JOBS: readonly JobView[] = [];

const lost: FailedRequest = { ok: false, error: { code: 'internal', detail: '' } };

export class AppStore {
  snapshot = $state.raw<Snapshot | null>(null);
  /** The first snapshot could not be had. */
  lost = $state(false);
  /** What a screen reader should say, with a number so that the same words are said again. */
  news = $state.raw<{ seq: number; text: string }>({ seq: 0, text: '' });
  /** Refusals that are still to be read, oldest first. */
  late = $state.raw<readonly LateRefusal[]>([]);
  readonly navigation = new Navigation();
  /** A new account, as far as it is typed; kept while the window shows something else. */
  readonly connect = new ConnectForm(() => this.snapshot?.presets ?? []);
  readonly imports = new ImportFlow(this);
  /** The list of jobs as the person has it. */
  readonly list = new JobList({ jobs: () => this.jobs, accounts: () => this.accounts });
  readonly accounts: readonly AccountView[] = $derived(this.snapshot?.accounts ?? []);
  /** Another list only when a job of it is another. */
  readonly #all: readonly JobView[] = $derived(this.snapshot?.jobs ?? NO_JOBS);
  readonly #listed = $derived(activeFirst(this.#all, this.navigation.account));
  /** Of the chosen account or all: active jobs first, each part newest first. */
  readonly jobs: readonly JobView[] = $derived(this.#listed.jobs);
  /** How many of them are active. */
  readonly activeCount: number = $derived(this.#listed.activeCount);
  readonly #bridge: Bridge;
  #activity: Snapshot['activity'] = [];
  readonly #cache = new JobCache();
  #lastLate = 0;
  /** What the parts of an update have told that is not complete yet. */
  #told: ChangedJob[] = [];

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** Listens to main, then asks it to tell; the answer stops listening. */
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

  /** Sends a command. Never rejects: a broken line to main is an outcome like any other. */
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

  /** Saves the account that is typed. The form is emptied then, also when its person has left it meanwhile. */
  async saveTyped(): Promise<Reply<'save-account'> | FailedRequest> {
    const sent = this.connect.written();
    const answer = await this.ask('save-account', sent);
    if (answer.ok && this.connect.isStill(sent)) this.connect.reset();
    return answer;
  }

  say(text: string): void {
    if (text !== '') this.news = { seq: this.news.seq + 1, text };
  }

  tellLate(failed: string, trouble: AppError): void {
    this.#lastLate += 1;
    this.late = [...this.late, { id: this.#lastLate, failed, trouble }].slice(-MOST_LATE);
  }

  dismissLate(id: number): void {
    this.late = this.late.filter((one) => one.id !== id);
  }

  jobOf(ref: { accountKey: string; jobId: string } | null): JobView | undefined {
    // Read for its own sake: who asks is asked again when there is a new snapshot.
    return this.snapshot && ref ? this.#cache.get(ref) : undefined;
  }

  #receive({ jobs: change, activity, ...rest }: SnapshotChange): void {
    const before = this.snapshot;
    if (activity) this.#activity = activity;
    const told = this.#told;
    told.push(...this.#cache.take(change));
    // A long update is announced once, when it is complete.
    if (!change.hasMore) this.#told = [];
    // The first part fills the screen; after it a long list is drawn when it is whole.
    if (change.hasMore && !change.isReset) return;
    const snapshot = { ...rest, activity: this.#activity, jobs: this.#cache.newestFirst() };
    // Main has chosen both before anything was said.
    if (before === null) {
      setLanguage(languageFor([snapshot.language]), snapshot.system);
      useLocale(localeFor([snapshot.locale]));
    }
    this.snapshot = snapshot;
    if (!change.hasMore) this.say(announcementsBetween(before, snapshot, told));
    this.#tidyPlace(snapshot);
    const shown = this.navigation.follow(snapshot);
    if (shown !== null) void this.ask('acknowledge-views', { seq: shown });
  }

  /** An account that was removed takes its choice and its opened job with it. A dialog about it stays, and says so. */
  #tidyPlace({ accounts }: Snapshot): void {
    const isGone = (key: string | undefined | null): boolean =>
      key !== null && key !== undefined && !accounts.some((account) => account.key === key);
    if (isGone(this.navigation.account)) this.navigation.account = null;
    if (isGone(this.navigation.opened?.accountKey)) this.navigation.opened = null;
  }
}
