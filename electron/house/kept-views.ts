// Keeps the views of jobs: most jobs stay as they are from one drawing to the next, and a view that is the same
// value as before need not be sent again.
import type { JobView, Span } from '../snapshot.ts';
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
  const before = kept.get(known);
  if (before && isSame(before.facts, facts)) return before.view;
  const view = jobViewOf(facts);
  if (isSteady(view, facts.now)) kept.set(known, { facts, view });
  else kept.delete(known);
  return view;
};

const isSame = (one: JobFacts, other: JobFacts): boolean =>
  one.watch === other.watch &&
  one.cancelWaits === other.cancelWaits &&
  one.outcome === other.outcome &&
  one.resubmission === other.resubmission &&
  one.zone === other.zone &&
  one.shiftMs === other.shiftMs;

/** One that began just now by the service's clock follows ours until that has caught up. */
const isSteady = ({ waiting, running }: JobView, now: number): boolean =>
  !beginsNow(waiting, now) && !beginsNow(running, now);

const beginsNow = (span: Span, now: number): boolean =>
  span.kind === 'growing' && span.since >= now;
