// The last outcome of each job, for its row. Those of earlier runs are kept with the activity list.
import type { Activity } from '../activity/activity-log.ts';
import type { EventSubscriber } from '../watch/app-events.ts';
import { outcomeKinds, type CancelAccepted, type OutcomeKind } from '../watch/outcomes.ts';

export interface JobOutcomes extends Required<
  Pick<EventSubscriber, 'outcome' | 'cancelAccepted' | 'jobsForgotten'>
> {
  outcomeOf(accountKey: string, jobId: string): OutcomeKind | undefined;
  forgetAll(): void;
}

export const createJobOutcomes = (
  activity: Pick<Activity, 'outcomes' | 'forgetOutcomes'>,
): JobOutcomes => {
  const outcomes = new Map(keptOutcomes(activity));
  return {
    outcome: ({ event }) => void outcomes.set(keyOf(event), event.outcome),
    cancelAccepted: (event) => {
      // A new cancel: what came of the last one is history.
      if (outcomes.delete(keyOf(event)))
        activity.forgetOutcomes((one) => keyOf(one) === keyOf(event));
    },
    jobsForgotten: (accountKey) => {
      for (const key of outcomes.keys())
        if (key.startsWith(keyOf({ accountKey, jobId: '' }))) outcomes.delete(key);
      activity.forgetOutcomes((one) => one.accountKey === accountKey);
    },
    outcomeOf: (accountKey, jobId) => outcomes.get(keyOf({ accountKey, jobId })),
    forgetAll: () => outcomes.clear(),
  };
};

const keyOf = ({ accountKey, jobId }: Pick<CancelAccepted, 'accountKey' | 'jobId'>): string =>
  `${accountKey}/${jobId}`;

/** A kind that only a later version knows is left alone. */
const keptOutcomes = (activity: Pick<Activity, 'outcomes'>): [string, OutcomeKind][] =>
  activity.outcomes().flatMap((one) => {
    const kind = outcomeKinds.find((known) => known === one.outcome);
    return kind === undefined ? [] : [[keyOf(one), kind]];
  });
