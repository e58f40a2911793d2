// The list of jobs as the person has it: filtered, ordered, and which of them are selected. Knows no component.
import type { AccountView, JobView } from '../../electron/core/view-model/snapshot.ts';
import { fitting, textSteps, wordsIn } from './job-filter.ts';
import { inPlaces, nextOrder, ordered, orderSteps, type JobOrder } from './job-order.ts';
import type { SortColumn } from './columns.ts';
import { isCancellable, jobKeyOf } from './jobs.ts';
import { recallOrder, rememberOrder } from './session-memory.ts';
import { SlicedValue } from './sliced-value.svelte.ts';
import { NO_KEYS, namesOf, withAll, withToggled, type Keys } from './selection.ts';

/** What the list is made of; read again at each change. */
export interface ListParts {
  readonly jobs: () => readonly JobView[];
  readonly accounts: () => readonly AccountView[];
}

interface Wanted {
  readonly jobs: readonly JobView[];
  readonly order: JobOrder;
  readonly names: ReadonlyMap<string, string>;
}

/** A longer list is sorted in slices, and stands as it was sorted last until that is done. */
const FEW = 2_000;

export class JobList {
  /** What stands in the filter. */
  filter = $state('');
  order = $state.raw<JobOrder | null>(recallOrder());
  /** The row on which the keyboard stands, as a key; it may be gone. */
  current = $state<string | null>(null);
  /** Keys; those that cannot be cancelled any more, or are not shown, do not count. */
  selected = $state.raw<Keys>(NO_KEYS);
  /** Where a range begins, and what was selected before it. */
  #anchor: { readonly key: string; readonly base: Keys } | null = null;
  readonly #parts: ListParts;

  readonly names: ReadonlyMap<string, string> = $derived.by(() => namesOf(this.#parts.accounts()));
  readonly #fitting = $derived.by(() => fitting(this.#parts.jobs(), this.filter, this.names));
  /** What is sorted in slices, if anything. */
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
    return sorted.of.jobs === jobs ? sorted.value : inPlaces(jobs, sorted.value);
  });
  readonly isFiltered: boolean = $derived.by(() => wordsIn(this.filter).length > 0);
  /** Those that are shown and can be cancelled. */
  readonly pickable: readonly JobView[] = $derived.by(() => this.shown.filter(isCancellable));
  /** Those of them that are selected. */
  readonly chosen: readonly JobView[] = $derived.by(() =>
    this.selected.size === 0 ? [] : this.pickable.filter((job) => this.selected.has(jobKeyOf(job))),
  );

  /** Whether one of those that are shown can be cancelled. */
  readonly isAnyPickable: boolean = $derived.by(() => this.shown.some(isCancellable));
  /** How many of those that can be cancelled are selected. */
  readonly selection: 'none' | 'some' | 'all' = $derived.by(() => {
    if (this.chosen.length === 0) return 'none';
    return this.chosen.length === this.pickable.length ? 'all' : 'some';
  });

  constructor(parts: ListParts) {
    this.#parts = parts;
  }

  /** Sorts long lists from now on, and readies them for the filter; the answer ends it. */
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

  /** Where a job stands among those that are shown; -1 where it does not. */
  indexOf(key: string | null): number {
    return key === null ? -1 : this.shown.findIndex((job) => jobKeyOf(job) === key);
  }

  /** Selects one, or not any more; a range may begin there. */
  toggle(job: JobView): void {
    this.selected = withToggled(this.selected, job);
    this.beginRange(job);
  }

  /** Selects all from where a range began, or from `from`, to this one; what was selected before stays so. */
  extendTo(job: JobView, from = job): void {
    const end = this.indexOf(jobKeyOf(job));
    if (end === -1) return;
    // A beginning that is not in the list any more is none.
    if (this.#anchor === null || this.indexOf(this.#anchor.key) === -1)
      this.beginRange(this.indexOf(jobKeyOf(from)) === -1 ? job : from);
    const { key, base } = this.#anchor ?? { key: jobKeyOf(job), base: this.selected };
    const ends = [this.indexOf(key), end];
    this.selected = withAll(base, this.shown.slice(Math.min(...ends), Math.max(...ends) + 1));
  }

  /** A range that is selected from now on begins here. */
  beginRange(job: JobView): void {
    this.#anchor = { key: jobKeyOf(job), base: this.selected };
  }

  /** All that are shown and can be cancelled, or none. */
  selectAll(on: boolean): void {
    this.selected = on ? withAll(NO_KEYS, this.pickable) : NO_KEYS;
    this.#anchor = null;
  }
}
