// Passes what happens to jobs on to the commands that wait for it.
import type { EventSubscriber } from '../watch/app-events.ts';
import type { CancelAccepted, OutcomeEvent } from '../watch/outcomes.ts';

export interface JobListener {
  /** Something has changed. */
  changed(): void;
  /** The job's cancel was requested, and the job is canceling. */
  accepted(event: CancelAccepted): void;
  outcome(event: OutcomeEvent): void;
}

export interface JobFeed {
  /** For the core: see Platform. */
  readonly subscriber: EventSubscriber;
  /** For each drawing of the core. */
  drawn(): void;
  /** @returns a function that stops it */
  listen(listener: JobListener): () => void;
}

export const createJobFeed = (): JobFeed => {
  const listeners = new Set<JobListener>();
  const each = (tell: (listener: JobListener) => void): void => [...listeners].forEach(tell);
  return {
    subscriber: {
      outcome: ({ event }) => each((listener) => listener.outcome(event)),
      cancelAccepted: (event) => each((listener) => listener.accepted(event)),
    },
    drawn: () => each((listener) => listener.changed()),
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
