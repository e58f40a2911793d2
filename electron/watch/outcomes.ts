// The words of what can come of a watch. The eight outcomes of a cancel, and the ends of watching. Types only.

/** What came of a CancelJob; the contract's eight. Only `still-canceling` is not the end of its watch. */
export type CancelOutcome =
  | 'cancelled'
  | 'failed-while-cancelling'
  | 'finished-before'
  | 'already-over'
  | 'no-such-job'
  | 'quick-job'
  | 'not-yours'
  | 'still-canceling';

/** What came of 'tell me when it is done', and of a cancel that could not be settled. */
export type WatchOutcome =
  'done-finished' | 'done-failed' | 'done-cancelled' | 'vanished' | 'not-sent' | 'not-confirmed';

export type OutcomeKind = CancelOutcome | WatchOutcome;
