// Where the person is in the window: screen, opened job, open question. Knows nothing of the bridge.
import type { JobRef } from '../../electron/ipc/contract.ts';
import type { Snapshot, Wanted } from '../../electron/snapshot.ts';
import { PictureState } from '../timeline/picture-state.svelte.ts';
import type { CancelQuestion } from './cancel-question.ts';
import { keepJobsView, recallJobsView, type JobsView } from './jobs-view.ts';

export type Screen = 'jobs' | 'settings' | 'connect';

/** What lies over the window, besides a question. */
export type Layer = 'palette' | 'shortcuts';

export class Place {
  screen = $state<Screen>('jobs');
  /** The screen before this one, for `Back`. */
  cameFrom = $state<Screen>('jobs');
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
  readonly picture = new PictureState();
  /** The account that is being edited, and where the focus goes first. */
  editing = $state.raw<{ readonly accountKey: string; readonly at: 'name' | 'password' } | null>(
    null,
  );
  /** Grows each time that `Job ID` should get the focus. */
  jobIdCalls = $state(0);
  /** What is to stand in it, and the account that it is about; empty and null where nobody said. */
  jobIdGiven = $state('');
  jobIdAccount = $state<string | null>(null);
  /** Grows each time that the activity list should get the focus. */
  activityCalls = $state(0);
  /** Grows each time that `Filter jobs` should get the focus. */
  filterCalls = $state(0);
  /** Grows each time that the first row should get the focus. */
  rowCalls = $state(0);
  #followed = -1;

  /** Goes where the tray or a notice asked to go; asking twice goes twice, hearing twice does not. */
  follow(snapshot: Snapshot): void {
    const { wanted } = snapshot;
    if (wanted.seq === this.#followed) return;
    this.#followed = wanted.seq;
    const job = jobWanted(wanted, snapshot);
    if (wanted.view === 'cancel-by-id') this.callJobId(wanted.jobId ?? '', job?.accountKey ?? null);
    else if (wanted.view === 'activity') this.callActivity();
    else {
      this.go(wanted.view);
      if (job) this.open(job);
    }
  }

  show(view: JobsView): void {
    this.jobsView = view;
    keepJobsView(view);
  }

  go(screen: Screen): void {
    if (screen === this.screen) return;
    this.cameFrom = this.screen;
    this.screen = screen;
  }

  open(job: JobRef): void {
    this.go('jobs');
    if (this.account !== job.accountKey) this.account = null;
    this.opened = { accountKey: job.accountKey, jobId: job.jobId };
  }

  /** @param given stands in the field then, to be looked over and sent @param accountKey where it is known to belong */
  callJobId(given = '', accountKey: string | null = null): void {
    this.go('jobs');
    this.opened = null;
    this.jobIdGiven = given;
    this.jobIdAccount = accountKey;
    this.jobIdCalls += 1;
  }

  callActivity(): void {
    this.go('jobs');
    this.opened = null;
    this.activityCalls += 1;
  }

  callFilter(): void {
    this.go('jobs');
    this.jobsView = 'list';
    this.filterCalls += 1;
  }

  callRow(): void {
    this.rowCalls += 1;
  }

  isOpened(job: JobRef): boolean {
    return this.opened?.jobId === job.jobId && this.opened.accountKey === job.accountKey;
  }
}

const jobWanted = ({ accountKey, jobId }: Wanted, { jobs }: Snapshot): JobRef | null => {
  if (jobId === null) return null;
  const key = accountKey ?? jobs.find((job) => job.jobId === jobId)?.accountKey;
  return key === undefined ? null : { accountKey: key, jobId };
};
