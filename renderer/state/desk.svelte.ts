// The desk: where the newest snapshot lies, and the only place that asks main. Knows no component.
import type {
  Bridge,
  Reply,
  RequestName,
  Said,
  SnapshotChange,
} from '../../electron/ipc/contract.ts';
import type { Trouble } from '../../electron/outcome.ts';
import type { AccountView, JobView, Snapshot } from '../../electron/snapshot.ts';
import { languageFor, speak } from '../../electron/words/say.ts';
import { ConnectForm } from './connect-form.svelte.ts';
import { Imports } from './imports.svelte.ts';
import { JobList } from './job-list.svelte.ts';
import { JobShelf } from './job-shelf.ts';
import { openFirst } from './jobs.ts';
import { newsBetween } from './news.ts';
import { Place } from './place.svelte.ts';

/** Every request that is answered with an Outcome. */
export type CommandName = RequestName;
export interface Refused {
  readonly ok: false;
  readonly error: Trouble;
}

const lost: Refused = { ok: false, error: { code: 'internal', detail: '' } };

export class Desk {
  snapshot = $state.raw<Snapshot | null>(null);
  /** The first snapshot could not be had. */
  lost = $state(false);
  /** What a screen reader should say, with a number so that the same words are said again. */
  news = $state.raw<{ seq: number; text: string }>({ seq: 0, text: '' });
  readonly place = new Place();
  /** A new account, as far as it is typed; kept while the window shows something else. */
  readonly connect = new ConnectForm(() => this.snapshot?.presets ?? []);
  readonly imports = new Imports(this);
  /** The list of jobs as the person has it. */
  readonly list = new JobList({ jobs: () => this.jobs, accounts: () => this.accounts });
  readonly accounts: readonly AccountView[] = $derived(this.snapshot?.accounts ?? []);
  /** Of the chosen account or all: open jobs first, each part newest first. */
  readonly jobs: readonly JobView[] = $derived(
    openFirst(this.snapshot?.jobs ?? [], this.place.account),
  );
  readonly #bridge: Bridge;
  readonly #shelf = new JobShelf();

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** Listens to main, then asks it to tell; the answer stops listening. */
  open(): () => void {
    const stop = this.#bridge.listen('snapshot', (change) => this.#receive(change));
    const tellVisibility = (): void => {
      const isVisible = document.visibilityState === 'visible';
      void this.ask('page-visibility', { isVisible });
    };
    document.addEventListener('visibilitychange', tellVisibility);
    void this.askFirst();
    return () => {
      stop();
      document.removeEventListener('visibilitychange', tellVisibility);
    };
  }

  async askFirst(): Promise<void> {
    const answer = await this.ask('follow');
    this.lost = !answer.ok && this.snapshot === null;
  }

  /** Sends a command. Never rejects: a broken line to main is an outcome like any other. */
  async ask<N extends CommandName>(name: N, ...argument: Said<N>): Promise<Reply<N> | Refused> {
    try {
      return await this.#bridge.ask(name, ...argument);
    } catch {
      return lost;
    }
  }

  say(text: string): void {
    if (text !== '') this.news = { seq: this.news.seq + 1, text };
  }

  jobOf(ref: { accountKey: string; jobId: string } | null): JobView | undefined {
    // Read for its own sake: who asks is asked anew when there is a new snapshot.
    return this.snapshot && ref ? this.#shelf.get(ref) : undefined;
  }

  #receive({ jobs: change, ...rest }: SnapshotChange): void {
    const before = this.snapshot;
    const told = this.#shelf.take(change);
    // The first part fills the screen; after it a long list is drawn when it is whole.
    if (change.hasMore && !change.isAnew) return;
    const snapshot = { ...rest, jobs: this.#shelf.newestFirst() };
    // Main has chosen it before anything was said.
    if (before === null) speak(languageFor([snapshot.language]));
    this.snapshot = snapshot;
    this.say(newsBetween(before, snapshot, told));
    this.#tidyPlace(snapshot);
    const shown = this.place.follow(snapshot);
    if (shown !== null) void this.ask('acknowledge-views', { seq: shown });
  }

  /** An account that was removed takes its choice and its opened job with it. */
  #tidyPlace({ accounts }: Snapshot): void {
    const isGone = (key: string | undefined | null): boolean =>
      key !== null && key !== undefined && !accounts.some((account) => account.key === key);
    if (isGone(this.place.account)) this.place.account = null;
    if (isGone(this.place.opened?.accountKey)) this.place.opened = null;
    if (isGone(this.place.resubmitted?.accountKey)) this.place.resubmitted = null;
    if (isGone(this.place.editing?.accountKey)) this.place.editing = null;
    if (isGone(this.place.removing)) this.place.removing = null;
  }
}
