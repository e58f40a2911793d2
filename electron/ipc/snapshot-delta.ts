// What is pushed to the page: the whole snapshot when it starts to follow, from then on only the jobs that have
// changed, and the activity list if it has. Long lists are sent in parts, so that neither main nor the page is blocked.
import { succeed, type Result } from '../result.ts';
import type { JobView, Snapshot } from '../core/view-model/snapshot.ts';
import type { JobRef, SnapshotChange } from './contract.ts';

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

/** This many jobs are cloned for the page within a few ms. */
const PART = 250;

export const createFeed = ({ push, later }: FeedParts): Feed => {
  let newest: Snapshot | null = null;
  /** What the page knows; null if there is no page. */
  let told: Told | null = null;
  let toldActivity: Snapshot['activity'] | null = null;
  let isAnew = false;
  let isOwed = false;

  const tell = (): void => {
    if (newest === null || told === null) return;
    const { jobs, activity, ...rest } = newest;
    const { changed, gone } = told.differences(jobs);
    const part = changed.slice(0, PART);
    const hasMore = changed.length > PART;
    const isSaid = activity === toldActivity;
    push({
      ...rest,
      activity: isSaid ? null : activity,
      jobs: { isAnew, changed: part, gone, hasMore },
    });
    toldActivity = activity;
    isAnew = false;
    for (const job of part) told.set(job);
    for (const job of gone) told.delete(job);
    if (hasMore) tellLater();
  };

  const tellLater = (): void => {
    if (isOwed) return;
    isOwed = true;
    later(() => {
      isOwed = false;
      tell();
    });
  };

  return {
    follow: () => {
      told = new Told();
      toldActivity = null;
      isAnew = true;
      tellLater();
      return succeed(null);
    },
    end: () => {
      told = null;
    },
    follows: () => told !== null,
    show: (snapshot) => {
      newest = snapshot;
      // The waiting push includes this change.
      if (!isOwed) tell();
    },
  };
};

/** What a page knows. Main reuses unchanged views, so most are recognized by identity. */
class Told {
  readonly #views = new Set<JobView>();
  readonly #byKey = new Map<string, JobView>();

  /** What is new or changed, and what is gone. */
  differences(jobs: readonly JobView[]): { changed: JobView[]; gone: readonly JobRef[] } {
    let met = 0;
    const changed = jobs.filter((job) => {
      const before = this.#views.has(job) ? job : this.#byKey.get(keyOf(job));
      if (before === undefined) return true;
      met += 1;
      if (before === job) return false;
      if (!isEqual(before, job)) return true;
      this.set(job);
      return false;
    });
    return { changed, gone: met === this.#byKey.size ? [] : this.#goneFrom(jobs) };
  }

  #goneFrom(jobs: readonly JobView[]): readonly JobRef[] {
    const there = new Set(jobs.map(keyOf));
    return [...this.#byKey]
      .filter(([key]) => !there.has(key))
      .map(([, { accountKey, jobId }]) => ({ accountKey, jobId }));
  }

  set(job: JobView): void {
    this.delete(job);
    this.#views.add(job);
    this.#byKey.set(keyOf(job), job);
  }

  delete(ref: JobRef): void {
    const before = this.#byKey.get(keyOf(ref));
    if (before) this.#views.delete(before);
    this.#byKey.delete(keyOf(ref));
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
