// The jobs that main has sent. Main sends each job only when it changes, so the page keeps them all.
import type { JobRef, JobsChange } from '../../electron/ipc/contract.ts';
import { newestFirst } from '../../electron/core/view-model/newest-first.ts';
import type { JobView } from '../../electron/core/view-model/snapshot.ts';
import { jobKeyOf } from './jobs.ts';

/** A job that main sent and the page knew before; `was` is what it knew. */
export interface ChangedJob {
  readonly was: JobView;
  readonly job: JobView;
}

export class JobCache {
  readonly #jobs = new Map<string, JobView>();
  /** In their order; null after a change. */
  #ordered: readonly JobView[] | null = null;

  take({ isReset, changed, gone }: JobsChange): ChangedJob[] {
    if (isReset) this.#jobs.clear();
    if (isReset || changed.length > 0 || gone.length > 0) this.#ordered = null;
    const told: ChangedJob[] = [];
    for (const job of changed) {
      const key = jobKeyOf(job);
      const was = this.#jobs.get(key);
      if (was) told.push({ was, job });
      this.#jobs.set(key, job);
    }
    for (const job of gone) this.#jobs.delete(jobKeyOf(job));
    return told;
  }

  get(ref: JobRef): JobView | undefined {
    return this.#jobs.get(jobKeyOf(ref));
  }

  /** As main orders them. The same list as long as nothing has changed. */
  newestFirst(): readonly JobView[] {
    this.#ordered ??= [...this.#jobs.values()].sort(newestFirst);
    return this.#ordered;
  }
}
