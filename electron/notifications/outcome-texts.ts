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
  plain(t('told.begun', { id: jobId }), t('told.begun-body'));

/** The texts for cancels that the user has stopped: how many were sent, and how many jobs are not cancelled. */
export const stoppedTexts = ({ sent, kept, unclear }: Stopped): OutcomeTexts =>
  kept === 0
    ? plain(t('told.stopped-late'), t('told.stopped-late-body'))
    : plain(
        t('told.stopped', { sent, count: sent + kept }),
        unclear === 0
          ? t('told.stopped-body', { kept })
          : t('told.stopped-unclear-body', { kept, unclear }),
      );

/** The texts for the result of submitting a job again. */
export const resubmittedTexts = ({ jobId: id, fate }: Resubmitted): OutcomeTexts => {
  if (fate.kind === 'submitted') {
    return good(t('told.submitted', { id }), t('told.submitted-body', { new: fate.jobId }));
  }
  return fate.kind === 'refused'
    ? attention(t('told.not-submitted', { id }), t(`trouble.${fate.trouble.code}`))
    : attention(t('told.submit-unknown', { id }), t('told.submit-unknown-body'));
};

const wordsByOutcome: Readonly<
  Record<OutcomeEvent['outcome'], (event: OutcomeEvent) => OutcomeTexts>
> = {
  cancelled: ({ jobId }) => good(t('told.cancelled', { id: jobId }), t('told.slot-free')),
  'failed-while-cancelling': ({ jobId }) =>
    plain(t('told.failed-while-cancelling', { id: jobId }), t('told.slot-free')),
  'finished-before': ({ jobId }) =>
    plain(t('told.finished-before', { id: jobId }), t('told.slot-free')),
  'already-over': ({ jobId, status }) =>
    plain(t(`told.already-${endOf(status)}`, { id: jobId }), t('told.slot-free')),
  'no-such-job': ({ jobId }) =>
    attention(t('told.no-such-job', { id: jobId }), t('told.no-such-job-body')),
  'quick-job': ({ jobId }) =>
    attention(t('told.quick-job', { id: jobId }), t('told.quick-job-body')),
  'not-yours': ({ jobId }) =>
    attention(t('told.not-yours', { id: jobId }), t('told.not-yours-body')),
  'still-canceling': ({ jobId, cancelingMs }) =>
    attention(t('told.still-canceling', { id: jobId }), heldText(cancelingMs)),
  'done-finished': (event) =>
    good(t('told.done-finished', { id: event.jobId }), finishedText(event)),
  'done-failed': (event) =>
    attention(t('told.done-failed', { id: event.jobId }), failedText(event)),
  'done-cancelled': (event) => plain(t('told.done-cancelled', { id: event.jobId }), ranText(event)),
  vanished: ({ jobId }) => attention(t('told.vanished', { id: jobId }), t('told.vanished-body')),
  'not-sent': ({ jobId, trouble }) =>
    attention(
      t('told.not-sent', { id: jobId }),
      refusedText(trouble ?? { code: 'internal', detail: '' }),
    ),
  'not-confirmed': ({ jobId }) =>
    attention(t('told.not-confirmed', { id: jobId }), t('told.not-confirmed-body')),
  'canceling-after-all': ({ jobId }) =>
    plain(t('told.canceling-after-all', { id: jobId }), t('told.begun-body')),
  'cancelled-after-all': ({ jobId }) =>
    good(t('told.cancelled-after-all', { id: jobId }), t('told.slot-free')),
  'listed-after-all': ({ jobId }) =>
    plain(t('told.listed-after-all', { id: jobId }), t('told.listed-after-all-body')),
};

type Run = Pick<OutcomeEvent, 'rows' | 'ranMs'>;

/** Leaves out a value that is not a number, because a body is read as markup. */
const finishedText = ({ rows, ranMs }: Run): SafeText => {
  const length = ranMs === null ? '' : lengthText(ranMs);
  if (length === '' || !/^\d{1,15}$/.test(rows)) return ranText({ rows, ranMs });
  return t('told.done-rows', { rows: Number(rows), length });
};

const ranText = ({ ranMs }: Run): SafeText =>
  ranMs === null ? t('told.slot-free') : t('told.done-ran', { length: lengthText(ranMs) });

const failedText = ({ ranMs, hasError }: Run & Pick<OutcomeEvent, 'hasError'>): SafeText => {
  if (ranMs === null) return t(hasError ? 'told.done-failed-body' : 'told.done-failed-bare');
  const length = lengthText(ranMs);
  return t(hasError ? 'told.done-failed-ran' : 'told.done-failed-bare-ran', { length });
};

/** *Cancelled* is used only if the service has said so. */
const endOf = (status: OutcomeEvent['status']): 'finished' | 'failed' | 'cancelled' | 'over' =>
  status === 'finished' || status === 'failed' || status === 'cancelled' ? status : 'over';

const MINUTE_MS = 60_000;

const heldText = (ms: number | null): SafeText =>
  ms === null
    ? t('told.still-canceling-long')
    : t('told.still-canceling-body', { minutes: Math.max(1, Math.floor(ms / MINUTE_MS)) });
