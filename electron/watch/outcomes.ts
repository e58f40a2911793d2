// The outcomes of a watch: the eight of a cancel, and the ends of watching.
import type { JobStatus } from '../casjobs/job.ts';
import type { CallError } from '../result.ts';

/** What came of a CancelJob; the contract's eight. Only `still-canceling` is not the end of its watch. */
const cancelOutcomes = [
  'cancelled',
  'failed-while-cancelling',
  'finished-before',
  'already-over',
  'no-such-job',
  'quick-job',
  'not-yours',
  'still-canceling',
] as const;

/** What came of 'tell me when it is done', and of a cancel that could not be settled. */
const watchOutcomes = [
  ...(['done-finished', 'done-failed', 'done-cancelled'] as const),
  ...(['vanished', 'not-sent', 'not-confirmed'] as const),
  // An outcome that rested on silence is taken back: the service has said otherwise since.
  ...(['canceling-after-all', 'cancelled-after-all', 'listed-after-all'] as const),
] as const;

export const outcomeKinds = [...cancelOutcomes, ...watchOutcomes] as const;

export type OutcomeKind = (typeof outcomeKinds)[number];

export const sources = ['tray', 'window', 'notice', 'terminal'] as const;

/** Where the command was given. */
export type Source = (typeof sources)[number];

/** A job whose cancel was asked for and which is canceling. */
export interface CancelAccepted {
  readonly accountKey: string;
  readonly jobId: string;
  readonly taskName: string | null;
  /** Where the command was given. */
  readonly source: Source;
}

/** The outcome of a job, as a value; notifications/outcome-texts.ts has its texts. */
export interface OutcomeEvent extends CancelAccepted {
  readonly outcome: OutcomeKind;
  /** The status that the service said last; null where it has said none. */
  readonly status: JobStatus | null;
  /** For how long this app knew it to be canceling, ms; null if it never was seen so. */
  readonly cancelingMs: number | null;
  /** Why the command was not taken (`not-sent`, `not-yours`), otherwise null. */
  readonly error: CallError | null;
  /** How many rows came out, as the service wrote it; see Job. */
  readonly rows: string;
  /** From its start to its end, ms; null if the service has not given both. */
  readonly ranMs: number | null;
  /** Whether its output can be opened. */
  readonly hasOutput: boolean;
  /** Whether the service has given a reason for the failure. */
  readonly hasError: boolean;
}

/** What came of submitting a job again. */
export interface Resubmitted {
  readonly accountKey: string;
  /** The job that was submitted again. */
  readonly jobId: string;
  readonly taskName: string | null;
  readonly fate:
    | { readonly kind: 'submitted'; readonly jobId: string }
    /** The service has made no job. */
    | { readonly kind: 'refused'; readonly error: CallError }
    /** It may have made one. */
    | { readonly kind: 'unknown'; readonly error: CallError };
}
