// Exit codes: what an outcome means for a command, and which code several jobs add up to. Pure.
import type { OutcomeEvent } from '../watch/outcomes.ts';
import type { ErrorCode } from '../result.ts';
import type { ExitCode } from './messages.ts';

type Told = Pick<OutcomeEvent, 'outcome' | 'status' | 'error'>;

type Ends = Readonly<Record<OutcomeEvent['outcome'], ExitCode | null>>;

const cancelEnds: Ends = {
  cancelled: 0,
  'cancelled-after-all': 0,
  'done-cancelled': 0,
  'failed-while-cancelling': 3,
  'finished-before': 3,
  'already-over': 3,
  'done-finished': 3,
  'done-failed': 3,
  'no-such-job': 5,
  'quick-job': 5,
  'not-yours': 5,
  vanished: 5,
  'not-sent': 1,
  'not-confirmed': 1,
  'still-canceling': null,
  'canceling-after-all': null,
  'listed-after-all': null,
};

/** A cancel that came to nothing does not end a watch. */
const watchEnds: Ends = {
  'done-finished': 0,
  'finished-before': 0,
  'already-over': 3,
  cancelled: 3,
  'cancelled-after-all': 3,
  'done-cancelled': 3,
  'done-failed': 3,
  'failed-while-cancelling': 3,
  vanished: 5,
  'no-such-job': 5,
  'not-yours': 5,
  'quick-job': null,
  'not-sent': null,
  'not-confirmed': null,
  'still-canceling': null,
  'canceling-after-all': null,
  'listed-after-all': null,
};

/** The job's code for a cancel; null where the outcome is not the end. */
export const cancelEndOf = ({ outcome, error }: Told): ExitCode | null =>
  outcome === 'not-sent' && error !== null ? errorEndOf(error.code) : cancelEnds[outcome];

/** The job's code for a watch; null where the outcome is not the end. */
export const watchEndOf = ({ outcome, status }: Told): ExitCode | null =>
  outcome === 'already-over' && status === 'finished' ? 0 : watchEnds[outcome];

/** 4: somebody has to sign in or unlock something; 5: it is not this account's job; 1: anything else. */
export const errorEndOf = (code: ErrorCode): ExitCode => {
  if (code === 'not-owner') return 5;
  return needsPerson(code) ? 4 : 1;
};

/** Whether waiting does not help, because somebody must sign in or unlock the keychain first. */
export const needsPerson = (code: ErrorCode): boolean =>
  code === 'locked' ||
  code === 'no-account' ||
  code === 'credentials-rejected' ||
  code === 'proxy-password' ||
  (code.startsWith('keychain-') && code !== 'keychain-slow');

const order: readonly ExitCode[] = [130, 2, 4, 1, 5, 124, 3];

/** The first of these that one of them has; 0 if each has 0. */
export const exitCodeOf = (codes: readonly ExitCode[]): ExitCode =>
  order.find((code) => codes.includes(code)) ?? 0;
