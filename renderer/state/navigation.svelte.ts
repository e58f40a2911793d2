// What the window shows: the screen, the opened job, the open dialogs, and where the focus goes.
import type { JobRef } from '../../electron/ipc/contract.ts';
import type {
  AccountView,
  Snapshot,
  RequestedView,
} from '../../electron/core/view-model/snapshot.ts';
import { TimelineState } from '../timeline/timeline-state.svelte.ts';
import type { CancelQuestion } from './cancel-question.ts';
import { JobIdForm } from './job-id-form.svelte.ts';
import { keepJobsView, recallJobsView, type JobsView } from './jobs-view.ts';

export type Screen = 'jobs' | 'settings' | 'connect';

/** What is shown over the window, other than a confirmation. */
export type Layer = 'palette' | 'shortcuts';

/** What a command can focus, all on the jobs screen. */
export type FocusTarget = 'job-id' | 'activity' | 'filter' | 'row';

export class Navigation {
  screen = $state<Screen>('jobs');
  /** The screens that `Back` leads to, newest last. Without one, `Back` leads to the jobs. */
  #past = $state.raw<readonly Screen[]>([]);
  /** The job whose details are open. */
  opened = $state.raw<JobRef | null>(null);
  /** The cancel to confirm. */
  question = $state.raw<CancelQuestion | null>(null);
  /** The job whose new submission is to confirm. */
  resubmitted = $state.raw<JobRef | null>(null);
  /** The account whose jobs are listed; null for all. */
  account = $state<string | null>(null);
  layer = $state<Layer | null>(null);
  jobsView = $state<JobsView>(recallJobsView());
  readonly timeline = new TimelineState();
  /** The account that is being edited, and where the focus goes first. */
  editing = $state.raw<{ readonly accountKey: string; readonly at: 'name' | 'password' } | null>(
    null,
  );
  /** The account whose removal is to confirm. */
  removing = $state<string | null>(null);
  isForgetting = $state(false);
  /** Whether the dialog that unlocks the accounts is open. */
  isUnlocking = $state(false);
  /** The proxy, `host:port`, whose login the dialog asks for. */
  signingIn = $state<string | null>(null);
  readonly jobId = new JobIdForm();
  /** Where the focus goes next; null once it is there, so that a screen that is drawn later does not take it. */
  #focusOn = $state<FocusTarget | null>(null);
  #followed = 0;

  /** The screen before this one, for `Back`. */
  get previousScreen(): Screen {
    return this.#past.at(-1) ?? 'jobs';
  }

  /** Shows what the tray or a notification has requested. @returns the new requests, oldest first */
  follow({ wanted, accounts }: Snapshot): readonly RequestedView[] {
    const fresh = wanted.filter(({ seq }) => seq > this.#followed);
    for (const one of fresh) this.#show(one, accounts);
    this.#followed = fresh.at(-1)?.seq ?? this.#followed;
    return fresh;
  }

  show(view: JobsView): void {
    this.jobsView = view;
    keepJobsView(view);
  }

  go(screen: Screen): void {
    if (screen !== 'jobs') this.#focusOn = null;
    if (screen === this.screen) return;
    const at = this.#past.indexOf(screen);
    this.#past = screen === 'jobs' ? [] : [...this.#past, this.screen];
    if (at > 0) this.#past = this.#past.slice(0, at);
    this.screen = screen;
  }

  back(): void {
    this.go(this.previousScreen);
  }

  open(job: JobRef): void {
    this.go('jobs');
    if (this.account !== job.accountKey) this.account = null;
    this.opened = { accountKey: job.accountKey, jobId: job.jobId };
  }

  /** @param given fills the field, for the user to check and send; without it, the field keeps its text */
  focusJobId(given = ''): void {
    this.go('jobs');
    this.opened = null;
    if (given !== '') this.jobId.give(given);
    this.#focusOn = 'job-id';
  }

  focusActivity(): void {
    this.go('jobs');
    this.opened = null;
    this.#focusOn = 'activity';
  }

  focusFilter(): void {
    this.go('jobs');
    this.jobsView = 'list';
    this.#focusOn = 'filter';
  }

  focusRow(): void {
    this.#focusOn = 'row';
  }

  /** Whether the caller should move the focus to this target now; true only once. */
  takeFocus(target: FocusTarget): boolean {
    if (this.#focusOn !== target) return false;
    this.#focusOn = null;
    return true;
  }

  isOpened(job: JobRef): boolean {
    return this.opened?.jobId === job.jobId && this.opened.accountKey === job.accountKey;
  }

  #show({ view, accountKey, jobId }: RequestedView, accounts: readonly AccountView[]): void {
    if (view === 'cancel-by-id') this.focusJobId(jobId ?? '');
    else if (view === 'activity') this.focusActivity();
    // Over whatever is shown.
    else if (view !== 'import') {
      this.go(view);
      // The account of an old notification may have been removed.
      const isThere = accounts.some(({ key }) => key === accountKey);
      if (isThere && accountKey !== null && jobId !== null) this.open({ accountKey, jobId });
    }
  }
}
