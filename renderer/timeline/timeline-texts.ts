// The texts of the timeline: about a bar, and about jobs that are not shown. Pure.
import type { AccountView, JobView } from '../../electron/core/view-model/snapshot.ts';
import { t } from '../../electron/i18n/translate.ts';
import { statusText } from '../../electron/i18n/value-texts.ts';
import { stretchesOf, stretchesText, type NowFor } from '../state/job-times.ts';

/** `Waited 4 min, ran 1 h 10 min`; empty if its times are not known. */
export const lengthsText = (job: JobView, nowFor: NowFor): string =>
  stretchesText(stretchesOf(job, nowFor));

/** `Job 5001 · m31 halo · finished · Waited 4 min, ran 1 h 10 min`. */
export const barText = (job: JobView, nowFor: NowFor): string =>
  [
    t('job.heading', { id: job.jobId }),
    job.taskName ?? '',
    statusText(job),
    lengthsText(job, nowFor),
  ]
    .filter((part) => part !== '')
    .join(' · ');

/** A sentence for each reason why jobs are not shown, or may be shown at the wrong time. */
export const timelineNotes = (
  unplaced: readonly JobView[],
  drawn: readonly JobView[],
  accounts: readonly AccountView[],
): readonly string[] => {
  const zones = new Map(accounts.map(({ key, zone }) => [key, zone]));
  const namesOf = (jobs: readonly JobView[]): string => {
    const keys = new Set(jobs.map(({ accountKey }) => accountKey));
    const names = accounts.filter(({ key }) => keys.has(key)).map(({ name }) => name);
    return names.join(', ');
  };
  const isUnknown = ({ accountKey }: JobView): boolean => zones.get(accountKey) === 'unknown';
  const zoneless = unplaced.filter(isUnknown);
  const timeless = unplaced.length - zoneless.length;
  const assumed = drawn.filter(({ accountKey }) => zones.get(accountKey) === 'assumed');
  return [
    ...(zoneless.length > 0
      ? [t('timeline.unplaced', { count: zoneless.length, accounts: namesOf(zoneless) })]
      : []),
    ...(timeless > 0 ? [t('timeline.timeless', { count: timeless })] : []),
    ...(assumed.length > 0 ? [t('timeline.assumed', { accounts: namesOf(assumed) })] : []),
  ];
};
