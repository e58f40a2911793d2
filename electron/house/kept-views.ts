// Keeps the views of jobs that are over: they stay as they are, and are most of what is drawn.
import { isFinal } from '../casjobs/job.ts';
import type { JobView } from '../snapshot.ts';
import type { Known } from '../watch/book.ts';
import { jobViewOf, type JobFacts } from './job-view.ts';

interface Kept {
  readonly facts: JobFacts;
  readonly view: JobView;
}

/** What was known is never changed, only replaced: with it goes its view. */
const kept = new WeakMap<Known, Kept>();

/** The same as jobViewOf. */
export const keptJobViewOf = (facts: JobFacts): JobView => {
  const { known } = facts;
  // One that is not over depends on the clock.
  if (!isFinal(known.job.status)) return jobViewOf(facts);
  const before = kept.get(known);
  if (before && isSame(before.facts, facts)) return before.view;
  const view = jobViewOf(facts);
  kept.set(known, { facts, view });
  return view;
};

const isSame = (one: JobFacts, other: JobFacts): boolean =>
  one.watch === other.watch && one.outcome === other.outcome && one.zone === other.zone;
