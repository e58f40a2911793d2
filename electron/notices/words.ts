// The words of what came of a job: a title and a body for each outcome. Pure; knows nothing of showing them.
// On Linux a body is read as markup, so bodies hold nothing that was typed by a person or said by a service.
import type { Stopped } from '../watch/outbox.ts';
import type { Begun, Resubmitted, Told } from '../watch/outcomes.ts';
import { lengthText } from '../words/lengths.ts';
import type { SafeText } from '../words/one-line.ts';
import { say } from '../words/say.ts';
import { refusedText } from '../words/troubles.ts';

export interface Words {
  readonly title: SafeText;
  readonly body: SafeText;
  readonly weight: 'plain' | 'good' | 'attention';
}

const good = (title: SafeText, body: SafeText): Words => ({ title, body, weight: 'good' });
const plain = (title: SafeText, body: SafeText): Words => ({ title, body, weight: 'plain' });
const attention = (title: SafeText, body: SafeText): Words => ({
  title,
  body,
  weight: 'attention',
});

/** The words for an outcome, for notices and for the window's activity list. */
export const wordsOf = (told: Told): Words => wordsByOutcome[told.outcome](told);

/** The words for a cancel that was taken and is not over. */
export const wordsOfBegun = ({ jobId }: Pick<Begun, 'jobId'>): Words =>
  plain(say('told.begun', { id: jobId }), say('told.begun-body'));

/** The words for cancels that a person has stopped: how many had gone out, and how many jobs are left alone. */
export const wordsOfStopped = ({ sent, kept, unclear }: Stopped): Words =>
  kept === 0
    ? plain(say('told.stopped-late'), say('told.stopped-late-body'))
    : plain(
        say('told.stopped', { sent, count: sent + kept }),
        unclear === 0
          ? say('told.stopped-body', { kept })
          : say('told.stopped-unclear-body', { kept, unclear }),
      );

/** The words for what came of submitting a job again. */
export const wordsOfResubmitted = ({ jobId: id, fate }: Resubmitted): Words => {
  if (fate.kind === 'submitted') {
    return good(say('told.submitted', { id }), say('told.submitted-body', { new: fate.jobId }));
  }
  return fate.kind === 'refused'
    ? attention(say('told.not-submitted', { id }), say(`trouble.${fate.trouble.code}`))
    : attention(say('told.submit-unknown', { id }), say('told.submit-unknown-body'));
};

const wordsByOutcome: Readonly<Record<Told['outcome'], (told: Told) => Words>> = {
  cancelled: ({ jobId }) => good(say('told.cancelled', { id: jobId }), say('told.slot-free')),
  'failed-while-cancelling': ({ jobId }) =>
    plain(say('told.failed-while-cancelling', { id: jobId }), say('told.slot-free')),
  'finished-before': ({ jobId }) =>
    plain(say('told.finished-before', { id: jobId }), say('told.slot-free')),
  'already-over': ({ jobId, status }) =>
    plain(say(`told.already-${endOf(status)}`, { id: jobId }), say('told.slot-free')),
  'no-such-job': ({ jobId }) =>
    attention(say('told.no-such-job', { id: jobId }), say('told.no-such-job-body')),
  'quick-job': ({ jobId }) =>
    attention(say('told.quick-job', { id: jobId }), say('told.quick-job-body')),
  'not-yours': ({ jobId }) =>
    attention(say('told.not-yours', { id: jobId }), say('told.not-yours-body')),
  'still-canceling': ({ jobId, cancelingMs }) =>
    attention(say('told.still-canceling', { id: jobId }), heldText(cancelingMs)),
  'done-finished': (told) =>
    good(say('told.done-finished', { id: told.jobId }), finishedText(told)),
  'done-failed': (told) => attention(say('told.done-failed', { id: told.jobId }), failedText(told)),
  'done-cancelled': (told) => plain(say('told.done-cancelled', { id: told.jobId }), ranText(told)),
  vanished: ({ jobId }) =>
    attention(say('told.vanished', { id: jobId }), say('told.vanished-body')),
  'not-sent': ({ jobId, trouble }) =>
    attention(
      say('told.not-sent', { id: jobId }),
      refusedText(trouble ?? { code: 'internal', detail: '' }),
    ),
  'not-confirmed': ({ jobId }) =>
    attention(say('told.not-confirmed', { id: jobId }), say('told.not-confirmed-body')),
  'canceling-after-all': ({ jobId }) =>
    plain(say('told.canceling-after-all', { id: jobId }), say('told.begun-body')),
  'cancelled-after-all': ({ jobId }) =>
    good(say('told.cancelled-after-all', { id: jobId }), say('told.slot-free')),
  'listed-after-all': ({ jobId }) =>
    plain(say('told.listed-after-all', { id: jobId }), say('told.listed-after-all-body')),
};

type Run = Pick<Told, 'rows' | 'ranMs'>;

/** A number that is none is left out: a body is read as markup. */
const finishedText = ({ rows, ranMs }: Run): SafeText => {
  const length = ranMs === null ? '' : lengthText(ranMs);
  if (length === '' || !/^\d{1,15}$/.test(rows)) return ranText({ rows, ranMs });
  return say('told.done-rows', { rows: Number(rows), length });
};

const ranText = ({ ranMs }: Run): SafeText =>
  ranMs === null ? say('told.slot-free') : say('told.done-ran', { length: lengthText(ranMs) });

const failedText = ({ ranMs, hasError }: Run & Pick<Told, 'hasError'>): SafeText => {
  if (ranMs === null) return say(hasError ? 'told.done-failed-body' : 'told.done-failed-bare');
  const length = lengthText(ranMs);
  return say(hasError ? 'told.done-failed-ran' : 'told.done-failed-bare-ran', { length });
};

/** *Cancelled* is said only where the service has said it. */
const endOf = (status: Told['status']): 'finished' | 'failed' | 'cancelled' | 'over' =>
  status === 'finished' || status === 'failed' || status === 'cancelled' ? status : 'over';

const MINUTE_MS = 60_000;

const heldText = (ms: number | null): SafeText =>
  ms === null
    ? say('told.still-canceling-long')
    : say('told.still-canceling-body', { minutes: Math.max(1, Math.floor(ms / MINUTE_MS)) });
