// One watch and its transitions: what each poll changes, and when it ends.
import { isFinal, type JobId, type JobStatus } from '../casjobs/job.ts';
import type { OutcomeKind, Source } from './outcomes.ts';

/**
 * An outcome that was reported though the service has not said it: it follows from polls that saw nothing. It is taken
 * back when the service says otherwise.
 */
export interface Unproven {
  readonly outcome: 'quick-job' | 'no-such-job' | 'vanished' | 'not-confirmed';
  /** When it was reported; ms since 1970. */
  readonly at: number;
  /** What the job was watched for. */
  readonly of: 'cancel' | 'until-done';
}

/**
 * A job that is watched to its end. This is written to disk, so it holds no secret.
 * Times are ms since 1970 by the computer's clock.
 */
export interface Watch {
  readonly accountKey: string;
  readonly jobId: JobId;
  /** `recheck`: its outcome was reported and is unproven; it is watched a while longer. */
  readonly kind: 'cancel' | 'until-done' | 'recheck';
  readonly source: Source;
  readonly since: number;
  /** Whether the service has received CancelJob: `not-yet` until it is answered, `unknown` after a time-out or a reset. */
  readonly sent: 'not-yet' | 'heard' | 'unknown';
  /** How often CancelJob was sent: counted when it goes on the wire, not when it is answered. */
  readonly tries: number;
  /** A person stopped the cancel while it was on the wire: it is not sent again. */
  readonly stopped: boolean;
  /** Whether a poll has ever seen the job before it was final. */
  readonly seenOpen: boolean;
  /** When a poll first saw it canceling. */
  readonly cancelingSince: number | null;
  readonly reportedStillCanceling: boolean;
  /** Polls in a row, begun after CancelJob was answered, that saw neither canceling nor an end. */
  readonly idlePolls: number;
  /** Polls in a row that did not find the job. */
  readonly missingPolls: number;
  /** When the first of those polls that saw nothing began; null where the last one saw something. */
  readonly silentSince: number | null;
  /** Of a `recheck`: what was reported. */
  readonly unproven: Unproven | null;
  /** Of a cancel: the job was watched until done before, and is again if nothing comes of the cancel. */
  readonly untilDoneToo: boolean;
}

/** What a poll says of a watched job. */
export type Observation = { readonly status: JobStatus } | 'missing';

/** What follows from a observation; `next` is null when the watch is over. */
export interface Transition {
  readonly next: Watch | null;
  readonly outcome: OutcomeKind | null;
  /** CancelJob should be sent once more. Safe: it is idempotent, a job can be scheduled for cancellation once. */
  readonly resend: boolean;
}

/** After this long in canceling, the user is told once that the slot is still held (design: 10 minutes). */
const STILL_CANCELING_MS = 10 * 60_000;

/**
 * What the service has not said is believed after so many polls that saw nothing, and so long from the beginning of
 * the first to the beginning of the last: the list may come from a copy that lags behind CancelJob by seconds. The
 * beginnings count, so that an answer that was on its way while the computer slept is no older than it is.
 */
const SILENT_POLLS = 3;
const SILENT_MS = 45_000;

/**
 * How long a job is polled after an unproven outcome. If a service lags further behind, its error is shown; most
 * cancels have taken effect by then, and about 30 polls are few.
 */
const RECHECK_MS = 10 * 60_000;
/** A recheck that no poll can answer, as in an outage, ends by itself; longer than most outages. */
export const LONGEST_RECHECK_MS = 60 * 60_000;

/** CancelJob is sent at most this often, and not again once the request is older than this. */
const MOST_TRIES = 3;
const OLDEST_WISH_MS = 10 * 60_000;

type First = Pick<Watch, 'accountKey' | 'jobId' | 'kind' | 'source' | 'since' | 'seenOpen'>;

export const newWatch = ({ accountKey, jobId, kind, source, since, seenOpen }: First): Watch => ({
  accountKey,
  jobId,
  kind,
  source,
  since,
  seenOpen,
  sent: 'not-yet',
  tries: 0,
  stopped: false,
  cancelingSince: null,
  reportedStillCanceling: false,
  idlePolls: 0,
  missingPolls: 0,
  silentSince: null,
  unproven: null,
  untilDoneToo: false,
});

/** Whether the user wants to know when the job ends, whatever else it is watched for. */
export const isUntilDone = ({ kind, untilDoneToo }: Watch): boolean =>
  kind === 'until-done' || untilDoneToo;

/** What is left of the watch when its cancel has come to nothing; null for nothing. */
export const withoutCancel = (watch: Watch): Watch | null =>
  watch.untilDoneToo ? newWatch({ ...watch, kind: 'until-done' }) : null;

/** The watch after the user withdraws a cancel that may have reached the service: its end is still reported. */
export const withdrawn = (watch: Watch): Watch => newWatch({ ...watch, kind: 'until-done' });

/** Whether CancelJob may have reached the service. */
export const mayHaveReached = ({ sent, tries }: Watch): boolean => tries > 0 || sent !== 'not-yet';

/** Whether CancelJob is still to be sent: for the first time, or again where its fate stays unclear. */
export const isToBeSent = (watch: Watch, now: number): boolean => {
  const { kind, sent, cancelingSince, stopped } = watch;
  if (kind !== 'cancel' || sent === 'heard' || cancelingSince !== null || stopped) return false;
  return sent === 'not-yet' || canResend(watch, now);
};

/**
 * Moves a watch by what a poll saw at `now`. The poll must have begun after the watch's last change.
 * @param askedAt when that poll began: silence is as old as that
 */
export const reduceWatch = (
  watch: Watch,
  observation: Observation,
  now: number,
  askedAt: number = now,
): Transition => {
  if (watch.kind === 'recheck') return judgeAgain(watch, observation, now, askedAt);
  if (observation === 'missing') return judgeMissing(watch, now, askedAt);
  const { status } = observation;
  if (isFinal(status)) return over(endOf(watch, status));
  // A number that the contract does not name is shown, not guessed at.
  if (status === 'unknown') return on({ ...watch, ...NOT_SILENT });
  const seen: Watch = { ...watch, missingPolls: 0, seenOpen: true };
  if (watch.kind === 'until-done') return on({ ...seen, silentSince: null });
  if (status === 'canceling') return judgeCanceling(seen, now, askedAt);
  if (watch.sent === 'not-yet') return on(seen);
  return judgeIdle(silent(seen, 'idlePolls', askedAt), now, askedAt);
};

const on = (next: Watch, outcome: OutcomeKind | null = null): Transition => ({
  next,
  outcome,
  resend: false,
});
const over = (outcome: OutcomeKind | null, next: Watch | null = null): Transition => ({
  next,
  outcome,
  resend: false,
});

const NOT_SILENT = { idlePolls: 0, missingPolls: 0, silentSince: null } as const;

const silent = (watch: Watch, which: 'idlePolls' | 'missingPolls', askedAt: number): Watch => ({
  ...watch,
  [which]: watch[which] + 1,
  silentSince: watch[which] === 0 ? askedAt : (watch.silentSince ?? askedAt),
});

const isBelieved = (polls: number, { silentSince }: Watch, askedAt: number): boolean =>
  polls >= SILENT_POLLS && silentSince !== null && askedAt - silentSince >= SILENT_MS;

/** Told, and asked about for a while longer. */
const toldUnproven = (watch: Watch, outcome: Unproven['outcome'], now: number): Transition => {
  const of = watch.kind === 'until-done' ? 'until-done' : 'cancel';
  const unproven: Unproven = { outcome, at: now, of };
  return on({ ...watch, ...NOT_SILENT, kind: 'recheck', unproven }, outcome);
};

const endOf = (
  watch: Pick<Watch, 'kind' | 'seenOpen' | 'sent'>,
  status: JobStatus,
): OutcomeKind => {
  if (watch.kind === 'until-done') {
    if (status === 'finished') return 'done-finished';
    return status === 'failed' ? 'done-failed' : 'done-cancelled';
  }
  if (!watch.seenOpen && (watch.sent === 'not-yet' || status !== 'cancelled'))
    return 'already-over';
  if (status === 'cancelled') return 'cancelled';
  return status === 'failed' ? 'failed-while-cancelling' : 'finished-before';
};

/** Its age counts up to the question: an answer that was on its way while the computer slept is no older than it is. */
const judgeCanceling = (watch: Watch, now: number, askedAt: number): Transition => {
  const cancelingSince = watch.cancelingSince ?? now;
  // A job that is canceling proves that CancelJob was received, whatever its answer was.
  const next: Watch = { ...watch, ...NOT_SILENT, sent: 'heard', cancelingSince };
  const tellNow = askedAt - cancelingSince >= STILL_CANCELING_MS && !watch.reportedStillCanceling;
  return tellNow ? on({ ...next, reportedStillCanceling: true }, 'still-canceling') : on(next);
};

const judgeIdle = (watch: Watch, now: number, askedAt: number): Transition => {
  const believed = isBelieved(watch.idlePolls, watch, askedAt);
  if (watch.sent === 'heard') {
    // Once seen canceling it is no quick job: an answer that says otherwise comes from behind the times.
    const isQuick = believed && watch.cancelingSince === null;
    return isQuick ? toldUnproven(watch, 'quick-job', now) : on(watch);
  }
  if (canResend(watch, now)) return resending(watch);
  return believed ? toldUnproven(watch, 'not-confirmed', now) : on(watch);
};

const canResend = ({ tries, since, stopped }: Watch, now: number): boolean =>
  !stopped && tries < MOST_TRIES && now - since <= OLDEST_WISH_MS;

/** On its way once more: until that is answered no poll can say that it had no effect. */
const resending = (watch: Watch): Transition => ({
  next: { ...watch, ...NOT_SILENT, sent: 'not-yet' },
  outcome: null,
  resend: true,
});

const judgeMissing = (watch: Watch, now: number, askedAt: number): Transition => {
  if (watch.kind === 'cancel' && watch.sent === 'not-yet') return on(watch);
  const next = silent(watch, 'missingPolls', askedAt);
  const isUnseen = watch.kind === 'cancel' && !watch.seenOpen;
  const isUnanswered = isUnseen && watch.sent === 'unknown';
  // It may be another's: no list has it, and only CancelJob says so.
  if (isUnanswered && next.missingPolls >= SILENT_POLLS && canResend(watch, now))
    return resending(next);
  if (!isBelieved(next.missingPolls, next, askedAt)) return on(next);
  if (!isUnseen) return toldUnproven(next, 'vanished', now);
  // An id that no poll has ever found: the service answers CancelJob for it with silence.
  return toldUnproven(next, isUnanswered ? 'not-confirmed' : 'no-such-job', now);
};

const isOfAbsence = ({ outcome }: Unproven): boolean =>
  outcome === 'no-such-job' || outcome === 'vanished';

const judgeAgain = (
  watch: Watch,
  observation: Observation,
  now: number,
  askedAt: number,
): Transition => {
  const { unproven } = watch;
  if (unproven === null) return over(null, afterRecheck(watch));
  if (observation !== 'missing') {
    const { status } = observation;
    if (isFinal(status)) return over(endAfter(watch, unproven, status));
    const again: Watch = { ...watch, kind: unproven.of, unproven: null, seenOpen: true };
    const isNew = unproven.of === 'cancel' && watch.cancelingSince === null;
    if (status === 'canceling' && isNew)
      return on({ ...again, sent: 'heard', cancelingSince: now }, 'canceling-after-all');
    if (isOfAbsence(unproven)) return on({ ...again, ...sentBefore(watch) }, 'listed-after-all');
  }
  return askedAt - unproven.at < RECHECK_MS ? on(watch) : over(null, afterRecheck(watch));
};

/** What is left of a watch whose unproven outcome stands: that a job is gone was already reported. */
export const afterRecheck = (watch: Watch): Watch | null =>
  watch.unproven && isOfAbsence(watch.unproven) ? null : withoutCancel(watch);

/** CancelJob may have come before the job: what it did is not known, and it is not sent again. */
const sentBefore = ({ seenOpen, sent, tries }: Watch): Pick<Watch, 'sent' | 'tries'> =>
  seenOpen ? { sent, tries } : { sent: 'unknown', tries: MOST_TRIES };

/** That a quick job fails or finishes takes nothing back. */
const endAfter = (watch: Watch, unproven: Unproven, status: JobStatus): OutcomeKind | null => {
  if (unproven.of === 'cancel' && status === 'cancelled') return 'cancelled-after-all';
  if (isOfAbsence(unproven)) return endOf({ ...watch, kind: unproven.of }, status);
  return watch.untilDoneToo ? endOf({ ...watch, kind: 'until-done' }, status) : null;
};
