// The texts for the outcomes of a job: a title and a body for each. Pure.
// On Linux a body is read as markup, so bodies contain nothing that a user typed or a service sent.
import type { Stopped } from '../watch/outbox.ts';
import type { CancelAccepted, Resubmitted, OutcomeEvent } from '../watch/outcomes.ts';
import { lengthText, refusedText } from '../i18n/value-texts.ts';
import type { SafeText } from '../i18n/safe-text.ts';
import { t } from '../i18n/translate.ts';

export interface OutcomeTexts {
  readonly title: SafeText;
  readonly body: SafeText;
  readonly weight: 'plain' | 'good' | 'attention';
}

const good = (title: SafeText, body: SafeText): OutcomeTexts => ({ title, body, weight: 'good' });
const plain = (title: SafeText, body: SafeText): OutcomeTexts => ({ title, body, weight: 'plain' });
const attention = (title: SafeText, body: SafeText): OutcomeTexts => ({
  title,
  body,
  weight: 'attention',
});

/** The texts for an outcome, for notifications and the window's activity list. */
export const outcomeTexts = (event: OutcomeEvent): OutcomeTexts =>
  wordsByOutcome[event.outcome](event);

/** The texts for a cancel that was accepted. */
export const acceptedTexts = ({ jobId }: Pick<CancelAccepted, 'jobId'>): OutcomeTexts =>
  plain(t('outcome.begun', { id: jobId }), t('outcome.begun-body'));

/** The texts for cancels that the user has stopped: how many were sent, and how many jobs are not cancelled. */
export const stoppedTexts = ({ sent, kept, unclear }: Stopped): OutcomeTexts =>
  kept === 0
    ? plain(t('outcome.stopped-late'), t('outcome.stopped-late-body'))
    : plain(
        t('outcome.stopped', { sent, count: sent + kept }),
        unclear === 0
          ? t('outcome.stopped-body', { kept })
          : t('outcome.stopped-unclear-body', { kept, unclear }),
      );

/** The texts for the result of submitting a job again. */
export const resubmittedTexts = ({ jobId: id, fate }: Resubmitted): OutcomeTexts => {
  if (fate.kind === 'submitted') {
    return good(t('outcome.submitted', { id }), t('outcome.submitted-body', { new: fate.jobId }));
  }
  return fate.kind === 'refused'
    ? attention(t('outcome.not-submitted', { id }), t(`error.${fate.error.code}`))
    : attention(t('outcome.submit-unknown', { id }), t('outcome.submit-unknown-body'));
};

const wordsByOutcome: Readonly<
  Record<OutcomeEvent['outcome'], (event: OutcomeEvent) => OutcomeTexts>
> = {
  cancelled: ({ jobId }) => good(t('outcome.cancelled', { id: jobId }), t('outcome.slot-free')),
  'failed-while-cancelling': ({ jobId }) =>
    plain(t('outcome.failed-while-cancelling', { id: jobId }), t('outcome.slot-free')),
  'finished-before': ({ jobId }) =>
    plain(t('outcome.finished-before', { id: jobId }), t('outcome.slot-free')),
  'already-over': ({ jobId, status }) =>
    plain(t(`outcome.already-${endOf(status)}`, { id: jobId }), t('outcome.slot-free')),
  'no-such-job': ({ jobId }) =>
    attention(t('outcome.no-such-job', { id: jobId }), t('outcome.no-such-job-body')),
  'quick-job': ({ jobId }) =>
    attention(t('outcome.quick-job', { id: jobId }), t('outcome.quick-job-body')),
  'not-yours': ({ jobId }) =>
    attention(t('outcome.not-yours', { id: jobId }), t('outcome.not-yours-body')),
  'still-canceling': ({ jobId, cancelingMs }) =>
    attention(t('outcome.still-canceling', { id: jobId }), heldText(cancelingMs)),
  'done-finished': (event) =>
    good(t('outcome.done-finished', { id: event.jobId }), finishedText(event)),
  'done-failed': (event) =>
    attention(t('outcome.done-failed', { id: event.jobId }), failedText(event)),
  'done-cancelled': (event) =>
    plain(t('outcome.done-cancelled', { id: event.jobId }), ranText(event)),
  vanished: ({ jobId }) =>
    attention(t('outcome.vanished', { id: jobId }), t('outcome.vanished-body')),
  'not-sent': ({ jobId, error }) =>
    attention(
      t('outcome.not-sent', { id: jobId }),
      refusedText(error ?? { code: 'internal', detail: '' }),
    ),
  'not-confirmed': ({ jobId }) =>
    attention(t('outcome.not-confirmed', { id: jobId }), t('outcome.not-confirmed-body')),
  'canceling-after-all': ({ jobId }) =>
    plain(t('outcome.canceling-after-all', { id: jobId }), t('outcome.begun-body')),
  'cancelled-after-all': ({ jobId }) =>
    good(t('outcome.cancelled-after-all', { id: jobId }), t('outcome.slot-free')),
  'listed-after-all': ({ jobId }) =>
    plain(t('outcome.listed-after-all', { id: jobId }), t('outcome.listed-after-all-body')),
};

type Run = Pick<OutcomeEvent, 'rows' | 'ranMs'>;

/** Leaves out a value that is not a number, because a body is read as markup. */
const finishedText = ({ rows, ranMs }: Run): SafeText => {
  const length = ranMs === null ? '' : lengthText(ranMs);
  if (length === '' || !/^\d{1,15}$/.test(rows)) return ranText({ rows, ranMs });
  return t('outcome.done-rows', { rows: Number(rows), length });
};

const ranText = ({ ranMs }: Run): SafeText =>
  ranMs === null ? t('outcome.slot-free') : t('outcome.done-ran', { length: lengthText(ranMs) });

const failedText = ({ ranMs, hasError }: Run & Pick<OutcomeEvent, 'hasError'>): SafeText => {
  if (ranMs === null) return t(hasError ? 'outcome.done-failed-body' : 'outcome.done-failed-bare');
  const length = lengthText(ranMs);
  return t(hasError ? 'outcome.done-failed-ran' : 'outcome.done-failed-bare-ran', { length });
};

/** *Cancelled* is used only if the service has said so. */
const endOf = (status: OutcomeEvent['status']): 'finished' | 'failed' | 'cancelled' | 'over' =>
  status === 'finished' || status === 'failed' || status === 'cancelled' ? status : 'over';

const MINUTE_MS = 60_000;

const heldText = (ms: number | null): SafeText =>
  ms === null
    ? t('outcome.still-canceling-long')
    : t('outcome.still-canceling-body', { minutes: Math.max(1, Math.floor(ms / MINUTE_MS)) });
