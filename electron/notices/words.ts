// The words of what came of a job: a title and a body for each outcome. Pure; knows nothing of showing them.
// On Linux a body is read as markup, so bodies hold nothing that was typed by a person or said by a service.
import type { Begun, Told } from '../watch/outcomes.ts';
import { refusalWords } from './trouble-words.ts';

export interface Words {
  readonly title: string;
  readonly body: string;
  readonly weight: 'plain' | 'good' | 'attention';
}

const FREE = 'Its queue slot is free.';

const good = (title: string, body: string): Words => ({ title, body, weight: 'good' });
const plain = (title: string, body: string): Words => ({ title, body, weight: 'plain' });
const attention = (title: string, body: string): Words => ({ title, body, weight: 'attention' });

/** The words for an outcome, for notices and for the window's activity list. */
export const wordsOf = (told: Told): Words => wordsByOutcome[told.outcome](told);

/** The words for a cancel that was taken and is not over. */
export const wordsOfBegun = ({ jobId }: Pick<Begun, 'jobId'>): Words =>
  plain(`Canceling job ${jobId}`, 'It holds its queue slot until it is cancelled.');

const wordsByOutcome: Readonly<Record<Told['outcome'], (told: Told) => Words>> = {
  cancelled: ({ jobId }) => good(`Job ${jobId} cancelled`, FREE),
  'failed-while-cancelling': ({ jobId }) => plain(`Job ${jobId} failed while cancelling`, FREE),
  'finished-before': ({ jobId }) =>
    plain(`Job ${jobId} finished before it could be cancelled`, FREE),
  'already-over': ({ jobId, status }) => plain(`Job ${jobId} was already ${endOf(status)}`, FREE),
  'no-such-job': ({ jobId }) =>
    attention(`There is no job ${jobId}`, 'Check the job ID, and to which account it belongs.'),
  'quick-job': ({ jobId }) =>
    attention(`Job ${jobId} is a quick job`, "CasJobs can't cancel quick jobs."),
  'not-yours': ({ jobId }) =>
    attention(
      `Job ${jobId} is not yours`,
      'Check the job ID, or choose the account that owns the job.',
    ),
  'still-canceling': ({ jobId, cancelingMs }) =>
    attention(
      `Job ${jobId} is still canceling`,
      `It has held its slot for ${minutesText(cancelingMs)}. CasJobs Tray keeps watching.`,
    ),
  'done-finished': ({ jobId }) => good(`Job ${jobId} finished`, FREE),
  'done-failed': ({ jobId }) =>
    attention(`Job ${jobId} failed`, `${FREE} The reason stands in its details.`),
  'done-cancelled': ({ jobId }) => plain(`Job ${jobId} cancelled`, FREE),
  vanished: ({ jobId }) =>
    attention(
      `Job ${jobId} is gone from the list`,
      'CasJobs no longer names it. Look for it on the web page of the service.',
    ),
  'not-sent': ({ jobId, trouble }) =>
    attention(
      `The cancel of job ${jobId} was not taken`,
      refusalWords[trouble?.code ?? 'internal'],
    ),
  'not-confirmed': ({ jobId }) =>
    attention(
      `The cancel of job ${jobId} is not confirmed`,
      'Whether CasJobs heard it is not known. If the job still runs, cancel it again.',
    ),
};

/** *Cancelled* is said only where the service has said it. */
const endOf = (status: Told['status']): string =>
  status === 'finished' || status === 'failed' || status === 'cancelled' ? status : 'over';

const MINUTE_MS = 60_000;

const minutesText = (ms: number | null): string => {
  if (ms === null) return 'a while';
  const minutes = Math.max(1, Math.floor(ms / MINUTE_MS));
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
};
