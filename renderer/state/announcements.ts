// What to announce to screen readers after a new snapshot, each change once. Pure.
import type { AccountView, JobView, Snapshot } from '../../electron/core/view-model/snapshot.ts';
import { t } from '../../electron/i18n/translate.ts';
import type { ChangedJob } from './job-cache.ts';
import { jobKeyOf } from './jobs.ts';
import { namesOf } from './selection.ts';

/** The most sentences in an announcement. With more changes, the jobs are counted by status. */
const MOST = 5;

/** One text for all changes; empty if there are none to announce, or if there was no snapshot before. */
export const announcementsBetween = (
  before: Snapshot | null,
  after: Snapshot,
  jobs: readonly ChangedJob[],
): string => {
  if (!before) return '';
  const inActivity = keysInActivity(before, after);
  const changed = changedStatuses(jobs).filter(({ job }) => !inActivity.has(jobKeyOf(job)));
  const names = namesOf(after.accounts);
  const connections = connectionTexts(before.accounts, after.accounts, inActivity);
  const statuses =
    changed.length + connections.length > MOST
      ? sums(changed)
      : changed.map(({ job }) => statusNews(job, names));
  return [...statuses, ...connections.slice(0, MOST)].join(' ');
};

/** The jobs and accounts, by key, of new lines in the activity list, which is read aloud by itself. */
const keysInActivity = (before: Snapshot, after: Snapshot): ReadonlySet<string> => {
  const last = before.activity.at(-1)?.id ?? 0;
  const fresh = after.activity.filter(({ id }) => id > last);
  return new Set(
    fresh.flatMap(({ accountKey, jobId }) => {
      if (accountKey === null) return [];
      return [jobId === null ? accountKey : jobKeyOf({ accountKey, jobId })];
    }),
  );
};

/** Each job once, from its state before the first change to that after the last. */
const changedStatuses = (jobs: readonly ChangedJob[]): readonly ChangedJob[] => {
  const byKey = new Map<string, ChangedJob>();
  for (const { was, job } of jobs)
    byKey.set(jobKeyOf(job), { was: byKey.get(jobKeyOf(job))?.was ?? was, job });
  return [...byKey.values()].filter(
    ({ was, job }) => was.status !== job.status && !isTold(was, job),
  );
};

const statusNews = (job: JobView, names: ReadonlyMap<string, string>): string => {
  const { accountKey, jobId: id, status, statusCode: code } = job;
  const sentence = statusSentence(id, status, code);
  const account = names.get(accountKey);
  return account === undefined ? sentence : t('announce.at-account', { account, sentence });
};

const statusSentence = (
  id: string,
  status: JobView['status'],
  code: JobView['statusCode'],
): string => {
  if (status !== 'unknown') return t('announce.status', { id, status: t(`status.${status}`) });
  return code === null
    ? t('announce.status-not-told', { id })
    : t('announce.status-unknown', { id, code });
};

const sums = (changed: readonly ChangedJob[]): string[] => {
  const counts = new Map<JobView['status'], number>();
  for (const { job } of changed) counts.set(job.status, (counts.get(job.status) ?? 0) + 1);
  return [...counts].map(([status, count]) =>
    status === 'unknown'
      ? t('announce.many-unknown', { count })
      : t('announce.many', { count, status: t(`status.${status}`) }),
  );
};

/** The end of a watched job has a line in the activity list, which is read aloud by itself. */
const isTold = (was: JobView, now: JobView): boolean =>
  was.watched !== 'no' && now.family === 'final';

const connectionTexts = (
  before: readonly AccountView[],
  after: readonly AccountView[],
  inActivity: ReadonlySet<string>,
): string[] =>
  after.flatMap((account) => {
    if (inActivity.has(account.key)) return [];
    const was = before.find((other) => other.key === account.key)?.connection.kind;
    const { connection, name } = account;
    if (was === undefined || was === connection.kind) return [];
    if (connection.kind === 'error') {
      const sentence = t(`error.${connection.code}`);
      return [t('announce.error', { account: name, sentence })];
    }
    return connection.kind === 'good' ? [t('announce.good', { account: name })] : [];
  });
