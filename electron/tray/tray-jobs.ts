// Which jobs the tray speaks of, and how each is named in its menu. Pure; the rules of a job were decided before.
import type { JobView, Snapshot, Waited } from '../core/view-model/snapshot.ts';
import { lengthLabel } from './tray-texts.ts';
import { joined, nothingSaid, oneLine, type SafeText } from '../i18n/safe-text.ts';
import { t } from '../i18n/translate.ts';
import { statusText } from '../i18n/value-texts.ts';

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

const lengthOf = (span: Waited, now: number): number | null => {
  if (span.kind === 'fixed') return span.ms;
  return span.kind === 'growing' ? now - span.since : null;
};

const ageOf = (job: JobView, now: number): number | null => {
  if (job.status === 'canceling')
    return job.cancelingSince === null ? null : now - job.cancelingSince;
  return lengthOf(job.status === 'ready' ? job.waiting : job.running, now);
};

/** `started 12 min`; the bare status where the service's times cannot be placed. */
const standingText = (job: JobView, now: number): SafeText => {
  const age = ageOf(job, now);
  const status = statusText(job);
  return age === null ? status : t('tray.status-length', { status, length: lengthLabel(age) });
};

/** `Job 5001 · m31 halo`; with several accounts the account's name follows the id. */
export const jobName = (job: JobView, { accounts }: Snapshot): SafeText => {
  const account = accounts.find(({ key }) => key === job.accountKey);
  const parts = [
    t('job.heading', { id: job.jobId }),
    accounts.length > 1 && account ? oneLine(account.name) : nothingSaid,
    oneLine(job.taskName ?? ''),
  ];
  return joined(
    parts.filter((part) => part !== ''),
    ' · ',
  );
};

/** `Job 5001 · m31 halo · started 12 min`. */
export const jobText = (job: JobView, snapshot: Snapshot, now: number): SafeText =>
  joined([jobName(job, snapshot), standingText(job, now)], ' · ');

/** More lines than these would fill the screen; the window shows the rest. */
const MOST_JOBS = 10;

/** One text for one job of one account. */
export const refOf = ({ accountKey, jobId }: Pick<JobView, 'accountKey' | 'jobId'>): string =>
  `${accountKey}:${jobId}`;

/** The jobs of the menu's lines: those that were there in their places, over or not; the newest others below them. */
export const menuJobs = (snapshot: Snapshot, before: readonly string[]): readonly JobView[] => {
  const places = new Map(before.map((ref, place) => [ref, place]));
  const placeOf = (job: JobView): number | undefined => places.get(refOf(job));
  // Of very many jobs few are looked at twice.
  const ids = new Set(before.map((ref) => ref.slice(ref.lastIndexOf(':') + 1)));
  const kept = snapshot.jobs.filter((job) => ids.has(job.jobId) && placeOf(job) !== undefined);
  const inPlace = [...kept].sort((one, other) => (placeOf(one) ?? 0) - (placeOf(other) ?? 0));
  const others = activeJobs(snapshot).filter((job) => !places.has(refOf(job)));
  return [...inPlace, ...others].slice(0, MOST_JOBS);
};
