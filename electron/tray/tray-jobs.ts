// Which jobs the tray speaks of, and how each is named in its menu. Pure; the rules of a job were decided before.
import type { JobView, Snapshot, Span } from '../snapshot.ts';
import { lengthText, shortText } from './texts.ts';
import { say } from '../words/say.ts';
import { statusText } from '../words/statuses.ts';

const isShown = ({ status, vanished }: JobView): boolean =>
  !vanished && (status === 'ready' || status === 'started' || status === 'canceling');

/** Jobs that are ready, started or canceling, newest first. One that the service no longer lists is not among them. */
export const activeJobs = ({ jobs }: Snapshot): readonly JobView[] => jobs.filter(isShown);

/** The service acts on its cancellation, or has been asked to. */
export const isCanceling = ({ status, asking }: JobView): boolean =>
  status === 'canceling' || asking;

/** What `Cancel all active jobs` is about: active jobs whose cancel has not been asked for. */
export const cancellableJobs = (snapshot: Snapshot): readonly JobView[] =>
  activeJobs(snapshot).filter((job) => job.canCancel && !isCanceling(job));

const lengthOf = (span: Span, now: number): number | null => {
  if (span.kind === 'fixed') return span.ms;
  return span.kind === 'growing' ? now - span.since : null;
};

const ageOf = (job: JobView, now: number): number | null => {
  if (job.status === 'canceling')
    return job.cancelingSince === null ? null : now - job.cancelingSince;
  return lengthOf(job.status === 'ready' ? job.waiting : job.running, now);
};

/** `started 12 min`; the bare status where the service's times cannot be placed. */
const standingText = (job: JobView, now: number): string => {
  const age = ageOf(job, now);
  const status = statusText(job);
  return age === null ? status : say('tray.status-length', { status, length: lengthText(age) });
};

/** `Job 5001 · m31 halo · started 12 min`; with several accounts the account's name follows the id. */
export const jobText = (job: JobView, { accounts }: Snapshot, now: number): string => {
  const account = accounts.find(({ key }) => key === job.accountKey);
  const parts = [
    say('job.heading', { id: job.jobId }),
    accounts.length > 1 && account ? shortText(account.name) : '',
    shortText(job.taskName ?? ''),
    standingText(job, now),
  ];
  return parts.filter((part) => part !== '').join(' · ');
};
