// The job list with the user's filter, order and selection.
import type { AccountView, JobView } from '../../electron/core/view-model/snapshot.ts';
import { fitting, textSteps, wordsIn } from './job-filter.ts';
import { inLastOrder, nextOrder, ordered, orderSteps, type JobOrder } from './job-order.ts';
import type { SortColumn } from './columns.ts';
import { isCancellable, jobKeyOf } from './jobs.ts';
import { recallOrder, rememberOrder } from './session-memory.ts';
import { SlicedValue } from './sliced-value.svelte.ts';
import { NO_KEYS, namesOf, withAll, withToggled, type Keys } from './selection.ts';

/** Where the list gets its jobs and accounts. */
export interface ListParts {
  readonly jobs: () => readonly JobView[];
  readonly accounts: () => readonly AccountView[];
}

interface Wanted {
  readonly jobs: readonly JobView[];
  readonly order: JobOrder;
  readonly names: ReadonlyMap<string, string>;
}

/** A longer list is sorted in slices, and keeps its last order until that is done. */
const FEW = 2_000;

export class JobList {
  /** The text of the filter. */
  filter = $state('');
  order = $state.raw<JobOrder | null>(recallOrder());
  /** The key of the row that the keyboard is on; it may no longer be listed. */
  current = $state<string | null>(null);
  /** The selected keys. Jobs that are not shown or can no longer be cancelled don't count. */
  selected = $state.raw<Keys>(NO_KEYS);
  /** Where a range starts, and what was selected before. */
  #anchor: { readonly key: string; readonly base: Keys } | null = null;
  readonly #parts: ListParts;

  readonly names: ReadonlyMap<string, string> = $derived.by(() => namesOf(this.#parts.accounts()));
  readonly #fitting = $derived.by(() => fitting(this.#parts.jobs(), this.filter, this.names));
  /** What to sort in slices; null for a short list. */
  readonly #long: Wanted | null = $derived.by(() => {
    const { order, names } = this;
    const jobs = this.#fitting;
    return order !== null && jobs.length > FEW ? { jobs, order, names } : null;
  });
  readonly #sorted = new SlicedValue(
    () => this.#long,
    ({ jobs, order, names }: Wanted) => orderSteps(jobs, order, names, Date.now()),
  );
  readonly #texts = new SlicedValue(() => {
    const jobs = this.#parts.jobs();
    return jobs.length > FEW ? jobs : null;
  }, textSteps);
  readonly shown: readonly JobView[] = $derived.by(() => {
    const { order, names } = this;
    const jobs = this.#fitting;
    if (order === null) return jobs;
    if (this.#long === null) return ordered(jobs, order, names, Date.now());
    const sorted = this.#sorted.newest;
    if (sorted === null) return jobs;
    return sorted.of.jobs === jobs ? sorted.value : inLastOrder(jobs, sorted.value);
  });
  readonly isFiltered: boolean = $derived.by(() => wordsIn(this.filter).length > 0);
  /** The shown jobs that can be cancelled. */
  readonly pickable: readonly JobView[] = $derived.by(() => this.shown.filter(isCancellable));
  /** The selected ones of them. */
  readonly chosen: readonly JobView[] = $derived.by(() =>
    this.selected.size === 0 ? [] : this.pickable.filter((job) => this.selected.has(jobKeyOf(job))),
  );

  /** Whether one of the shown jobs can be cancelled. */
  readonly isAnyPickable: boolean = $derived.by(() => this.shown.some(isCancellable));
  /** How many of the jobs that can be cancelled are selected. */
  readonly selection: 'none' | 'some' | 'all' = $derived.by(() => {
    if (this.chosen.length === 0) return 'none';
    return this.chosen.length === this.pickable.length ? 'all' : 'some';
  });

  constructor(parts: ListParts) {
    this.#parts = parts;
  }

  /** Starts to sort long lists and to prepare them for the filter. Returns a function that stops it. */
  open(): () => void {
    const closings = [this.#sorted.open(), this.#texts.open()];
    return () => closings.forEach((close) => close());
  }

  orderBy(column: SortColumn): void {
    this.setOrder(nextOrder(this.order, column));
  }

  setOrder(order: JobOrder | null): void {
    this.order = order;
    rememberOrder(order);
  }

  /** The index of a job among the shown ones, or -1. */
  indexOf(key: string | null): number {
    return key === null ? -1 : this.shown.findIndex((job) => jobKeyOf(job) === key);
  }

  /** Selects or deselects a job; a range may start there. */
  toggle(job: JobView): void {
    this.selected = withToggled(this.selected, job);
    this.beginRange(job);
  }

  /** Selects the range from its start, or else from `from`, to this job, in addition to the selection before it. */
  extendTo(job: JobView, from = job): void {
    const end = this.indexOf(jobKeyOf(job));
    if (end === -1) return;
    // The start of the range may no longer be listed.
    if (this.#anchor === null || this.indexOf(this.#anchor.key) === -1)
      this.beginRange(this.indexOf(jobKeyOf(from)) === -1 ? job : from);
    const { key, base } = this.#anchor ?? { key: jobKeyOf(job), base: this.selected };
    const ends = [this.indexOf(key), end];
    this.selected = withAll(base, this.shown.slice(Math.min(...ends), Math.max(...ends) + 1));
  }

  /** The next range starts at this job. */
  beginRange(job: JobView): void {
    this.#anchor = { key: jobKeyOf(job), base: this.selected };
  }

  /** Selects all shown jobs that can be cancelled, or none. */
  selectAll(on: boolean): void {
    this.selected = on ? withAll(NO_KEYS, this.pickable) : NO_KEYS;
    this.#anchor = null;
  }
}
