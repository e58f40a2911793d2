// Events of jobs and accounts, and who subscribes to them: the activity list, the notifications and the rows of the job
// list. Each subscriber gets the same event and decides by itself what to do with it.
import type { Account } from '../accounts/account-store.ts';
import type { ConnectionStatus } from '../core/view-model/snapshot.ts';
import type { Stopped } from './outbox.ts';
import type { CancelAccepted, Resubmitted, Source } from './outcomes.ts';
import type { PendingOutcome } from './watch-persistence.ts';

export interface AppEvents {
  /** The outcome of a job. Repeated after a restart until the user has seen it and its activity entry is on the disk. */
  outcome(pending: PendingOutcome): void;
  /** A job whose cancel was requested is canceling. */
  cancelAccepted(event: CancelAccepted): void;
  /** Many cancels were stopped. */
  cancelsStopped(stopped: Stopped, source: Source): void;
  resubmitted(event: Resubmitted): void;
  /** How the connection of an account is, after each poll. */
  connection(account: Account, status: ConnectionStatus): void;
  /** The account is gone, or its jobs are others now. */
  jobsForgotten(accountKey: string): void;
}

export type EventSubscriber = Partial<AppEvents>;

/** Tells each event to all subscribers, in their order. */
export const createAppEvents = (subscribers: readonly EventSubscriber[]): AppEvents => ({
  outcome: (pending) => subscribers.forEach((one) => one.outcome?.(pending)),
  cancelAccepted: (event) => subscribers.forEach((one) => one.cancelAccepted?.(event)),
  cancelsStopped: (...event) => subscribers.forEach((one) => one.cancelsStopped?.(...event)),
  resubmitted: (event) => subscribers.forEach((one) => one.resubmitted?.(event)),
  connection: (...event) => subscribers.forEach((one) => one.connection?.(...event)),
  jobsForgotten: (accountKey) => subscribers.forEach((one) => one.jobsForgotten?.(accountKey)),
});
