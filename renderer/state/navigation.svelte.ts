// Where the person is in the window: screen, opened job, open question. Knows nothing of the bridge.
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

/** What lies over the window, besides a question. */
export type Layer = 'palette' | 'shortcuts';

/** What a command puts the focus on, all of it on the screen of the jobs. */
export type FocusTarget = 'job-id' | 'activity' | 'filter' | 'row';

export class Navigation {
  screen = $state<Screen>('jobs');
  /** The screens that `Back` leads to, the last one first; the jobs are the first of all. */
  #past = $state.raw<readonly Screen[]>([]);
  /** The job whose details are open. */
  opened = $state.raw<JobRef | null>(null);
  /** The cancel that is being asked back. */
  question = $state.raw<CancelQuestion | null>(null);
  /** The job that is being asked back about before it is submitted again. */
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
  /** The account whose removal is being asked back. */
  removing = $state<string | null>(null);
  isForgetting = $state(false);
  /** The lock of the accounts is being opened by a password. */
  isUnlocking = $state(false);
  /** The proxy, `host:port`, whose login is being asked for. */
  signingIn = $state<string | null>(null);
  readonly jobId = new JobIdForm();
  /** Where the focus is to go next; null once it is there, so that a screen that is drawn later leaves it alone. */
  #focusOn = $state<FocusTarget | null>(null);
  #followed = 0;

  /** The screen before this one, for `Back`. */
  get cameFrom(): Screen {
    return this.#past.at(-1) ?? 'jobs';
  }

  /** Goes where the tray or a notification asked to go. @returns its number; null where nothing new was asked */
  follow({ wanted, accounts }: Snapshot): number | null {
    const fresh = wanted.filter(({ seq }) => seq > this.#followed);
    for (const one of fresh) this.#show(one, accounts);
    const last = fresh.at(-1);
    if (last === undefined) return null;
    this.#followed = last.seq;
    return last.seq;
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
    this.go(this.cameFrom);
  }

  open(job: JobRef): void {
    this.go('jobs');
    if (this.account !== job.accountKey) this.account = null;
    this.opened = { accountKey: job.accountKey, jobId: job.jobId };
  }

  /** @param given stands in the field then, to be looked over and sent; without it what was typed stays */
  callJobId(given = ''): void {
    this.go('jobs');
    this.opened = null;
    if (given !== '') this.jobId.give(given);
    this.#focusOn = 'job-id';
  }

  callActivity(): void {
    this.go('jobs');
    this.opened = null;
    this.#focusOn = 'activity';
  }

  callFilter(): void {
    this.go('jobs');
    this.jobsView = 'list';
    this.#focusOn = 'filter';
  }

  callRow(): void {
    this.#focusOn = 'row';
  }

  /** Whether the focus is to go there now; who asks takes it there, and is asked once. */
  takeFocus(target: FocusTarget): boolean {
    if (this.#focusOn !== target) return false;
    this.#focusOn = null;
    return true;
  }

  isOpened(job: JobRef): boolean {
    return this.opened?.jobId === job.jobId && this.opened.accountKey === job.accountKey;
  }

  #show({ view, accountKey, jobId }: RequestedView, accounts: readonly AccountView[]): void {
    if (view === 'cancel-by-id') this.callJobId(jobId ?? '');
    else if (view === 'activity') this.callActivity();
    else {
      this.go(view);
      // The account of an old notification may have been removed.
      const isThere = accounts.some(({ key }) => key === accountKey);
      if (isThere && accountKey !== null && jobId !== null) this.open({ accountKey, jobId });
    }
  }
}
