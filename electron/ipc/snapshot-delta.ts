// What is pushed to the page: the whole snapshot when it starts to follow, from then on only the jobs that have
// changed, and the lines of the activity list that have. Long lists are compared and sent in parts, so that neither main nor the page is
// blocked.
import { succeed, type Result } from '../result.ts';
import { JOBS_AT_ONCE } from '../slices.ts';
import type { JobView, Snapshot } from '../core/view-model/snapshot.ts';
import type { ActivityChange, JobRef, JobsChange, SnapshotChange } from './contract.ts';

export interface FeedParts {
  readonly push: (change: SnapshotChange) => void;
  /** Calls it in a later turn of the event loop. */
  readonly later: (act: () => void) => void;
}

export interface Feed {
  /** A page listens and knows nothing yet: it gets everything soon. */
  readonly follow: () => Result<null>;
  /** The page is gone. */
  readonly end: () => void;
  /** Whether a page follows. */
  follows(): boolean;
  show(snapshot: Snapshot): void;
}

export const createFeed = ({ push, later }: FeedParts): Feed => {
  let newest: Snapshot | null = null;
  /** What the page knows; null if there is no page. */
  let known: KnownJobs | null = null;
  let sentActivity: Snapshot['activity'] | null = null;
  let isReset = false;
  let isScheduled = false;

  const send = (): void => {
    if (newest === null || known === null) return;
    const { jobs, activity, ...rest } = newest;
    const { changed, gone, hasMore } = known.next(jobs);
    // A part in which only comparing was done has nothing to tell.
    if (changed.length > 0 || gone.length > 0 || !hasMore) {
      push({
        ...rest,
        activity: activityChange(sentActivity, activity),
        jobs: { isReset, changed, gone, hasMore },
      });
      sentActivity = activity;
      isReset = false;
    }
    if (hasMore) sendLater();
  };

  const sendLater = (): void => {
    if (isScheduled) return;
    isScheduled = true;
    later(() => {
      isScheduled = false;
      send();
    });
  };

  return {
    follow: () => {
      known = new KnownJobs();
      sentActivity = null;
      isReset = true;
      sendLater();
      return succeed(null);
    },
    end: () => {
      known = null;
    },
    follows: () => known !== null,
    show: (snapshot) => {
      newest = snapshot;
      // The waiting push includes this change.
      if (!isScheduled) send();
    },
  };
};

/** A line that has not changed is the very same object (createLineViews). */
const activityChange = (
  before: Snapshot['activity'] | null,
  lines: Snapshot['activity'],
): ActivityChange | null => {
  if (before === null) return { isReset: true, changed: lines, gone: [] };
  if (before === lines) return null;
  const known = new Set(before);
  const ids = new Set(lines.map(({ id }) => id));
  return {
    isReset: false,
    changed: lines.filter((line) => !known.has(line)),
    gone: before.flatMap(({ id }) => (ids.has(id) ? [] : [id])),
  };
};

/** A removed job is sent as its id alone. */
const MOST_GONE = 2_000;
/** In one part. To compare two views takes a microsecond or two, to see that they are the very same a tenth of that. */
const MOST_COMPARED = 2_500;
const MOST_MET = 25_000;

interface KnownJob {
  view: JobView;
  /** The last list in which it was met. */
  metIn: number;
}

/** What a page knows. Views are kept by main, so that most are found by being the very same one. */
class KnownJobs {
  readonly #byKey = new Map<string, KnownJob>();
  readonly #byView = new Map<JobView, KnownJob>();
  /** The list that is being sent, how far, and which one it is. */
  #jobs: readonly JobView[] = [];
  #at = 0;
  #list = 0;
  /** The position among the known jobs up to which removed ones were found; null until the whole list is sent. */
  #known: Iterator<[string, KnownJob]> | null = null;

  /** The next part of what is changed, new, or removed. A new list begins from its start. */
  next(jobs: readonly JobView[]): Omit<JobsChange, 'isReset'> {
    if (jobs !== this.#jobs) {
      this.#jobs = jobs;
      this.#at = 0;
      this.#list += 1;
      this.#known = null;
    }
    const changed = this.#nextChanged();
    const isTold = this.#at === jobs.length;
    const gone = isTold ? this.#nextGone() : [];
    return { changed, gone, hasMore: !isTold || this.#byKey.size > jobs.length };
  }

  #nextChanged(): JobView[] {
    const changed: JobView[] = [];
    const last = Math.min(this.#jobs.length, this.#at + MOST_MET);
    let compared = 0;
    while (this.#at < last && changed.length < JOBS_AT_ONCE && compared < MOST_COMPARED) {
      const job = this.#jobs[this.#at];
      this.#at += 1;
      if (job === undefined) continue;
      const same = this.#byView.get(job);
      if (same) {
        same.metIn = this.#list;
        continue;
      }
      compared += 1;
      const before = this.#byKey.get(keyOf(job));
      if (!before || !isEqual(before.view, job)) changed.push(job);
      this.#set(job, before);
    }
    return changed;
  }

  #nextGone(): readonly JobRef[] {
    const gone: JobRef[] = [];
    if (this.#byKey.size === this.#jobs.length) return gone;
    this.#known ??= this.#byKey.entries();
    for (let met = 0; met < MOST_MET && gone.length < MOST_GONE; met += 1) {
      const step = this.#known.next();
      if (step.done === true) break;
      const [key, { view, metIn }] = step.value;
      if (metIn === this.#list) continue;
      const { accountKey, jobId } = view;
      gone.push({ accountKey, jobId });
      this.#byKey.delete(key);
      this.#byView.delete(view);
    }
    return gone;
  }

  #set(job: JobView, before: KnownJob | undefined): void {
    if (before) this.#byView.delete(before.view);
    const known: KnownJob = { view: job, metIn: this.#list };
    this.#byKey.set(keyOf(job), known);
    this.#byView.set(job, known);
  }
}

const keyOf = ({ accountKey, jobId }: JobRef): string => `${accountKey}/${jobId}`;

/** Compares two plain values that were made in the same way. */
const isEqual = (one: unknown, other: unknown): boolean => {
  if (one === other) return true;
  if (!isRecord(one) || !isRecord(other)) return false;
  return Object.keys(one).every((key) => isEqual(one[key], other[key]));
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
