// One watch and how it moves: what each look says about it, and when it ends. Pure; knows no clock, disk or service.
import { isFinal, type JobId, type JobStatus } from '../casjobs/job.ts';
import type { OutcomeKind, Source } from './outcomes.ts';

/**
 * A job that is watched to its end. This is what lies on disk, so it holds no secret.
 * Times are ms since 1970 by the computer's clock.
 */
export interface Watch {
  readonly accountKey: string;
  readonly jobId: JobId;
  readonly kind: 'cancel' | 'until-done';
  readonly source: Source;
  readonly since: number;
  /** Whether the service has heard the CancelJob: `not-yet` until it is answered, `unknown` after a time-out or a reset. */
  readonly sent: 'not-yet' | 'heard' | 'unknown';
  /** How often CancelJob was sent: counted when it goes on the wire, not when it is answered. */
  readonly tries: number;
  /** A person stopped the cancel while it was on the wire: it is not sent again. */
  readonly stopped: boolean;
  /** Whether a look has ever seen the job before it was final. */
  readonly seenOpen: boolean;
  /** When a look first saw it canceling. */
  readonly cancelingSince: number | null;
  readonly toldStillCanceling: boolean;
  /** Looks in a row, begun after CancelJob was answered, that saw neither canceling nor an end. */
  readonly idleLooks: number;
  /** Looks in a row that did not find the job. */
  readonly missingLooks: number;
  /** Of a cancel: the job was watched until done before, and is again if nothing comes of the cancel. */
  readonly untilDoneToo: boolean;
}

/** What a look says of a watched job. */
export type Sighting = { readonly status: JobStatus } | 'missing';

/** What follows from a sighting; `next` is null when the watch is over. */
export interface Verdict {
  readonly next: Watch | null;
  readonly tell: OutcomeKind | null;
  /** CancelJob should be sent once more. Safe: it is idempotent, a job can be scheduled for cancellation once. */
  readonly resend: boolean;
}

/** After this long in canceling a person is told once that the slot is still held (design: 10 minutes). */
export const STILL_CANCELING_MS = 10 * 60_000;

/** CancelJob returns when the status is canceling; three looks that see neither it nor an end mean 'quick job'. */
export const IDLE_LOOKS_OF_A_QUICK_JOB = 3;

/** A job may be missing from one answer while the service moves it; three in a row are believed. */
export const MISSING_LOOKS_OF_A_VANISHED_JOB = 3;

/** CancelJob is sent at most so often, and not again when the wish is older than this. */
export const MOST_TRIES = 3;
export const OLDEST_WISH_MS = 10 * 60_000;

type First = Pick<Watch, 'accountKey' | 'jobId' | 'kind' | 'source' | 'since' | 'seenOpen'>;

export const newWatch = ({ accountKey, jobId, kind, source, since, seenOpen }: First): Watch => ({
  ...{ accountKey, jobId, kind, source, since, seenOpen },
  sent: 'not-yet',
  tries: 0,
  stopped: false,
  cancelingSince: null,
  toldStillCanceling: false,
  idleLooks: 0,
  missingLooks: 0,
  untilDoneToo: false,
});

/** What is left of the watch when its cancel has come to nothing; null for nothing. */
export const withoutCancel = (watch: Watch): Watch | null =>
  watch.untilDoneToo ? newWatch({ ...watch, kind: 'until-done' }) : null;

/** What is left of the watch when a person withdraws a cancel that may have reached the service: its end is told. */
export const withdrawn = (watch: Watch): Watch => newWatch({ ...watch, kind: 'until-done' });

/** Whether CancelJob may have reached the service. */
export const mayHaveReached = ({ sent, tries }: Watch): boolean => tries > 0 || sent !== 'not-yet';

/** Whether CancelJob is still to be sent: for the first time, or again where its fate stays unclear. */
export const isToBeSent = (watch: Watch, now: number): boolean => {
  const { kind, sent, cancelingSince, stopped } = watch;
  if (kind !== 'cancel' || sent === 'heard' || cancelingSince !== null || stopped) return false;
  return sent === 'not-yet' || canResend(watch, now);
};

/** Moves a watch by what a look saw at `now`. The look must have begun after the watch's last change. */
export const judge = (watch: Watch, sighting: Sighting, now: number): Verdict => {
  if (sighting === 'missing') return judgeMissing(watch, now);
  const { status } = sighting;
  if (isFinal(status)) return over(endOf(watch, status));
  const seen: Watch = { ...watch, missingLooks: 0, seenOpen: true };
  if (watch.kind === 'until-done') return on(seen);
  if (status === 'canceling') return judgeCanceling(seen, now);
  // A number that the contract does not name is shown, not guessed at.
  if (status === 'unknown' || watch.sent === 'not-yet') return on(seen);
  return judgeIdle({ ...seen, idleLooks: watch.idleLooks + 1 }, now);
};

const on = (next: Watch, tell: OutcomeKind | null = null): Verdict => ({
  next,
  tell,
  resend: false,
});
const over = (tell: OutcomeKind): Verdict => ({ next: null, tell, resend: false });
/** The job goes on, and with it what else it was watched for. */
const toNothing = (watch: Watch, tell: OutcomeKind): Verdict => ({
  next: withoutCancel(watch),
  tell,
  resend: false,
});

const endOf = (watch: Watch, status: JobStatus): OutcomeKind => {
  if (watch.kind === 'until-done') {
    if (status === 'finished') return 'done-finished';
    return status === 'failed' ? 'done-failed' : 'done-cancelled';
  }
  if (!watch.seenOpen && (watch.sent === 'not-yet' || status !== 'cancelled'))
    return 'already-over';
  if (status === 'cancelled') return 'cancelled';
  return status === 'failed' ? 'failed-while-cancelling' : 'finished-before';
};

const judgeCanceling = (watch: Watch, now: number): Verdict => {
  const cancelingSince = watch.cancelingSince ?? now;
  // Seen canceling, the wish was heard, whatever became of the answer to CancelJob.
  const next: Watch = { ...watch, sent: 'heard', cancelingSince, idleLooks: 0 };
  const tellNow = now - cancelingSince >= STILL_CANCELING_MS && !watch.toldStillCanceling;
  return tellNow ? on({ ...next, toldStillCanceling: true }, 'still-canceling') : on(next);
};

const judgeIdle = (watch: Watch, now: number): Verdict => {
  if (watch.sent === 'heard') {
    // Once seen canceling it is no quick job: an answer that says otherwise comes from behind the times.
    const isQuick = watch.cancelingSince === null && watch.idleLooks >= IDLE_LOOKS_OF_A_QUICK_JOB;
    return isQuick ? toNothing(watch, 'quick-job') : on(watch);
  }
  return resendOrEnd(watch, now);
};

const resendOrEnd = (watch: Watch, now: number): Verdict => {
  return canResend(watch, now) ? resending(watch) : toNothing(watch, 'not-confirmed');
};

const canResend = ({ tries, since, stopped }: Watch, now: number): boolean =>
  !stopped && tries < MOST_TRIES && now - since <= OLDEST_WISH_MS;

/** On its way once more: until that is answered no look can say that it had no effect. */
const resending = (watch: Watch): Verdict => ({
  next: { ...watch, sent: 'not-yet' },
  tell: null,
  resend: true,
});

const judgeMissing = (watch: Watch, now: number): Verdict => {
  const next = { ...watch, missingLooks: watch.missingLooks + 1 };
  if (watch.kind === 'cancel' && watch.sent === 'not-yet') return on(next);
  // An id that no look has ever found: the service answers CancelJob for it with silence.
  if (!watch.seenOpen && watch.sent === 'heard') return over('no-such-job');
  if (next.missingLooks < MISSING_LOOKS_OF_A_VANISHED_JOB) return on(next);
  if (watch.seenOpen) return over('vanished');
  // It may be another's: no list has it, and only CancelJob says so.
  if (watch.kind === 'cancel' && canResend(watch, now)) return resending(next);
  return over('no-such-job');
};
